// Parts of the tables of queues and messages. Roles are explicit, because a row that is shown as a card loses its role.
import { element } from "/lambda-page/outcome.js";

/** Creates a cell of a table with the class cards, which shows the label in a narrow window. */
export function cell(label, content, className = "") {
  const td = element("td", { role: "cell", className });
  if (label !== "") td.dataset.label = label;
  td.append(content);
  return td;
}

/** Creates the headers of such a table. That of a number begins with a hyphen. */
export function headers(...titles) {
  const head = element("thead", { role: "rowgroup" });
  const row = element("tr", { role: "row" });
  row.append(...titles.map(text => element("th", { role: "columnheader", scope: "col", className: text.startsWith("-") ? "number" : "", textContent: text.replace(/^-/, "") })));
  head.append(row);
  return head;
}
