// The table of streams, tables and topics.
import { createDetail } from "/lambda-page/detail.js";
import { createPanel } from "/lambda-page/panel.js";
import { createStreamForm } from "/lambda-page/stream-form.js";
import { getStreams } from "/lambda-page/stream-requests.js";
import { createRow, KINDS } from "/lambda-page/stream-row.js";

const detail = createDetail("stream-detail");

const panel = createPanel(document.getElementById("streams"), document.getElementById("stream-table"), {
  keyOf,
  createRow: stream => createRow(stream, { toggle }),
  removed: detail.remove,
  read: getStreams,
  // A retry, or the end of the retention.
  isPending: ({ lag }) => lag > 0,
});

/** Shows the streams as they are now. */
export const setAll = panel.setAll;

function toggle(stream, button) {
  detail.toggle(keyOf(stream), button, `Put into the ${KINDS[stream.kind]} ${stream.name}`, () => createStreamForm(stream));
}

// Several functions may get the records of one stream.
function keyOf({ kind, name, function: consumer }) {
  return `${kind}/${name}/${consumer}`;
}
