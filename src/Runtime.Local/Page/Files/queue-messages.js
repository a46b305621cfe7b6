// The oldest messages of a queue, which are read again when the queue changes.
import { element } from "/lambda-page/outcome.js";
import { getMessages } from "/lambda-page/queue-requests.js";
import { cell, headers } from "/lambda-page/table.js";

const MOST_SHOWN = 120;

/** Creates the list. */
export function createMessages({ name }) {
  const content = element("div");
  let shown = null;
  let reading = false;
  let isOutdated = false;

  // One request at a time: a busy queue changes more often than it can be read.
  async function update() {
    isOutdated = true;
    if (reading) return;
    reading = true;
    while (isOutdated) {
      isOutdated = false;
      draw(await getMessages(name));
    }
    reading = false;
  }

  // Not without a change, because that would close what is open, and remove the focus.
  function draw(messages) {
    const text = JSON.stringify(messages);
    if (text === shown) return;
    shown = text;
    const open = new Set([...content.querySelectorAll("details[open]")].map(each => each.dataset.id));
    const focused = content.contains(document.activeElement) ? document.activeElement.closest("details")?.dataset.id : undefined;
    content.replaceChildren(messages === null ? note(`The messages of ${name} cannot be read.`)
      : messages.length === 0 ? note(`${name} has no messages.`)
      : table(name, messages, open));
    if (focused !== undefined) [...content.querySelectorAll("details")].find(each => each.dataset.id === focused)?.firstElementChild.focus();
  }

  return { content, first: null, update };
}

function table(name, messages, open) {
  const hasGroups = messages.some(message => message.group !== null);
  const list = element("table", { className: "cards", role: "table", ariaLabel: `Messages of ${name}` });
  const rows = element("tbody", { role: "rowgroup" });
  list.append(headers("ID", "Body", ...(hasGroups ? ["Group"] : []), "-Receives", "State"), rows);
  for (const message of messages) {
    const row = element("tr", { role: "row" });
    row.append(
      cell("ID", message.id, "id wide"), cell("Body", body(message, open), "body wide"), ...(hasGroups ? [cell("Group", message.group ?? "")] : []),
      cell("Receives", message.receives, "number"), cell("State", state(message)));
    rows.append(row);
  }
  return list;
}

// {"state":"in flight","visible":"2026-11-30T10:21:00Z"}
const state = message => message.state === "visible" ? "visible" : `${message.state} until ${new Date(message.visible).toLocaleTimeString("en-GB")}`;

function body({ id, body, isCut }, open) {
  const line = body.replace(/\s+/g, " ");
  if (line.length <= MOST_SHOWN && !isCut) return line;
  const whole = element("details", { open: open.has(id) });
  whole.dataset.id = id;
  whole.append(
    element("summary", { textContent: `${line.slice(0, MOST_SHOWN)}…` }),
    element("pre", { textContent: isCut ? `${body}…` : body, tabIndex: 0, role: "region", ariaLabel: `Body of ${id}` }));
  return whole;
}

const note = text => element("p", { className: "note", textContent: text });
