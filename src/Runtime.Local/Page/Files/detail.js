// The area below a table with a form or list, of which one is open at a time.
import { element } from "/lambda-page/outcome.js";

/** Creates the area in the element with an ID. */
export function createDetail(id) {
  const area = document.getElementById(id);
  let opened = null;

  /** Opens what `create` returns for the row with this key, with its title. The button that opened it closes it. */
  function toggle(key, button, title, create) {
    const wasOpen = opened?.button === button;
    close();
    if (wasOpen) return;
    const { content, first, update } = create();
    const done = element("button", { type: "button", className: "quiet close", textContent: "Close" });
    done.addEventListener("click", () => {
      close();
      button.focus();
    });
    const head = element("div", { className: "detail-head" });
    head.append(element("h3", { textContent: title }), done);
    area.replaceChildren(head, content);
    area.hidden = false;
    button.ariaExpanded = "true";
    opened = { key, button, update };
    update();
    first?.focus();
    area.scrollIntoView({ block: "nearest" });
  }

  /** Closes the area if it belongs to the row with this key. */
  function remove(key) {
    if (opened?.key === key) close();
  }

  function close() {
    if (opened === null) return;
    opened.button.ariaExpanded = "false";
    opened = null;
    area.hidden = true;
    area.replaceChildren();
  }

  return { toggle, remove, update: () => opened?.update() };
}
