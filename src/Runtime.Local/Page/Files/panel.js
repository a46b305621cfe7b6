// A panel with a table of sources, which is hidden without any. Rows are updated in place, so that the focus and what is typed stay.

/**
 * Creates the panel in the elements `section` and `table`. `keyOf` identifies a source, `createRow` creates its row, `removed` gets the keys of those that no longer exist,
 * `updated` is called after each update, `read` asks for all, `isPending` tells whether a source changes without an event, and `isAging` whether its row shows a time.
 */
export function createPanel(section, table, { keyOf, createRow, removed, updated = () => {}, read, isPending, isAging = () => false }) {
  const rows = new Map();
  let sources = [];
  let readAt = 0;
  let version = 0;
  let timer;

  function setAll(all) {
    sources = all;
    readAt = performance.now();
    version++;
    section.hidden = all.length === 0;
    const keys = new Set(all.map(keyOf));
    for (const key of [...rows.keys()].filter(key => !keys.has(key))) {
      rows.get(key).body.remove();
      rows.delete(key);
      removed(key);
    }
    all.forEach((source, i) => {
      const key = keyOf(source);
      if (!rows.has(key)) rows.set(key, createRow(source));
      const { body, update } = rows.get(key);
      // An element that is moved loses the focus.
      if (table.tBodies[i] !== body) table.insertBefore(body, table.tBodies[i] ?? null);
      update(source, all);
    });
    updated();
    wait();
  }

  // Nothing reports that time has passed. Without sources that it changes, only the ages change.
  function wait() {
    clearTimeout(timer);
    sources.forEach(source => rows.get(keyOf(source)).showAge?.(source, (performance.now() - readAt) / 1000));
    if (sources.some(isPending)) timer = setTimeout(ask, 1000);
    else if (sources.some(isAging)) timer = setTimeout(wait, 1000);
  }

  async function ask() {
    const before = version;
    const all = await read();
    // An emulator that has ended sends the sources when it is back. What it has sent in the meantime may be newer.
    if (all !== null && version === before) setAll(all);
  }

  return { setAll };
}
