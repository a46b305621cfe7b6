// Whether the form sends an event or an HTTP request.

const inputs = [...document.querySelectorAll("#ways input")];
let opened = () => {};
let draft = null;

export const chosen = () => inputs.find(each => each.checked).value;

/** Sets the callback for a form that is shown while nothing has the focus. */
export function onOpen(callback) {
  opened = callback;
}

/** Chooses what was chosen for a function before, kept under a key; otherwise an HTTP request if it has routes. */
export function open(hasRoutes, key) {
  draft = key;
  show(localStorage.getItem(key) ?? (hasRoutes ? "http" : "event"));
}

/** Chooses a way, unless the user has chosen one. */
export function suggest(way) {
  if (draft !== null && localStorage.getItem(draft) === null && chosen() !== way) show(way);
}

/** Chooses a way as the user does. */
export function choose(way) {
  show(way);
  keep();
}

function show(way) {
  for (const each of inputs) {
    each.checked = each.value === way;
    document.getElementById(`${each.value}-part`).hidden = each.value !== way;
  }
  if (document.activeElement === document.body || document.activeElement?.checkVisibility() === false) opened(way);
}

function keep() {
  try {
    if (draft !== null) localStorage.setItem(draft, chosen());
  } catch {
    // The browser's storage is full.
  }
}

for (const each of inputs) each.addEventListener("change", () => choose(each.value));
