// The table of queues. Rows are updated in place, so that the focus and what is typed stay.
import { element } from "/lambda-page/outcome.js";
import { createMessages } from "/lambda-page/queue-messages.js";
import { getQueues } from "/lambda-page/queue-requests.js";
import { createRow } from "/lambda-page/queue-row.js";
import { createSender } from "/lambda-page/queue-sender.js";

const panel = document.getElementById("queues");
const table = document.getElementById("queue-table");
const state = document.getElementById("queue-state");
const detail = document.getElementById("queue-detail");
const rows = new Map();
let queues = [];
let readAt = 0;
let version = 0;
let timer;
let opened = null;

/** Shows the queues as they are now. */
export function setAll(all) {
  queues = inOrder(all);
  readAt = performance.now();
  version++;
  panel.hidden = all.length === 0;
  for (const name of [...rows.keys()].filter(name => !all.some(queue => queue.name === name))) {
    rows.get(name).body.remove();
    rows.delete(name);
    if (opened?.name === name) close();
  }
  queues.forEach((queue, i) => {
    if (!rows.has(queue.name)) rows.set(queue.name, createRow(queue.name, { toggle, tell, withdraw }));
    const { body, update } = rows.get(queue.name);
    // An element that is moved loses the focus.
    if (table.tBodies[i] !== body) table.insertBefore(body, table.tBodies[i] ?? null);
    update(queue, all);
  });
  if (opened !== null) opened.update();
  wait();
}

// A dead-letter queue after its queue.
function inOrder(all) {
  const sources = all.filter(queue => !all.some(other => other.deadLetters === queue.name));
  return [...new Set([...sources.flatMap(queue => [queue, all.find(other => other.name === queue.deadLetters) ?? queue]), ...all])];
}

// Nothing reports that time has passed. Without messages that are in flight or delayed, only the ages change.
function wait() {
  clearTimeout(timer);
  queues.forEach(queue => rows.get(queue.name).showAge(queue, (performance.now() - readAt) / 1000));
  if (queues.some(queue => queue.inFlight + queue.delayed > 0)) timer = setTimeout(ask, 1000);
  else if (queues.some(queue => queue.age !== null)) timer = setTimeout(wait, 1000);
}

async function ask() {
  const before = version;
  const all = await getQueues();
  // An emulator that has ended sends the queues when it is back. What it has sent in the meantime may be newer.
  if (all !== null && version === before) setAll(all);
}

// One form or list at a time; the button that opened it closes it.
function toggle(queue, kind, button) {
  const wasOpen = opened?.button === button;
  if (opened !== null) close();
  if (wasOpen) return;
  const part = kind === "send" ? createSender(queue) : createMessages(queue);
  const done = element("button", { type: "button", className: "quiet", id: "close", textContent: "Close" });
  done.addEventListener("click", () => {
    close();
    button.focus();
  });
  const head = element("div", { className: "detail-head" });
  head.append(element("h3", { textContent: kind === "send" ? `Send to ${queue.name}` : `Oldest messages of ${queue.name}` }), done);
  detail.replaceChildren(head, part.content);
  detail.hidden = false;
  button.ariaExpanded = "true";
  opened = { name: queue.name, button, update: part.update };
  part.update();
  part.first?.focus();
  detail.scrollIntoView({ block: "nearest" });
}

function close() {
  opened.button.ariaExpanded = "false";
  opened = null;
  detail.hidden = true;
  detail.replaceChildren();
}

// Unless something else was reported since.
function withdraw(text) {
  if (state.textContent === text) tell("");
}

function tell(text, isFailure = false) {
  state.textContent = text;
  state.className = isFailure ? "bad" : "";
}
