// Reads an HTTP response that a function returns to API Gateway or to its function URL.
// {"statusCode":200,"headers":{"content-type":"application/json"},"body":"{\"id\":7}","isBase64Encoded":false}

const MEMBERS = ["statusCode", "statusDescription", "headers", "multiValueHeaders", "cookies", "body", "isBase64Encoded"];

// What ends the prelude of a streamed response. The body follows.
const END_OF_PRELUDE = "\0".repeat(8);

/** Returns the head and the body; null for a response of any other form. */
export function readHttpResponse(response) {
  const end = response.indexOf(END_OF_PRELUDE);
  const content = parse(end < 0 ? response : response.slice(0, end));
  if (content === null || typeof content !== "object" || !Number.isInteger(content.statusCode)) return null;
  if (Object.keys(content).some(name => !MEMBERS.includes(name)) || !["string", "undefined"].includes(typeof (content.body ?? undefined))) return null;

  const body = end < 0 ? content.body ?? "" : response.slice(end + END_OF_PRELUDE.length);
  return { head: [`HTTP ${content.statusCode}`, ...headers(content)].join("\n"), ...(content.isBase64Encoded === true ? decode(body) : { body }) };
}

function headers({ headers, multiValueHeaders, cookies }) {
  const single = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  const multiple = Object.entries(multiValueHeaders ?? {}).flatMap(([name, values]) => [values].flat().map(value => `${name}: ${value}`));
  return [...single, ...multiple, ...[cookies ?? []].flat().map(cookie => `set-cookie: ${cookie}`)];
}

// Text in Base64 is shown as text, and other bytes remain as they are.
function decode(base64) {
  try {
    const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
    try {
      return { body: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
    } catch {
      return { body: base64, note: `The body has ${bytes.length.toLocaleString("en")} bytes that are not text, and is shown in Base64.` };
    }
  } catch {
    return { body: base64, note: "isBase64Encoded is true, but the body is not Base64." };
  }
}

function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
