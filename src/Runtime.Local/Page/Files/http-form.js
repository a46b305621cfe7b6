// The form of an HTTP request: method, path, headers and body.
import { checkJson, countBytes, createEditor } from "/lambda-page/editor.js";
import { isHere, withoutBase } from "/lambda-page/http-address.js";
import { element } from "/lambda-page/outcome.js";

const JSON_TYPE = "Content-Type: application/json";
// What follows from the body, or is for the connection only.
const COMPUTED = ["connection", "content-length", "transfer-encoding"];

const [route, method, path, headers, isBase64, base, note] = ["route", "method", "path", "headers", "base64", "base", "http-note"].map(id => document.getElementById(id));
const editor = createEditor({
  area: "body", lines: "body-lines", verdict: "body-verdict", toFault: "body-fault", format: "body-format", check, describe,
});
let current = { name: "", path: "", routes: [] };
let draft = null;
// The body and its type while a route is chosen that has none.
let parked = null;

/** Shows the form for a function: what was typed for it, kept under a key, or a request to its first route. */
export function open(chosen, address, service, key) {
  draft = null;
  update(chosen, address, service);
  parked = null;
  set(recall(key) ?? example(chosen.routes[0] ?? { method: "GET", path: "/" }));
  draft = key;
}

/** Updates the routes and the address, and leaves what was typed. */
export function update(chosen, address, service) {
  current = chosen;
  base.textContent = `${address}${chosen.path}`;
  note.textContent = `The request goes through the emulated ${service}.`;
  route.closest(".field").hidden = chosen.routes.length === 0;
  const option = (value, textContent = value) => element("option", { value, textContent });
  route.replaceChildren(option("", "Choose one…"), ...chosen.routes.map(each => option(each.route)));
  showRoute();
}

/** Puts a request that was sent before into the form. */
export function fill({ method, target, headers, body, bodyBase64 }) {
  const kept = headers.filter(([name, value]) => {
    const lower = name.toLowerCase();
    return !COMPUTED.includes(lower) && !(lower === "host" && isHere(value)) && !(lower === "accept" && value === "*/*");
  });
  parked = null;
  set({
    method, path: withoutBase(target, current), headers: kept.map(([name, value]) => `${name}: ${value}`).join("\n"),
    body: bodyBase64 ?? body ?? "", isBase64: bodyBase64 !== undefined,
  });
}

/** Returns the {request}, or the {failure} that says what is wrong with it, after moving the focus there. */
export function read() {
  const pairs = [];
  for (const [i, line] of headers.value.split("\n").entries()) {
    if (line.trim() === "") continue;
    const colon = line.indexOf(":");
    if (colon < 1) {
      select(i);
      return { failure: `Headers, line ${i + 1}: expected a name, a colon and a value, such as Accept: text/html, found ${line.trim()}` };
    }
    pairs.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  if (isBase64.checked) {
    const failure = editor.findProblem();
    if (failure !== null) return { failure };
  }
  const body = editor.text();
  const content = body === "" ? {} : isBase64.checked ? { bodyBase64: body.replaceAll(/\s/g, "") } : { body };
  return { request: { method: method.value, path: path.value.trim(), headers: pairs, ...content } };
}

export const focus = () => path.focus();

function set(request) {
  if (![...method.options].some(each => each.value === request.method)) method.append(element("option", { textContent: request.method }));
  method.value = request.method;
  path.value = request.path;
  headers.value = request.headers;
  isBase64.checked = request.isBase64;
  editor.setText(request.body);
  showRoute();
}

const get = () => ({ method: method.value, path: path.value, headers: headers.value, body: editor.text(), isBase64: isBase64.checked });

const example = ({ method, path }) => ({ method, path, headers: takesBody(method) ? JSON_TYPE : "", body: "", isBase64: false });

const takesBody = method => ["POST", "PUT", "PATCH"].includes(method);

// The route whose example is in the form.
function showRoute() {
  route.value = current.routes.find(each => each.method === method.value && each.path === path.value)?.route ?? "";
}

function choose() {
  const chosen = current.routes.find(each => each.route === route.value);
  if (chosen === undefined) return;
  const before = get();
  const lines = before.headers.split("\n").filter(line => line.trim() !== "");
  const isType = line => /^content-type[ \t]*:/i.test(line);
  const others = lines.filter(line => !isType(line));
  const type = lines.find(isType);
  if (takesBody(chosen.method)) {
    const content = before.body === "" && parked !== null ? parked : { ...before, type };
    parked = null;
    set({ method: chosen.method, path: chosen.path, headers: [content.type ?? JSON_TYPE, ...others].join("\n"), body: content.body, isBase64: content.isBase64 });
  } else {
    if (before.body !== "") parked = { type, body: before.body, isBase64: before.isBase64 };
    set({ method: chosen.method, path: chosen.path, headers: others.join("\n"), body: "", isBase64: false });
  }
}

function select(line) {
  const start = headers.value.split("\n").slice(0, line).join("\n").length + (line > 0 ? 1 : 0);
  headers.focus();
  headers.setSelectionRange(start, start + headers.value.split("\n")[line].length);
}

function isJson(text) {
  const type = /^content-type[ \t]*:(.*)$/im.exec(headers.value)?.[1];
  return type === undefined ? /^\s*[{[]/.test(text) : /[/+]json\b/i.test(type);
}

function check(text) {
  if (text.trim() === "") return null;
  if (isBase64.checked) return isInBase64(text) ? null : { verdict: "Not Base64. Expected bytes in Base64, such as /9j/4A==.", offset: 0 };
  const fault = isJson(text) ? checkJson(text) : null;
  // How a function responds to it may be what is tested.
  return fault && { ...fault, verdict: `${fault.verdict} It can be sent as it is.` };
}

function describe(text) {
  if (text === "") return "No body.";
  if (isBase64.checked) return `${atob(text.replaceAll(/\s/g, "")).length.toLocaleString("en")} bytes.`;
  return `${isJson(text) && text.trim() !== "" ? "JSON" : "Text"}, ${countBytes(text)}.`;
}

function isInBase64(text) {
  try {
    atob(text.replaceAll(/\s/g, ""));
    return true;
  } catch {
    return false;
  }
}

function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function keep() {
  document.getElementById("body-format").hidden = isBase64.checked || !isJson(editor.text());
  if (draft === null) return;
  try {
    localStorage.setItem(draft, JSON.stringify(get()));
  } catch {
    // The body is too large for the browser's storage.
  }
}

editor.onChange(keep);
route.addEventListener("change", choose);
method.addEventListener("change", () => {
  showRoute();
  keep();
});
path.addEventListener("input", () => {
  showRoute();
  keep();
});
// They say whether the body is JSON.
headers.addEventListener("input", editor.judge);
isBase64.addEventListener("change", editor.judge);
