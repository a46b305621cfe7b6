// The table of past invocations of all callers; each can be shown again.
import { requestParts } from "/lambda-page/http-request.js";
import { block, element, showFailure, showOutcome } from "/lambda-page/outcome.js";

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

/** Adds a row at the top, or replaces that of an invocation whose HTTP response was sent. */
export function add(invocation) {
  const before = document.getElementById(rowId(invocation.requestId));
  if (before === null) rows.prepend(row(invocation));
  else update(before, invocation);
  if (rows.children.length > MOST_ROWS) rows.lastElementChild.remove();
  document.getElementById("table").hidden = false;
  document.getElementById("none").hidden = true;
  mark(marked);
  longest = Math.max(longest, invocation.duration);
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

// Only the outcome, so that the focus stays.
function update(tr, { errorType, http }) {
  setOutcome(tr.children[2], errorType, http);
}

// The status that the client got, and the error of the function.
function setOutcome(cell, errorType, http) {
  const status = http?.status ?? null;
  cell.textContent = [status, errorType].filter(each => each !== null).join(" ") || "ok";
  cell.className = errorType !== null || status >= 500 ? "bad" : "good";
}

function row(invocation) {
  const { requestId, began, duration, billed, init, memoryMB, memorySizeMB, errorType, http } = invocation;
  const tr = element("tr", { id: rowId(requestId) });
  tr.duration = duration;
  const button = element("button", { type: "button", className: "link", textContent: new Date(began).toLocaleTimeString("en-GB") });
  button.title = "Show this invocation";
  button.ariaPressed = "false";
  button.addEventListener("click", () => show(requestId));
  const bar = element("div", { className: "bar", ariaHidden: "true" });
  bar.append(element("div"));
  const cell = (content, className = "") => {
    const td = element("td", { className });
    td.append(content);
    tr.append(td);
  };
  cell(button);
  const name = element("span", { textContent: invocation.function });
  cell(name);
  if (http !== null) name.after(element("span", { className: "target", textContent: `${http.method} ${http.target}`, title: http.target }));
  cell("");
  setOutcome(tr.lastElementChild, errorType, http);
  cell(milliseconds(duration), "number");
  cell(bar);
  cell(`${billed} ms`, "number");
  cell(milliseconds(init), "number");
  cell(memoryMB === null ? "" : `${memoryMB} of ${memorySizeMB} MB`, "number");
  return tr;
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
  const again = element("button", { type: "button", className: "quiet", textContent: "Put its event into the editor" });
  again.addEventListener("click", () => setEvent(summary.function, event.text));
  const eventParts = [
    block(event.text, "Event of this invocation", "event"),
    ...(event.isCut ? [element("p", { className: "note", textContent: `The event has${cut(event)}` })] : [again]),
  ];
  showOutcome(summary.function, { ...toOutcome(past), note: [describeHttp(summary.http), cut(response) && `The response has${cut(response)}`].filter(Boolean).join(" ") },
    request === null ? [element("h3", { textContent: "Event" }), ...eventParts] : [...createRequestParts(past), folded("The event of the request", eventParts)]);
  mark(requestId);
}

/** The outcome of an invocation, as the emulator keeps it, in the form in which a new one is shown. */
export const toOutcome = ({ summary, response, log }) => ({
  requestId: summary.requestId,
  isError: summary.errorType !== null,
  response: response.text,
  log: log.join("\n"),
  measurements: {
    duration: summary.duration.toFixed(2), billed: summary.billed, init: summary.init?.toFixed(2),
    memory: summary.memoryMB ?? undefined, memorySize: summary.memorySizeMB,
  },
});

/** Creates the elements of the HTTP request of an invocation. */
export const createRequestParts = ({ summary, request }) => requestParts(request, () => sendAgain(summary.function, request));

const cut = part => part.isCut ? ` ${part.bytes.toLocaleString("en")} bytes, of which this is the beginning.` : "";

// What the response of the function does not show.
const describeHttp = http => http !== null && (http.status >= 500 || http.reason !== null)
  ? `The client got the status ${http.status}.${http.reason === null ? "" : ` ${http.reason}`}` : "";

function folded(text, parts) {
  const whole = element("details");
  whole.append(element("summary", { textContent: text }), ...parts);
  return whole;
}
