// Parts of the tables of sources and messages. Roles are explicit, because a row that is shown as a card loses its role.
import { element } from "/lambda-page/outcome.js";

/** Creates a cell of a table with the class cards, which shows the label in a narrow window. */
export function cell(label, content, className = "") {
  const td = element("td", { role: "cell", className });
  if (label !== "") td.dataset.label = label;
  td.append(content);
  return td;
}

/** Creates an empty cell for a number. */
export const number = label => cell(label, "", "number");

/** Creates the headers of such a table. That of a number begins with a hyphen. */
export function headers(...titles) {
  const head = element("thead", { role: "rowgroup" });
  const row = element("tr", { role: "row" });
  row.append(...titles.map(text => element("th", { role: "columnheader", scope: "col", className: text.startsWith("-") ? "number" : "", textContent: text.replace(/^-/, "") })));
  head.append(row);
  return head;
}

/** Creates the row of a source, with a line for its last problem below. */
export function sourceRow(name, cells, buttons) {
  const body = element("tbody", { role: "rowgroup" });
  const main = element("tr", { role: "row" });
  const extra = element("tr", { role: "row", className: "problem", hidden: true });
  const problem = cell("", "", "wide");
  const actions = cell("", "", "commands wide");
  problem.colSpan = cells.length + 2;
  actions.append(...buttons);
  main.append(element("th", { role: "rowheader", scope: "row", className: "wide", textContent: name }), ...cells, actions);
  extra.append(problem);
  body.append(main, extra);

  function setProblem(text) {
    extra.hidden = text === null;
    problem.textContent = text === null ? "" : `Last problem: ${text}`;
  }

  return { body, setProblem };
}

/** Sets the content of a cell. */
export function set(target, value, isBad = false) {
  target.textContent = typeof value === "number" ? value.toLocaleString("en") : value;
  target.classList.toggle("bad", isBad);
}

/** Creates a button of the row of `name`. */
export function action(text, name, pressed) {
  const button = element("button", { type: "button", className: "quiet" });
  rename(button, text, name);
  button.addEventListener("click", () => pressed(button));
  return button;
}

/** Creates a button that opens and closes an area of the page. */
export function opener(text, name, area, pressed) {
  const button = action(text, name, pressed);
  button.ariaExpanded = "false";
  button.setAttribute("aria-controls", area);
  return button;
}

/** Sets the text of a button. Each row has buttons of the same text, so the name for screen readers is longer. */
export function rename(button, text, name) {
  button.textContent = text;
  button.ariaLabel = `${text} ${name}`;
}
