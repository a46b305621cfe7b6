// Connects the parts: handlers, samples, the event, its invocation, and changes in the meantime.
import * as editor from "/lambda-page/editor.js";
import * as handlers from "/lambda-page/handlers.js";
import * as past from "/lambda-page/past.js";
import * as queues from "/lambda-page/queues.js";
import * as streams from "/lambda-page/streams.js";
import { element, showFailure, showOutcome, showRunning } from "/lambda-page/outcome.js";
import { invoke } from "/lambda-page/service.js";

const form = document.getElementById("form");
const button = document.getElementById("invoke");
const sample = document.getElementById("sample");
const problem = document.getElementById("problem");
const url = document.getElementById("url");
const connection = document.getElementById("connection");
let program = "";
let urlPort = "";
let running = false;

// Each handler has its event, which is restored after a reload.
const draft = () => `lambda-page/${program}/${handlers.chosen()}`;

handlers.onChange(() => {
  sample.value = "";
  // On another port, because the pages of a function must not share the page's origin.
  url.textContent = url.href = `${location.protocol}//${location.hostname}:${urlPort}/lambda-url/${encodeURIComponent(handlers.chosen())}/`;
  editor.setText(localStorage.getItem(draft()) ?? JSON.stringify(JSON.parse(handlers.sample()), null, 2));
});

editor.onChange(() => {
  if (handlers.chosen() === null) return;
  try {
    localStorage.setItem(draft(), editor.text());
  } catch {
    // The event is too large for the browser's storage.
  }
});

past.onEvent((name, event) => {
  handlers.choose(name);
  editor.setText(event);
  document.getElementById("event").focus();
});

form.addEventListener("submit", async submitted => {
  submitted.preventDefault();
  const name = handlers.chosen();
  if (running || name === null) return;
  const unsound = editor.findProblem();
  if (unsound !== null) {
    // Instead of the outcome of another event.
    showFailure(unsound);
    past.mark(null);
    return;
  }

  setRunning(true);
  showRunning(name);
  past.mark(null);
  const outcome = await invoke(name, editor.text());
  setRunning(false);
  if (outcome.failure !== undefined) showFailure(outcome.failure);
  else showOutcome(name, outcome);
  past.mark(outcome.requestId);
});

document.addEventListener("keydown", pressed => {
  if (pressed.key !== "Enter" || !(pressed.ctrlKey || pressed.metaKey) || pressed.repeat) return;
  pressed.preventDefault();
  form.requestSubmit();
});

// Not disabled, because that would remove the focus.
function setRunning(value) {
  running = value;
  button.textContent = value ? "Invoking…" : "Invoke";
  button.ariaDisabled = String(value);
}

sample.addEventListener("change", () => {
  if (sample.value !== "") editor.setText(sample.value);
});

for (const { group, name, event } of await (await fetch("/lambda-page/samples.json")).json()) {
  if (sample.lastElementChild.label !== group) sample.append(element("optgroup", { label: group }));
  sample.lastElementChild.append(element("option", { textContent: name, value: JSON.stringify(event, null, 2) }));
}

const news = new EventSource("/lambda-page/changes");
news.addEventListener("open", () => tell("connected", false));
news.addEventListener("error", () => tell("the emulator does not respond", true));
news.addEventListener("past", ({ data }) => past.setAll(JSON.parse(data)));
news.addEventListener("invocation", ({ data }) => past.add(JSON.parse(data)));
news.addEventListener("queues", ({ data }) => queues.setAll(JSON.parse(data)));
news.addEventListener("streams", ({ data }) => streams.setAll(JSON.parse(data)));
news.addEventListener("functions", ({ data }) => {
  const now = JSON.parse(data);
  program = now.program;
  urlPort = now.urlPort;
  document.title = `${program} · Lambda.Runtime`;
  document.getElementById("program").textContent = program;
  const limits = now.functions[0];
  document.getElementById("about").textContent = limits === undefined ? "" : `${location.host} · ${limits.timeoutSeconds} s · ${limits.memorySizeMB} MB`;
  problem.hidden = now.problem === null;
  problem.textContent = now.problem ?? "";
  handlers.setAll(now.functions);
});

function tell(text, isLost) {
  connection.textContent = text;
  connection.classList.toggle("lost", isLost);
}
