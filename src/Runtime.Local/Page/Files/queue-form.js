// The form that sends a message to a queue.
import { createForm } from "/lambda-page/form.js";
import { element } from "/lambda-page/outcome.js";
import { send } from "/lambda-page/queue-requests.js";

/** Creates the form. */
export function createQueueForm({ name, isFifo, payload }) {
  const input = isFifo
    ? element("input", { id: "group", type: "text", required: true, maxLength: 128, spellcheck: false, autocomplete: "off" })
    : element("input", { id: "delay", type: "number", min: 0, max: 900, step: 1, inputMode: "numeric", autocomplete: "off" });
  return createForm({
    draft: `queue/${name}`,
    text: { id: "message", title: "Message", payload, isRequired: true },
    more: { title: isFifo ? "Group" : "Delay, in seconds", input },
    actions: [{
      id: "send",
      title: "Send",
      async send(message, more) {
        const { failure, messageId } = await send(name, message, { [input.id]: more });
        return { failure, success: `Sent, with the message ID ${messageId}.` };
      },
    }],
  });
}
