// The table of queues.
import { createDetail } from "/lambda-page/detail.js";
import { createPanel } from "/lambda-page/panel.js";
import { createQueueForm } from "/lambda-page/queue-form.js";
import { createMessages } from "/lambda-page/queue-messages.js";
import { getQueues } from "/lambda-page/queue-requests.js";
import { createRow } from "/lambda-page/queue-row.js";

const state = document.getElementById("queue-state");
const detail = createDetail("queue-detail");

const panel = createPanel(document.getElementById("queues"), document.getElementById("queue-table"), {
  keyOf: ({ name }) => name,
  createRow: ({ name }) => createRow(name, { toggle, tell, withdraw }),
  removed: detail.remove,
  updated: detail.update,
  read: async () => inOrder(await getQueues()),
  isPending: ({ inFlight, delayed }) => inFlight + delayed > 0,
  isAging: ({ age }) => age !== null,
});

/** Shows the queues as they are now. */
export const setAll = all => panel.setAll(inOrder(all));

// A dead-letter queue after its queue.
function inOrder(all) {
  if (all === null) return null;
  const sources = all.filter(queue => !all.some(other => other.deadLetters === queue.name));
  return [...new Set([...sources.flatMap(queue => [queue, all.find(other => other.name === queue.deadLetters) ?? queue]), ...all])];
}

function toggle(queue, kind, button) {
  if (kind === "send") detail.toggle(queue.name, button, `Send to ${queue.name}`, () => createQueueForm(queue));
  else detail.toggle(queue.name, button, `Oldest messages of ${queue.name}`, () => createMessages(queue));
}

// Unless something else was reported since.
function withdraw(text) {
  if (state.textContent === text) tell("");
}

function tell(text, isFailure = false) {
  state.textContent = text;
  state.className = isFailure ? "bad" : "";
}
