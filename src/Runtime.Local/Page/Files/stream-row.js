// The row of a stream, table or topic and a function that gets its records.
import { cell, number, opener, set, sourceRow } from "/lambda-page/table.js";

/** What a stream is called, by its kind. */
export const KINDS = { Kinesis: "stream", DynamoDb: "table", Kafka: "topic" };

/** Creates the row. `toggle` opens and closes the form. */
export function createRow({ kind, name, function: consumer }, { toggle }) {
  let stream;
  const cells = {
    kind: cell("Kind", KINDS[kind]), function: cell("Function", consumer), shards: number("Shards"), lag: number("Lag"),
    handled: number("Handled"), failed: number("Failed"), discarded: number("Discarded"),
  };
  // A stream and a table may have the same name.
  const button = opener("Put…", `${KINDS[kind]} ${name}`, "stream-detail", pressed => toggle(stream, pressed));
  const { body, setProblem } = sourceRow(name, Object.values(cells), [button]);

  function update(now) {
    stream = now;
    for (const each of ["shards", "lag", "handled"]) set(cells[each], now[each]);
    for (const each of ["failed", "discarded"]) set(cells[each], now[each], now[each] > 0);
    setProblem(now.problem);
  }

  return { body, update };
}
