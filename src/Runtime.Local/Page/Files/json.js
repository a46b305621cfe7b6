// Finds the first error in JSON as the service accepts it (RFC 8259, at most 1000 levels deep), and formats JSON.
// Not JSON.parse, whose errors differ between browsers, and whose numbers lose digits.

const DEEPEST = 1000;
const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[^\s,:[\]{}"]+/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

class Fault extends Error {
  constructor(message, offset) {
    super(message);
    this.offset = offset;
  }
}

/** The first fault, with its line and column from 1 on, or null. */
export function findFault(text) {
  try {
    tokens(text);
    return null;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return { message: fault.message, offset: fault.offset, ...placeOf(text, fault.offset) };
  }
}

/** The same JSON with a member or element on each line; every number and text as it was. */
export function layOut(text) {
  let depth = 0;
  let out = "";
  let before = "";
  for (const token of tokens(text)) {
    const closes = token === "}" || token === "]";
    if (closes) depth--;
    const opened = before === "{" || before === "[";
    if (before === ",") out += newLine(depth);
    else if (opened !== closes && (opened || closes)) out += newLine(depth);
    else if (before === ":") out += " ";
    out += token;
    if (token === "{" || token === "[") depth++;
    before = token;
  }
  return out;
}

const newLine = depth => "\n" + "  ".repeat(depth);

function placeOf(text, offset) {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: [...before.slice(lineStart)].length + 1 };
}

/** All tokens in their order, or the first fault. Without recursion, since a text may be deeper than a browser's stack. */
function tokens(text) {
  const found = [];
  const open = [];
  let offset = 0;
  let due = "value";

  const match = pattern => {
    pattern.lastIndex = offset;
    const part = pattern.exec(text)[0];
    offset += part.length;
    return part;
  };
  const take = (token, next) => {
    found.push(token);
    offset += token.length;
    due = next;
  };
  const afterValue = () => open.length === 0 ? "end" : "more";

  match(SPACE);
  while (offset < text.length || due !== "end") {
    const c = text[offset];
    const inObject = open.at(-1) === "{";
    if (due === "end") throw new Fault(`${shown(text, offset)} follows after the end of the value. Remove it, or put all values into [ ]`, offset);
    if (due === "colon") {
      if (c !== ":") throw new Fault(`a ':' is missing after the name, before ${shown(text, offset)}`, offset);
      take(c, "value");
    } else if (due === "more") {
      if (c === ",") take(c, inObject ? "name" : "value");
      else close(inObject, beginsValue(c) ? "','" : c === undefined ? end(inObject) : `',' or ${end(inObject)}`);
    } else if (due === "name" || due === "name or }") {
      if (c === "\"") take(string(text, offset), "colon");
      else if (c === "'") throw new Fault("a name needs double quotes instead of single quotes", offset);
      else if (isNameWithoutQuotes(c)) throw new Fault(`put the name ${shown(text, offset)} in double quotes`, offset);
      else if (due === "name or }") close(true, "name in double quotes or '}'");
      else if (c === "}") throw new Fault("remove the ',' before this '}'", offset);
      else throw new Fault(`a name in double quotes is missing before ${shown(text, offset)}`, offset);
    } else if (c === "]" && due === "value or ]") {
      close(false, "");
    } else if (c === "{" || c === "[") {
      open.push(c);
      if (open.length > DEEPEST) throw new Fault(`this is level ${DEEPEST + 1}, and the service accepts ${DEEPEST} levels`, offset);
      take(c, c === "{" ? "name or }" : "value or ]");
    } else {
      take(scalar(text, offset), afterValue());
    }
    match(SPACE);
  }
  return found;

  function close(inObject, wanted) {
    const token = inObject ? "}" : "]";
    if (text[offset] === "/") throw new Fault("JSON has no comments", offset);
    if (text[offset] !== token) throw new Fault(`a ${wanted} is missing ${offset < text.length ? `before ${shown(text, offset)}` : "at the end"}`, offset);
    open.pop();
    take(token, afterValue());
  }
}

const end = inObject => inObject ? "'}'" : "']'";
const isNameWithoutQuotes = c => c !== undefined && /[A-Za-z_$]/.test(c);
const beginsValue = c => c !== undefined && /["{[0-9A-Za-z-]/.test(c);

function scalar(text, offset) {
  const c = text[offset];
  if (c === "\"") return string(text, offset);
  if (c === "]") throw new Fault("remove the ',' before this ']'", offset);
  if (c === undefined) throw new Fault("a value is missing at the end", offset);
  if (",:}".includes(c)) throw new Fault(`a value is missing before ${shown(text, offset)}`, offset);

  WORD.lastIndex = offset;
  // Undefined for a character that is not white space in JSON, such as a no-break space.
  const word = WORD.exec(text)?.[0];
  if (word === "true" || word === "false" || word === "null") return word;
  NUMBER.lastIndex = offset;
  if (word !== undefined && NUMBER.exec(text)?.[0] === word) return word;
  if (c === "'") throw new Fault("a string needs double quotes instead of single quotes", offset);
  if (c === "/") throw new Fault("JSON has no comments", offset);
  if (word !== undefined && /^-?0[0-9]/.test(word)) throw new Fault(`remove the zeros at the beginning of the number ${shown(text, offset)}`, offset);
  if (["true", "false", "null"].includes(word?.toLowerCase())) throw new Fault(`write ${word.toLowerCase()} instead of ${shown(text, offset)}`, offset);
  throw new Fault(`${shown(text, offset)} is not a value. Expected a string in double quotes, a number, true, false, null, an object or an array`, offset);
}

function string(text, start) {
  let offset = start + 1;
  while (true) {
    PLAIN.lastIndex = offset;
    offset += PLAIN.exec(text)[0].length;
    const c = text[offset];
    if (c === "\"") return text.slice(start, offset + 1);
    if (c === undefined) throw new Fault("the string that begins here has no '\"' at its end", start);
    if (c === "\n" || c === "\r") throw new Fault("a string cannot contain a line break. Write \\n instead, or close the string with '\"'", offset);
    if (c !== "\\") throw new Fault(`a string cannot contain a control character. Write ${c === "\t" ? "\\t" : `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`} instead`, offset);
    ESCAPE.lastIndex = offset;
    const escape = ESCAPE.exec(text);
    if (escape === null) throw new Fault(`'${text.slice(offset, offset + 2)}' is not an escape sequence. Write \\\\ for a backslash`, offset);
    offset += escape[0].length;
  }
}

function shown(text, offset) {
  if (offset >= text.length) return "the end";
  const quoted = /"[^"\\\n]{0,30}"/y;
  quoted.lastIndex = offset;
  const name = quoted.exec(text)?.[0];
  if (name !== undefined) return name;
  WORD.lastIndex = offset;
  const word = WORD.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(offset));
  return `'${word.length > 20 ? word.slice(0, 20) + "…" : word}'`;
}
