// The table of past invocations of all callers; each can be shown again.
import { requestParts } from "/lambda-page/http-request.js";
import { block, element, showFailure, showOutcome, showRequest } from "/lambda-page/outcome.js";

const MOST_ROWS = 100;

const rows = document.getElementById("past");
let setEvent = () => {};
let sendAgain = () => {};
let longest = 0;
let marked = null;

/** Sets the handler for the event of an invocation that is to be repeated. */
export function onEvent(callback) {
  setEvent = callback;
}

/** Sets the handler for the function and the HTTP request of an invocation that is to be sent again. */
export function onSendAgain(callback) {
  sendAgain = callback;
}

/** Replaces all rows. */
export function setAll(invocations) {
  rows.replaceChildren();
  longest = 0;
  invocations.forEach(add);
  document.getElementById("table").hidden = rows.children.length === 0;
  document.getElementById("none").hidden = rows.children.length > 0;
}

/** Adds a row at the top, or completes that of an invocation whose HTTP response was sent, or the other way round. */
export function add(entry) {
  const tr = document.getElementById(rowId(entry.requestId)) ?? createRow(entry.requestId);
  fill(tr, entry);
  if (rows.children.length > MOST_ROWS) rows.lastElementChild.remove();
  document.getElementById("table").hidden = false;
  document.getElementById("none").hidden = true;
  mark(marked);
  longest = Math.max(longest, entry.duration);
  for (const each of rows.children) each.querySelector(".bar div").style.width = `${longest === 0 ? 0 : 100 * each.duration / longest}%`;
}

/** Marks the invocation that is shown, which may not be listed yet. */
export function mark(requestId) {
  marked = requestId;
  for (const each of rows.children) {
    each.classList.toggle("shown", each.id === rowId(requestId));
    each.querySelector("button").ariaPressed = String(each.id === rowId(requestId));
  }
}

const rowId = requestId => `past-${requestId}`;
const milliseconds = value => value === null ? "" : `${value.toFixed(2)} ms`;

// Its button stays, so that it keeps the focus.
function createRow(requestId) {
  const tr = element("tr", { id: rowId(requestId) });
  const button = element("button", { type: "button", className: "link", title: "Show this invocation", ariaPressed: "false" });
  button.addEventListener("click", () => show(requestId));
  const first = element("td");
  first.append(button);
  tr.append(first);
  rows.prepend(tr);
  return tr;
}

function fill(tr, { began, function: name, duration, billed, init, memoryMB, memorySizeMB, errorType, http }) {
  tr.duration = duration ?? 0;
  tr.querySelector("button").textContent = new Date(began).toLocaleTimeString("en-GB");
  tr.replaceChildren(tr.firstElementChild);
  const bar = element("div", { className: "bar", ariaHidden: "true" });
  bar.append(element("div"));
  const cell = (content, className = "") => {
    const td = element("td", { className });
    td.append(content);
    tr.append(td);
  };
  cell(element("span", { textContent: name }));
  if (http !== null) tr.lastElementChild.append(element("span", { className: "target", textContent: `${http.method} ${http.target}`, title: http.target }));
  cell(element("span", { className: "result", textContent: describeOutcome(errorType, http) }), errorType !== null || http?.status === null || http?.status >= 500 ? "bad" : "good");
  cell(milliseconds(duration), "number");
  cell(bar);
  cell(billed === null ? "" : `${billed} ms`, "number");
  cell(milliseconds(init), "number");
  cell(memoryMB === null ? "" : `${memoryMB} of ${memorySizeMB} MB`, "number");
}

// The status that the client got, and the error of the function: 502 OrderException.
function describeOutcome(errorType, http) {
  if (http?.status === null) return ["canceled", errorType].filter(each => each !== null).join(" ");
  return [http?.status ?? null, errorType].filter(each => each !== null).join(" ") || "ok";
}

async function show(requestId) {
  let past;
  try {
    const response = await fetch(`/lambda-page/past/${requestId}`);
    if (!response.ok) throw new Error();
    past = await response.json();
  } catch {
    showFailure("This invocation is no longer kept: the emulator has ended, or had a hundred since.");
    return;
  }

  const { summary, event, response, request } = past;
  mark(requestId);
  if (response === null) {
    showRequest(summary.http, createRequestParts(past));
    return;
  }

  const again = element("button", { type: "button", className: "quiet", textContent: "Put its event into the editor" });
  again.addEventListener("click", () => setEvent(summary.function, event.text));
  const eventParts = [
    block(event.text, "Event of this invocation", "event"),
    ...(event.isCut ? [element("p", { className: "note", textContent: `The event has${cut(event)}` })] : [again]),
  ];
  showOutcome(summary.function, { ...toOutcome(past), note: [describeHttp(summary.http), cut(response) && `The response has${cut(response)}`].filter(Boolean).join(" ") },
    request === null ? [element("h3", { textContent: "Event" }), ...eventParts] : [...createRequestParts(past), folded("The event of the request", eventParts)]);
}

/** The outcome of an invocation, as the emulator keeps it, in the form in which a new one is shown; null if a request had no invocation. */
export const toOutcome = ({ summary, response, log }) => response === null ? null : {
  requestId: summary.requestId,
  isError: summary.errorType !== null,
  response: response.text,
  log: log.join("\n"),
  measurements: {
    duration: summary.duration.toFixed(2), billed: summary.billed, init: summary.init?.toFixed(2),
    memory: summary.memoryMB ?? undefined, memorySize: summary.memorySizeMB,
  },
};

/** Creates the elements of the HTTP request of an invocation. */
export const createRequestParts = ({ summary, request }) => requestParts(request, () => sendAgain(summary.function, request));

const cut = part => part.isCut ? ` ${part.bytes.toLocaleString("en")} bytes, of which this is the beginning.` : "";

// What the response of the function does not show.
const describeHttp = http => http === null || http.status < 500 && http.reason === null && http.notice === null ? ""
  : [http.status === null ? null : `The client got the status ${http.status}.`, http.reason, http.notice].filter(each => each !== null).join(" ");

function folded(text, parts) {
  const whole = element("details");
  whole.append(element("summary", { textContent: text }), ...parts);
  return whole;
}
