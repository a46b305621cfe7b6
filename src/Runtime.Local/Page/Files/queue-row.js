// The row of a queue: its numbers, its last problem, and its buttons.
import { element } from "/lambda-page/outcome.js";
import { purge, redrive } from "/lambda-page/queue-requests.js";
import { cell } from "/lambda-page/queue-table.js";

// How long a purge waits to be confirmed.
const CONFIRM_WITHIN = 4000;

/** Creates the row. `toggle` opens and closes a form or list, `tell` reports what was done, `withdraw` removes a report. */
export function createRow(name, { toggle, tell, withdraw }) {
  let queue;
  let confirming;
  const body = element("tbody", { role: "rowgroup" });
  const main = element("tr", { role: "row" });
  const extra = element("tr", { role: "row", className: "problem", hidden: true });
  const problem = cell("", "", "wide");
  const title = element("th", { role: "rowheader", scope: "row", className: "wide", textContent: name });
  const cells = {
    functions: cell("Functions", "", "wide"), visible: number("Visible"), inFlight: number("In flight"), delayed: number("Delayed"), age: number("Oldest"),
    handled: number("Handled"), failed: number("Failed"), deadLetters: number("Dead letters"),
  };
  const actions = cell("", "", "commands wide");
  const buttons = {
    send: action("Send…", () => toggle(queue, "send", buttons.send)), messages: action("Messages", () => toggle(queue, "messages", buttons.messages)),
    redrive: action("Redrive", move), purge: action("Purge", confirm),
  };
  for (const opener of [buttons.send, buttons.messages]) {
    opener.ariaExpanded = "false";
    opener.setAttribute("aria-controls", "queue-detail");
  }
  problem.colSpan = 10;
  actions.append(...Object.values(buttons));
  main.append(title, ...Object.values(cells), actions);
  extra.append(problem);
  body.append(main, extra);

  function update(now, all) {
    queue = now;
    const sources = all.filter(other => other.deadLetters === name).map(other => other.name);
    const letters = all.find(other => other.name === now.deadLetters);
    const isRead = now.functions.length > 0 || sources.length === 0;
    set(cells.functions, now.functions.join(", ") || (sources.length > 0 ? `dead letters of ${sources.join(", ")}` : "none"));
    for (const each of ["visible", "inFlight", "delayed"]) set(cells[each], now[each]);
    set(cells.handled, isRead ? now.handled : "");
    set(cells.failed, isRead ? now.failed : "", now.failed > 0);
    set(cells.deadLetters, letters === undefined ? "" : count(letters), letters !== undefined && count(letters) > 0);
    extra.hidden = now.problem === null;
    problem.textContent = now.problem === null ? "" : `Last problem: ${now.problem}`;
    buttons.redrive.hidden = !now.isDeadLetterQueue;
    if (confirming !== undefined) rename(buttons.purge, question());
  }

  function showAge(now, since) {
    set(cells.age, now.age === null ? "" : duration(now.age + since));
  }

  async function move() {
    const { failure, moved } = await redrive(name);
    const outcome = moved > 0 ? `${messages(moved)} of ${name} moved back.`
      : `No message of ${name} moved back: only visible messages that came from another queue can.`;
    tell(failure ?? outcome, failure !== undefined);
  }

  // Twice, because it cannot be undone.
  async function confirm() {
    if (confirming === undefined) {
      if (count(queue) === 0) {
        tell(`${name} has no messages to purge.`);
        return;
      }

      const request = `Press again to delete ${messages(count(queue))} of ${name}.`;
      confirming = setTimeout(() => {
        forget();
        withdraw(request);
      }, CONFIRM_WITHIN);
      rename(buttons.purge, question());
      tell(request);
      return;
    }

    forget();
    const { failure, purged } = await purge(name);
    tell(failure ?? `${messages(purged)} of ${name} deleted.`, failure !== undefined);
  }

  function forget() {
    clearTimeout(confirming);
    confirming = undefined;
    rename(buttons.purge, "Purge");
  }

  const question = () => `Purge ${messages(count(queue))}?`;

  function action(text, pressed) {
    const button = element("button", { type: "button", className: "quiet" });
    rename(button, text);
    button.addEventListener("click", pressed);
    return button;
  }

  // Each row has buttons of the same text.
  function rename(button, text) {
    button.textContent = text;
    button.ariaLabel = `${text} ${name}`;
  }

  return { body, update, showAge };
}

const number = title => cell(title, "", "number");
const count = queue => queue.visible + queue.inFlight + queue.delayed;
const messages = number => `${number.toLocaleString("en")} ${number === 1 ? "message" : "messages"}`;

function set(target, value, isBad = false) {
  target.textContent = typeof value === "number" ? value.toLocaleString("en") : value;
  target.classList.toggle("bad", isBad);
}

// The two largest units: 12 s, 3 min 5 s, 2 h 7 min, 3 d 4 h.
function duration(seconds) {
  const units = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]];
  const parts = units.map(([unit, length], i) => [Math.floor((i === 0 ? seconds : seconds % units[i - 1][1]) / length), unit]);
  const first = parts.findIndex(([value]) => value > 0);
  return first < 0 ? "0 s" : parts.slice(first, first + 2).filter(([value]) => value > 0).map(part => part.join(" ")).join(" ");
}
