// Asks the emulator about its streams, tables and topics, and puts records and items into them.
import * as requests from "/lambda-page/requests.js";

const FOLDERS = { Kinesis: "streams", DynamoDb: "tables", Kafka: "kafka" };

/** Returns the streams; null if the emulator does not respond. */
export const getStreams = () => requests.get("/lambda-page/streams");

/** Puts a record into a stream or topic, or an item into a table. */
export const put = (stream, body, key) => requests.send("POST", path(stream), { key }, body);

/** Deletes an item of a table. */
export const remove = (stream, body, key) => requests.send("DELETE", path(stream), { key }, body);

const path = ({ kind, name }) => `/${FOLDERS[kind]}/${encodeURIComponent(name)}`;
