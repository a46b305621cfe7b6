// Connects the parts: handlers, samples, the event or HTTP request, its invocation, and changes in the meantime.
import * as editor from "/lambda-page/event-editor.js";
import * as handlers from "/lambda-page/handlers.js";
import { origin, setPort } from "/lambda-page/http-address.js";
import * as http from "/lambda-page/http-form.js";
import { responseParts } from "/lambda-page/http-response.js";
import * as past from "/lambda-page/past.js";
import * as queues from "/lambda-page/queues.js";
import * as streams from "/lambda-page/streams.js";
import { element, showFailure, showHttpOutcome, showOutcome, showRunning } from "/lambda-page/outcome.js";
import { invoke, sendHttp } from "/lambda-page/service.js";
import * as ways from "/lambda-page/ways.js";

const form = document.getElementById("form");
const buttons = [[document.getElementById("invoke"), "Invoke", "Invoking…"], [document.getElementById("send-http"), "Send", "Sending…"]];
const sample = document.getElementById("sample");
const problem = document.getElementById("problem");
const url = document.getElementById("url");
const connection = document.getElementById("connection");
let program = "";
let service = "";
let running = false;

// Each handler has its event and its HTTP request, which are restored after a reload.
const draft = () => `lambda-page/${program}/${handlers.chosen()}`;

handlers.onChange(() => {
  const current = handlers.current();
  sample.value = "";
  showAddress(current);
  editor.setText(localStorage.getItem(draft()) ?? JSON.stringify(JSON.parse(current.sample), null, 2));
  http.open(current, origin(), service, `${draft()}/http`);
  ways.open(current.routes.length > 0, `${draft()}/way`);
});

editor.onChange(() => {
  if (handlers.chosen() === null) return;
  try {
    localStorage.setItem(draft(), editor.text());
  } catch {
    // The event is too large for the browser's storage.
  }
});

ways.onOpen(way => (way === "http" ? http : editor).focus());

past.onEvent((name, event) => {
  handlers.choose(name);
  ways.choose("event");
  editor.setText(event);
  editor.focus();
});

past.onSendAgain((name, request) => {
  handlers.choose(name);
  if (handlers.chosen() !== name) {
    showFailure(`There is no function ${name} any more.`, "Not sent");
    return;
  }

  ways.choose("http");
  http.fill(request);
  form.requestSubmit();
});

form.addEventListener("submit", async submitted => {
  submitted.preventDefault();
  const name = handlers.chosen();
  if (running || name === null) return;
  await (ways.chosen() === "http" ? sendRequest(name) : sendEvent(name));
});

async function sendEvent(name) {
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
}

async function sendRequest(name) {
  past.mark(null);
  const { request, failure } = http.read();
  if (failure !== undefined) {
    showFailure(failure, "Not sent");
    return;
  }

  setRunning(true);
  showRunning(name);
  const response = await sendHttp(name, request);
  setRunning(false);
  if (response.failure !== undefined) {
    showFailure(response.failure, "Not sent");
    return;
  }

  const outcome = past.toOutcome(response.past);
  // The error of the function is shown with its stack.
  const shown = { ...response, notice: response.past.summary.http?.notice ?? null, reason: outcome?.isError ? null : response.reason };
  const parts = responseParts(shown, request.path);
  showHttpOutcome(`${request.method} ${request.path}`, response, parts, outcome, past.createRequestParts(response.past));
  past.mark(response.past.summary.requestId);
}

document.addEventListener("keydown", pressed => {
  if (pressed.key !== "Enter" || !(pressed.ctrlKey || pressed.metaKey) || pressed.repeat) return;
  pressed.preventDefault();
  form.requestSubmit();
});

function showAddress({ path }) {
  url.textContent = url.href = `${origin()}${path}/`;
}

// Not disabled, because that would remove the focus.
function setRunning(value) {
  running = value;
  for (const [button, idle, busy] of buttons) {
    button.textContent = value ? busy : idle;
    button.ariaDisabled = String(value);
  }
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
  service = now.http.service;
  setPort(now.http.port);
  document.getElementById("service").textContent = service.charAt(0).toUpperCase() + service.slice(1);
  document.title = `${program} · Lambda.Runtime`;
  document.getElementById("program").textContent = program;
  const limits = now.functions[0];
  document.getElementById("about").textContent = limits === undefined ? "" : `${location.host} · ${limits.timeoutSeconds} s · ${limits.memorySizeMB} MB`;
  problem.hidden = now.problem === null;
  problem.textContent = now.problem ?? "";
  handlers.setAll(now.functions);
  const current = handlers.current();
  if (current === undefined) return;
  // Another build may have other routes, and other functions another address.
  showAddress(current);
  http.update(current, origin(), service);
  if (current.routes.length > 0) ways.suggest("http");
});

function tell(text, isLost) {
  connection.textContent = text;
  connection.classList.toggle("lost", isLost);
}
