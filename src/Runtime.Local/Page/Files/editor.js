// Editors of a text with line numbers, checked while it is typed: the event, and the body of an HTTP request.
import { findFault, layOut } from "/lambda-page/json.js";

/** The fault of JSON, as an editor's `check` returns it; null if there is none. */
export function checkJson(text) {
  const fault = findFault(text);
  return fault && { ...fault, verdict: `Invalid JSON in line ${fault.line}, column ${fault.column}: ${fault.message}.` };
}

/** The number of bytes of a text, for a reader. */
export function countBytes(text) {
  const bytes = new TextEncoder().encode(text).length;
  return `${bytes.toLocaleString("en")} ${bytes === 1 ? "byte" : "bytes"}`;
}

/**
 * Creates the editor in elements with these IDs. `check` returns the fault of a text, with its verdict, its offset and, if it has one, its line;
 * `describe` what a text without a fault is.
 * Ctrl+Z undoes only typing, and does not restore a text that was replaced.
 */
export function createEditor({ area: areaId, lines: linesId, verdict: verdictId, toFault: toFaultId, format: formatId, check, describe }) {
  const [area, lines, verdict, toFault] = [areaId, linesId, verdictId, toFaultId].map(id => document.getElementById(id));
  let fault = null;
  let changed = () => {};

  function setText(value) {
    area.value = value;
    area.scrollTop = 0;
    judge();
  }

  function judge() {
    const value = area.value;
    fault = check(value);
    verdict.classList.toggle("faulty", fault !== null);
    verdict.textContent = fault === null ? describe(value) : fault.verdict;
    area.setAttribute("aria-invalid", String(fault !== null));
    toFault.hidden = fault?.line === undefined;
    drawLines();
    changed();
  }

  // Why the text cannot be sent, after moving the caret to the error.
  function findProblem() {
    judge();
    if (fault === null) return null;
    showFault();
    return verdict.textContent;
  }

  function showFault() {
    area.focus();
    area.setSelectionRange(fault.offset, Math.min(fault.offset + 1, area.value.length));
    if (fault.line !== undefined) area.scrollTop = Math.max(0, (fault.line - 4) * lineHeight());
  }

  const lineHeight = () => parseFloat(getComputedStyle(area).lineHeight);

  // Only the visible numbers: a text may have a hundred thousand lines.
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
  document.getElementById(formatId).addEventListener("click", () => {
    if (findProblem() === null && area.value.trim() !== "") setText(layOut(area.value));
  });

  return { text: () => area.value, setText, judge, findProblem, focus: () => area.focus(), onChange: callback => changed = callback };
}
