// The form that sends a message to a queue.
import { findFault, layOut } from "/lambda-page/json.js";
import { element } from "/lambda-page/outcome.js";
import { send } from "/lambda-page/queue-requests.js";

// What was typed for a queue, for the next time that its form is opened.
const drafts = new Map();

/** Creates the form. */
export function createSender({ name, isFifo, payload }) {
  const form = element("form", { className: "sender" });
  const text = element("textarea", { id: "message", rows: 8, required: true, spellcheck: false, autocapitalize: "off", autocomplete: "off" });
  text.value = drafts.get(name) ?? readable(payload);
  text.setSelectionRange(0, 0);
  const box = element("div", { className: "editor" });
  box.append(text);
  const more = isFifo
    ? element("input", { id: "group", type: "text", required: true, maxLength: 128, spellcheck: false, autocomplete: "off" })
    : element("input", { id: "delay", type: "number", min: 0, max: 900, step: 1, inputMode: "numeric", autocomplete: "off" });
  const button = element("button", { type: "submit", id: "send", textContent: "Send" });
  const verdict = element("p", { id: "sent", role: "status" });
  const actions = element("p", { className: "actions" });
  actions.append(button, verdict);
  form.append(field("Message", text, box), field(isFifo ? "Group" : "Delay, in seconds", more), actions);

  text.addEventListener("input", () => drafts.set(name, text.value));
  form.addEventListener("keydown", pressed => {
    if (pressed.key !== "Enter" || !(pressed.ctrlKey || pressed.metaKey)) return;
    // Everywhere else on the page, this invokes the function.
    pressed.stopPropagation();
    pressed.preventDefault();
    if (!pressed.repeat) form.requestSubmit();
  });
  form.addEventListener("submit", async submitted => {
    submitted.preventDefault();
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    verdict.textContent = "";
    const response = await send(name, text.value, { [more.id]: more.value });
    button.ariaDisabled = "false";
    verdict.className = response.failure === undefined ? "good" : "bad";
    verdict.textContent = response.failure ?? `Sent, with the message ID ${response.messageId}.`;
  });
  return { content: form, first: text, update() {} };
}

function field(title, control, box = control) {
  const whole = element("div", { className: "field" });
  whole.append(element("label", { htmlFor: control.id, textContent: title }), box);
  return whole;
}

const readable = payload => payload === null ? "" : findFault(payload) === null ? layOut(payload) : payload;
