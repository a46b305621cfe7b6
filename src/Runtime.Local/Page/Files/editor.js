// The editor of the event: a text with line numbers, checked while it is typed.
import { findFault, layOut } from "/lambda-page/json.js";

const MOST_BYTES = 6 * 1024 * 1024;

const area = document.getElementById("event");
const lines = document.getElementById("lines");
const verdict = document.getElementById("verdict");
const toFault = document.getElementById("fault");

let fault = null;
let changed = () => {};

/** The event's text. */
export const text = () => area.value;

/** Replaces the event. Ctrl+Z undoes only typing, and does not restore the previous event. */
export function setText(value) {
  area.value = value;
  area.scrollTop = 0;
  judge();
}

/** Sets the callback for changes of the text. */
export function onChange(callback) {
  changed = callback;
}

/** Why the event cannot be sent, after moving the caret to the error; null if it can be sent. */
export function findProblem() {
  judge();
  if (fault === null) return null;
  showFault();
  return verdict.textContent;
}

function judge() {
  const value = area.value;
  const bytes = new TextEncoder().encode(value).length;
  fault = value.trim() === "" ? null
    : bytes > MOST_BYTES ? { message: `the event has ${count(bytes)} bytes, and the maximum is ${count(MOST_BYTES)}`, offset: 0 }
    : findFault(value);
  verdict.classList.toggle("faulty", fault !== null);
  verdict.textContent = fault === null
    ? value.trim() === "" ? "Empty: the function gets {}." : `JSON, ${count(bytes)} ${bytes === 1 ? "byte" : "bytes"}.`
    : fault.line === undefined ? `Too large: ${fault.message}.`
    : `Invalid JSON in line ${fault.line}, column ${fault.column}: ${fault.message}.`;
  area.setAttribute("aria-invalid", String(fault !== null));
  toFault.hidden = fault?.line === undefined;
  drawLines();
  changed();
}

function showFault() {
  area.focus();
  area.setSelectionRange(fault.offset, Math.min(fault.offset + 1, area.value.length));
  if (fault.line !== undefined) area.scrollTop = Math.max(0, (fault.line - 4) * lineHeight());
}

const count = number => number.toLocaleString("en");
const lineHeight = () => parseFloat(getComputedStyle(area).lineHeight);

// Only the visible numbers: an event may have a hundred thousand lines.
function drawLines() {
  const height = lineHeight();
  const top = parseFloat(getComputedStyle(area).paddingTop);
  const total = area.value.split("\n").length;
  const first = Math.floor(area.scrollTop / height);
  const last = Math.min(total, first + Math.ceil(area.clientHeight / height) + 1);
  lines.replaceChildren(...Array.from({ length: Math.max(0, last - first) }, (_, i) => {
    const number = document.createElement("div");
    number.textContent = first + i + 1;
    number.style.top = `${top + (first + i) * height - area.scrollTop}px`;
    number.classList.toggle("faulty", fault?.line === first + i + 1);
    return number;
  }));
}

area.addEventListener("input", judge);
area.addEventListener("scroll", drawLines);
new ResizeObserver(drawLines).observe(area);
toFault.addEventListener("click", showFault);
document.getElementById("format").addEventListener("click", () => {
  if (findProblem() === null && area.value.trim() !== "") setText(layOut(area.value));
});
judge();
