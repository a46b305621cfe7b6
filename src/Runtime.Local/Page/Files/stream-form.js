// The form that puts a record into a stream or topic, or changes an item of a table.
import { createForm } from "/lambda-page/form.js";
import { element } from "/lambda-page/outcome.js";
import { put, remove } from "/lambda-page/stream-requests.js";

const TEXTS = {
  Kinesis: { title: "Data", key: "Partition key, random if empty", isRequired: false },
  DynamoDb: { title: "Item, as JSON", key: "Attributes of the key, separated by commas", isRequired: true },
  Kafka: { title: "Value", key: "Key, none if empty", isRequired: false },
};

/** Creates the form. */
export function createStreamForm(stream) {
  const { kind, name } = stream;
  const isTable = kind === "DynamoDb";
  const payload = stream.payload ?? (isTable ? "{\"id\":\"one\"}" : null);
  const { title, key, isRequired } = TEXTS[kind];
  const input = element("input", { id: "key", type: "text", required: isTable, spellcheck: false, autocapitalize: "off", autocomplete: "off" });
  if (isTable) input.value = keyOf(payload);
  return createForm({
    draft: `${kind}/${name}`,
    text: { id: "record", title, payload, isRequired },
    more: { title: key, input },
    actions: isTable
      ? [action("put", "Put item", put, "Put"), action("delete", "Delete item", remove, "Deleted")]
      : [action("put", "Put", put, "Put")],
  });

  // {"sequenceNumber":"4959...","shard":"shardId-000000000000"}; the sequence number of a topic is the offset
  function action(id, title, request, done) {
    const send = async (text, key) => {
      const { failure, sequenceNumber, shard } = await request(stream, text, key);
      return { failure, success: kind === "Kafka" ? `${done}, with the offset ${sequenceNumber} of ${shard}.` : `${done}, with the sequence number ${sequenceNumber}.` };
    };
    return { id, title, send };
  }
}

// The attribute id, or the first one.
function keyOf(item) {
  try {
    const names = Object.keys(JSON.parse(item));
    return names.includes("id") ? "id" : names[0] ?? "id";
  } catch {
    return "id";
  }
}
