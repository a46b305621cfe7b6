// Asks the emulator about its queues, sends messages, and moves or deletes them.
import * as requests from "/lambda-page/requests.js";

/** Returns the queues; null if the emulator does not respond. */
export const getQueues = () => requests.get("/lambda-page/queues");

/** Returns the oldest messages of a queue; null if it does not exist, or the emulator does not respond. */
export const getMessages = name => requests.get(`/lambda-page/queues/${encodeURIComponent(name)}`);

/** Sends a message. The parameters: group, delay. */
export const send = (name, body, parameters) => requests.send("POST", path(name), parameters, body);

/** Moves the messages of a dead-letter queue back. */
export const redrive = name => requests.send("POST", `${path(name)}/redrive`);

/** Deletes all messages of a queue. */
export const purge = name => requests.send("POST", `${path(name)}/purge`);

const path = name => `/queues/${encodeURIComponent(name)}`;
