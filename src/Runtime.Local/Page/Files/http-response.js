// An HTTP response: status, headers, and the body as JSON, text, an image, or a file.
import { block, element, readable, title } from "/lambda-page/outcome.js";

let download = null;

/** Creates the elements of a response to a request for a path. */
export function responseParts(response, path) {
  const { status, phrase, headers, reason, notice, bytes, isCut } = response;
  const head = [`HTTP/1.1 ${status} ${phrase}`.trimEnd(), ...headers.map(([name, value]) => `${name}: ${value}`)].join("\n");
  return [
    ...(reason === null ? [] : [title("Why the service responds itself"), problem(reason)]),
    ...(notice === null ? [] : [title("What the client may not expect"), problem(notice)]),
    title("HTTP response"), block(head, "Status and headers", "head"),
    title("Body"), ...body(response, path),
    ...(response.encoding === undefined ? [] : [note(`Sent as ${count(response.encodedBytes)} bytes of ${response.encoding}.`)]),
    ...(isCut ? [note(`The body has ${count(bytes)} bytes, of which this is the beginning. curl gets all of it.`)] : []),
  ];
}

function body(response, path) {
  const { headers, body, bytes, isCut } = response;
  const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  if (bytes === 0) return [note("The body is empty.")];
  if (/^image\//i.test(type) && !isCut) return [image(response, type), link(response, type, path)];
  if (body !== undefined) return [block(readable(body), "Body", "response")];
  return [note(`${count(bytes)} bytes${type === "" ? "" : ` of ${type}`}.`), ...(isCut ? [] : [link(response, type, path)])];
}

// In a data URL, because an image that is opened in a tab would have the origin of this page otherwise, and SVG may have scripts.
function image(response, type) {
  const encoded = response.bodyBase64 ?? toBase64(new TextEncoder().encode(response.body));
  const alt = `Image of the response, ${count(response.bytes)} bytes of ${type}`;
  return element("img", { className: "shown-image", alt, src: `data:${type.split(";")[0]};base64,${encoded}` });
}

function link({ body, bodyBase64, bytes }, type, path) {
  if (download !== null) URL.revokeObjectURL(download);
  const content = bodyBase64 === undefined ? body : Uint8Array.from(atob(bodyBase64), c => c.charCodeAt(0));
  // Not with its own type, so that the browser does not open it with the origin of this page.
  download = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  const line = element("p", { className: "note" });
  line.append(element("a", { id: "download", href: download, download: fileName(type, path), textContent: `Download ${count(bytes)} bytes` }));
  return line;
}

function fileName(type, path) {
  const name = path.split("?")[0].split("/").at(-1).replaceAll(/[^\w.-]/g, "_") || "response";
  const extension = /^[\w-]+\/([\w-]+)/.exec(type)?.[1].replace("jpeg", "jpg").replace("octet-stream", "bin") ?? "bin";
  return name.includes(".") ? name : `${name}.${extension}`;
}

function problem(reason) {
  const box = element("div", { className: "error" });
  box.append(element("p", { className: "reason", textContent: reason }));
  return box;
}

function toBase64(bytes) {
  let text = "";
  for (const each of bytes) text += String.fromCharCode(each);
  return btoa(text);
}

const note = textContent => element("p", { className: "note", textContent });
const count = number => number.toLocaleString("en");
