// The HTTP request of an invocation, with what repeats it: from this page, or by curl.
import { toCurl } from "/lambda-page/curl.js";
import { block, element, readable, title } from "/lambda-page/outcome.js";

/** Creates the elements. `sendAgain` gets the request. */
export function requestParts(request, sendAgain) {
  const { method, target, headers, body, bodyBase64, bytes, isCut } = request;
  const head = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)].join("\n");
  const content = bytes === 0 ? "" : bodyBase64 === undefined ? `\n\n${readable(body)}` : `\n\n(${bytes.toLocaleString("en")} bytes that are not text)`;
  const parts = [title("Request"), block(head + content, "HTTP request", "request")];
  if (isCut) {
    const textContent = `The body has ${bytes.toLocaleString("en")} bytes, of which this is the beginning. It is too large to be kept and sent again.`;
    return [...parts, element("p", { className: "note", textContent })];
  }

  const again = element("button", { type: "button", id: "again", className: "quiet", textContent: "Send again" });
  const copy = element("button", { type: "button", id: "copy", className: "quiet", textContent: "Copy as curl" });
  const verdict = element("span", { className: "sent", role: "status" });
  const command = block("", "Command", "command");
  command.hidden = true;
  again.addEventListener("click", () => sendAgain(request));
  copy.addEventListener("click", async () => {
    command.textContent = toCurl(request);
    command.hidden = false;
    verdict.textContent = await copyText(command) ? "Copied." : "The browser does not allow copying. The command is selected.";
  });
  const actions = element("p", { className: "actions repeat" });
  actions.append(again, copy, verdict);
  return [...parts, actions, command];
}

// Under another address than loopback, the page has no clipboard, and the selection may be copied nevertheless.
async function copyText(block) {
  try {
    await navigator.clipboard.writeText(block.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(block);
    return document.execCommand("copy");
  }
}
