// The form that sends a message to a queue, or puts a record into a stream.
import { findFault, layOut } from "/lambda-page/json.js";
import { element } from "/lambda-page/outcome.js";

// What was typed for a source, for the next time that its form is opened.
const drafts = new Map();

/**
 * Creates the form, with a text and one more input. Each of the actions has an ID, a title, and `send`, which gets both and returns what to show as {failure} or {success};
 * Enter and Ctrl+Enter are the first one.
 */
export function createForm({ draft, text: { id, title, payload, isRequired }, more, actions }) {
  const form = element("form", { className: "sender" });
  const text = element("textarea", { id, rows: 8, required: isRequired, spellcheck: false, autocapitalize: "off", autocomplete: "off" });
  text.value = drafts.get(draft) ?? readable(payload);
  text.setSelectionRange(0, 0);
  const box = element("div", { className: "editor" });
  box.append(text);
  const buttons = actions.map((action, i) => element("button", { type: "submit", id: action.id, textContent: action.title, className: i === 0 ? "" : "quiet" }));
  const verdict = element("p", { className: "sent", role: "status" });
  const bottom = element("p", { className: "actions" });
  bottom.append(...buttons, verdict);
  form.append(field(title, text, box), field(more.title, more.input), bottom);

  text.addEventListener("input", () => drafts.set(draft, text.value));
  form.addEventListener("keydown", pressed => {
    if (pressed.key !== "Enter" || !(pressed.ctrlKey || pressed.metaKey)) return;
    // Everywhere else on the page, this invokes the function.
    pressed.stopPropagation();
    pressed.preventDefault();
    if (!pressed.repeat) form.requestSubmit(buttons[0]);
  });
  form.addEventListener("submit", async submitted => {
    submitted.preventDefault();
    if (buttons[0].ariaDisabled === "true") return;
    setSending(true);
    show("", "");
    const { failure, success } = await actions[Math.max(0, buttons.indexOf(submitted.submitter))].send(text.value, more.input.value);
    setSending(false);
    show(failure ?? success, failure === undefined ? "good" : "bad");
  });

  // Not disabled, because that would remove the focus.
  function setSending(value) {
    for (const button of buttons) button.ariaDisabled = String(value);
  }

  function show(message, className) {
    verdict.className = `sent ${className}`;
    verdict.textContent = message;
  }

  return { content: form, first: text, update() {} };
}

function field(title, control, box = control) {
  const whole = element("div", { className: "field" });
  whole.append(element("label", { htmlFor: control.id, textContent: title }), box);
  return whole;
}

const readable = payload => payload === null ? "" : findFault(payload) === null ? layOut(payload) : payload;
