// The list of handlers, one of which is chosen. A new build may change the list.
import { element } from "/lambda-page/outcome.js";

const list = document.getElementById("handlers");
let changed = () => {};
let all = [];

/** The name of the chosen function; null without functions. */
export const chosen = () => list.querySelector("input:checked")?.value ?? null;

/** The chosen function, with an event that it can read, its path and its routes; undefined without functions. */
export const current = () => all.find(each => each.name === chosen());

/** Sets the callback for another choice. */
export function onChange(callback) {
  changed = callback;
}

export function choose(name) {
  const input = [...list.querySelectorAll("input")].find(each => each.value === name);
  if (input === undefined) return;
  input.checked = true;
  changed();
}

/** Lists the handlers, and keeps the choice if it still exists. */
export function setAll(functions) {
  const before = chosen();
  all = functions;
  list.querySelectorAll(".choice").forEach(each => each.remove());
  list.append(...functions.map(choice));
  const first = functions.find(each => each.name === before) ?? functions[0];
  if (first === undefined) return;
  list.querySelectorAll("input")[functions.indexOf(first)].checked = true;
  if (first.name !== before) changed();
}

function choice({ name, handler }) {
  const label = element("label", { className: "choice" });
  const input = element("input", { type: "radio", name: "handler", value: name });
  label.append(input, handler === name || handler === "bootstrap" ? name : `${handler} (function ${name})`);
  return label;
}

list.addEventListener("change", () => changed());
