// Asks the emulator about its queues, sends messages, and moves or deletes them.

const LOST = "The emulator does not respond. It may have ended: see its terminal.";

/** Returns the queues; null if the emulator does not respond. */
export const getQueues = () => get("/lambda-page/queues");

/** Returns the oldest messages of a queue; null if it does not exist, or the emulator does not respond. */
export const getMessages = name => get(`/lambda-page/queues/${encodeURIComponent(name)}`);

/** Sends a message. The parameters are those that have a value: group, delay. */
export const send = (name, body, parameters) => {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== "")).toString();
  return post(`${path(name)}${query === "" ? "" : `?${query}`}`, body);
};

/** Moves the messages of a dead-letter queue back. */
export const redrive = name => post(`${path(name)}/redrive`);

/** Deletes all messages of a queue. */
export const purge = name => post(`${path(name)}/purge`);

const path = name => `/queues/${encodeURIComponent(name)}`;

async function get(path) {
  try {
    const response = await fetch(path);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

// The response, or {failure} with the reason.
async function post(path, body) {
  try {
    const response = await fetch(path, { method: "POST", body });
    const content = await response.json();
    return response.ok ? content : { failure: `${content.error ?? response.status}: ${content.message ?? content.Message}` };
  } catch {
    return { failure: LOST };
  }
}
