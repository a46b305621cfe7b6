// The row of a queue: its numbers, its last problem, and its buttons.
import { purge, redrive } from "/lambda-page/queue-requests.js";
import { action, cell, number, opener, rename, set, sourceRow } from "/lambda-page/table.js";

// How long a purge waits to be confirmed.
const CONFIRM_WITHIN = 4000;

/** Creates the row. `toggle` opens and closes a form or list, `tell` reports what was done, `withdraw` removes a report. */
export function createRow(name, { toggle, tell, withdraw }) {
  let queue;
  let confirming;
  const cells = {
    functions: cell("Functions", "", "wide"), visible: number("Visible"), inFlight: number("In flight"), delayed: number("Delayed"), age: number("Oldest"),
    handled: number("Handled"), failed: number("Failed"), deadLetters: number("Dead letters"),
  };
  const buttons = {
    send: opener("Send…", name, "queue-detail", button => toggle(queue, "send", button)),
    messages: opener("Messages", name, "queue-detail", button => toggle(queue, "messages", button)),
    redrive: action("Redrive", name, move), purge: action("Purge", name, confirm),
  };
  const { body, setProblem } = sourceRow(name, Object.values(cells), Object.values(buttons));

  function update(now, all) {
    queue = now;
    const sources = all.filter(other => other.deadLetters === name).map(other => other.name);
    const letters = all.find(other => other.name === now.deadLetters);
    const others = [...describe("dead letters of", sources), ...describe("failures of", now.failuresOf)];
    const isRead = now.functions.length > 0 || others.length === 0;
    set(cells.functions, [...now.functions, ...(isRead ? [] : others)].join(", ") || "none");
    for (const each of ["visible", "inFlight", "delayed"]) set(cells[each], now[each]);
    set(cells.handled, isRead ? now.handled : "");
    set(cells.failed, isRead ? now.failed : "", now.failed > 0);
    set(cells.deadLetters, letters === undefined ? "" : count(letters), letters !== undefined && count(letters) > 0);
    setProblem(now.problem);
    buttons.redrive.hidden = !now.isDeadLetterQueue;
    if (confirming !== undefined) rename(buttons.purge, question(), name);
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
      rename(buttons.purge, question(), name);
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
    rename(buttons.purge, "Purge", name);
  }

  const question = () => `Purge ${messages(count(queue))}?`;

  return { body, update, showAge };
}

const count = queue => queue.visible + queue.inFlight + queue.delayed;
const messages = number => `${number.toLocaleString("en")} ${number === 1 ? "message" : "messages"}`;

// What a queue without functions is for.
const describe = (what, names) => names.length > 0 ? [`${what} ${names.join(", ")}`] : [];

// The two largest units: 12 s, 3 min 5 s, 2 h 7 min, 3 d 4 h.
function duration(seconds) {
  const units = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]];
  const parts = units.map(([unit, length], i) => [Math.floor((i === 0 ? seconds : seconds % units[i - 1][1]) / length), unit]);
  const first = parts.findIndex(([value]) => value > 0);
  return first < 0 ? "0 s" : parts.slice(first, first + 2).filter(([value]) => value > 0).map(part => part.join(" ")).join(" ");
}
