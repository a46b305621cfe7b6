// Writes an HTTP request as a command of curl, for a POSIX shell.
import { isHere, origin } from "/lambda-page/http-address.js";

// Linux limits an argument of a program to 128 KiB. printf is a part of the shell.
const MOST_BYTES = 100_000;

// What curl writes itself, from the body and for the connection.
const OWN = ["connection", "content-length", "expect", "transfer-encoding"];

/** Creates the command. */
export function toCurl({ method, target, headers, body, bodyBase64 }) {
  const hasBody = bodyBase64 !== undefined || (body ?? "") !== "";
  const find = name => headers.find(([each]) => each.toLowerCase() === name)?.[1];
  const words = ["curl", "-i"];
  // In a URL, curl takes brackets for a list, and removes the segments . and .. otherwise.
  if (/[{}[\]]/.test(target)) words.push("-g");
  if (/\/(\.|%2e){1,2}([/?]|$)/i.test(target)) words.push("--path-as-is");
  if (method === "HEAD") words.push(...(hasBody ? ["-X", "HEAD", "--max-time", "10"] : ["-I"]));
  else if (method !== "GET" || hasBody) words.push("-X", quoteMethod(method));
  if (find("accept-encoding") !== undefined) words.push("--compressed");
  for (const [name, value] of headers.filter(isSent)) words.push("-H", quote(value === "" ? `${name};` : `${name}: ${value}`));
  // Instead of those that curl adds.
  if (find("accept") === undefined) words.push("-H", quote("Accept:"));
  if (hasBody && find("content-type") === undefined) words.push("-H", quote("Content-Type:"));

  let source = "";
  const bytes = new TextEncoder().encode(body ?? "");
  if (bodyBase64 !== undefined) source = `printf %s ${quote(bodyBase64)} | base64 -d | `;
  else if (hasBody && body.includes("\0")) source = `printf %s ${quote(btoa(String.fromCharCode(...bytes)))} | base64 -d | `;
  else if (bytes.length > MOST_BYTES) source = `printf %s ${quote(body)} | `;
  if (source !== "") words.push("--data-binary", "@-");
  else if (hasBody) words.push("--data-raw", quote(body));
  return `${source}${words.join(" ")} ${quote(origin() + target)}`;
}

function isSent([name, value]) {
  const lower = name.toLowerCase();
  return !OWN.includes(lower) && !(lower === "host" && isHere(value)) && !(lower === "accept" && value === "*/*") && !(lower === "user-agent" && value.startsWith("curl/"));
}

const quote = text => `'${text.replaceAll("'", "'\\''")}'`;
const quoteMethod = method => /^[A-Z]+$/.test(method) ? method : quote(method);
