// The table of past invocations of all callers; each can be shown again.
import { block, element, showFailure, showOutcome } from "/lambda-page/outcome.js";

const MOST_ROWS = 100;

const rows = document.getElementById("past");
let setEvent = () => {};
let longest = 0;
let marked = null;

/** Sets the handler for the event of an invocation that is to be repeated. */
export function onEvent(callback) {
  setEvent = callback;
}

/** Replaces all rows. */
export function setAll(invocations) {
  rows.replaceChildren();
  longest = 0;
  invocations.forEach(add);
  document.getElementById("table").hidden = rows.children.length === 0;
  document.getElementById("none").hidden = rows.children.length > 0;
}

/** Adds a row at the top. */
export function add(invocation) {
  rows.prepend(row(invocation));
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

function row(invocation) {
  const { requestId, began, duration, billed, init, memoryMB, memorySizeMB, errorType } = invocation;
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
  cell(invocation.function);
  cell(errorType ?? "ok", errorType === null ? "good" : "bad");
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

  const { summary, event, response, log } = past;
  const again = element("button", { type: "button", className: "quiet", textContent: "Put its event into the editor" });
  again.addEventListener("click", () => setEvent(summary.function, event.text));
  const cut = part => part.isCut ? ` ${part.bytes.toLocaleString("en")} bytes, of which this is the beginning.` : "";
  showOutcome(summary.function, {
    requestId,
    isError: summary.errorType !== null,
    response: response.text,
    note: cut(response) && `The response has${cut(response)}`,
    log: log.join("\n"),
    measurements: {
      duration: summary.duration.toFixed(2), billed: summary.billed, init: summary.init?.toFixed(2),
      memory: summary.memoryMB ?? undefined, memorySize: summary.memorySizeMB,
    },
  }, [
    element("h3", { textContent: "Event" }),
    block(event.text, "Event of this invocation", "event"),
    ...(event.isCut ? [element("p", { className: "note", textContent: `The event has${cut(event)}` })] : [again]),
  ]);
  mark(requestId);
}
