// The outcome of one invocation: the response, or the error with its stack and causes; the log; times and memory.
import { readHttpResponse } from "/lambda-page/http.js";
import { findFault, layOut } from "/lambda-page/json.js";

// More than a person reads, and little enough for a browser to show at once.
const MOST_SHOWN = 200_000;

const panel = document.getElementById("outcome");
const state = document.getElementById("state");
const result = document.getElementById("result");

/** Shows that an invocation is in progress. */
export function showRunning(name) {
  panel.setAttribute("aria-busy", "true");
  tell(`${name} is running…`, "");
}

/** Shows why nothing was invoked, or sent. */
export function showFailure(message, text = "Not invoked") {
  panel.removeAttribute("aria-busy");
  tell(text, "bad");
  result.replaceChildren(element("p", { className: "note", textContent: message }));
}

/** Shows an outcome, with the elements of `more` below it. */
export function showOutcome(name, outcome, more = []) {
  panel.removeAttribute("aria-busy");
  const duration = outcome.measurements.duration === undefined ? "" : `, in ${outcome.measurements.duration} ms`;
  tell(`${name} ${outcome.isError ? "failed" : "succeeded"}${duration}`, outcome.isError ? "bad" : "good");
  const parts = [measurementList(outcome)];
  if (outcome.isError) parts.push(title("Error"), error(outcome.response));
  else parts.push(...response(outcome.response));
  if (outcome.note) parts.push(element("p", { className: "note", textContent: outcome.note }));
  parts.push(title("Log"), block(outcome.log.trimEnd() || "Nothing was logged.", "Log", "log"), ...more);
  result.replaceChildren(...parts);
}

/** Shows the elements of an HTTP response to a request, and the outcome of its invocation, if there was one, with the elements of `more` below it. */
export function showHttpOutcome(request, { status, phrase, milliseconds }, parts, outcome, more) {
  panel.removeAttribute("aria-busy");
  tell(`${request}: ${`${status} ${phrase}`.trimEnd()}, in ${milliseconds.toFixed(2)} ms`, status < 400 && !outcome?.isError ? "good" : "bad");
  if (outcome === null) {
    result.replaceChildren(...parts, ...more);
    return;
  }

  result.replaceChildren(
    measurementList(outcome), ...(outcome.isError ? [title("Error"), error(outcome.response)] : []), ...parts,
    title("Log"), block(outcome.log.trimEnd() || "Nothing was logged.", "Log", "log"), ...more);
}

/** Shows an HTTP request without an invocation: why the service has responded itself, and the elements of `more`. */
export function showRequest({ method, target, status, reason }, more) {
  panel.removeAttribute("aria-busy");
  tell(`${method} ${target}: ${status ?? "canceled"}`, status !== null && status < 400 ? "good" : "bad");
  result.replaceChildren(element("p", { className: "note", textContent: reason }), ...more);
}

// An HTTP response with its status, headers and body, since its JSON has the body as one escaped string.
function response(text) {
  const http = readHttpResponse(text);
  if (http === null) return [title("Response"), block(readable(text), "Response", "response")];

  const json = element("details");
  json.append(element("summary", { textContent: "The response of the function" }), block(readable(text), "Response of the function", "raw"));
  return [
    title("HTTP response"), block(http.head, "Status and headers", "head"),
    title("Body"), block(http.body === "" ? "The body is empty." : readable(http.body), "Body", "response"),
    ...(http.note ? [element("p", { className: "note", textContent: http.note })] : []),
    json,
  ];
}

function tell(text, className) {
  state.textContent = text;
  state.className = className;
}

function measurementList({ requestId, measurements }) {
  const list = element("dl");
  const add = (name, value) => {
    const pair = element("div");
    pair.append(element("dt", { textContent: name }), element("dd", { textContent: value }));
    list.append(pair);
  };
  if (measurements.duration !== undefined) add("Duration", `${measurements.duration} ms`);
  if (measurements.billed !== undefined) add("Billed", `${measurements.billed} ms`);
  if (measurements.init !== undefined) add("Init", `${measurements.init} ms`);
  if (measurements.memory !== undefined) add("Memory", `${measurements.memory} of ${measurements.memorySize} MB`);
  add("Request ID", requestId);
  return list;
}

// {"errorType":"...","errorMessage":"...","stackTrace":["..."],"cause":{...}}, or other text that a function sent.
function error(response) {
  let content;
  try {
    content = JSON.parse(response);
  } catch {
    content = null;
  }
  if (content === null || typeof content !== "object" || typeof content.errorType !== "string") return block(readable(response), "Error", "response");

  const box = element("div", { className: "error" });
  for (let at = content; at !== null && typeof at === "object"; at = at.cause ?? null) {
    if (at !== content) box.append(element("p", { className: "cause", textContent: "caused by" }));
    box.append(element("p", { className: "type", textContent: at.errorType ?? "" }), element("p", { textContent: at.errorMessage ?? "" }));
    if (!Array.isArray(at.stackTrace) || at.stackTrace.length === 0) continue;
    const stack = element("ol", { tabIndex: 0, ariaLabel: `Stack of ${at.errorType}` });
    stack.append(...at.stackTrace.map(line => element("li", { textContent: String(line).trim() })));
    box.append(stack);
  }
  return box;
}

/** Formats a text that is JSON, and cuts one that is too long to be shown. */
export function readable(response) {
  if (response === "") return "The response is empty.";
  // In a streamed HTTP response, eight NULs follow the prelude.
  const text = response.replaceAll("\0", "␀");
  if (text.length > MOST_SHOWN) return `${text.slice(0, MOST_SHOWN)}…\n(the first ${MOST_SHOWN.toLocaleString("en")} of ${text.length.toLocaleString("en")} characters)`;
  return findFault(text) === null ? layOut(text) : text;
}

/** Creates a block of text that can be focused and scrolled by keyboard. */
export function block(text, label, className) {
  return element("pre", { className, textContent: text, tabIndex: 0, role: "region", ariaLabel: label });
}

/** Creates a title. */
export const title = text => element("h3", { textContent: text });

/** Creates an element. */
export function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}
