// Asks the emulator about its sources, and sends to them.

const LOST = "The emulator does not respond. It may have ended: see its terminal.";

/** Returns what is at a path; null if it does not exist, or the emulator does not respond. */
export async function get(path) {
  try {
    const response = await fetch(path);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** Sends a request, with the parameters that have a value. Returns the response, or {failure} with the reason. */
export async function send(method, path, parameters = {}, body = undefined) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== "")).toString();
  try {
    const response = await fetch(query === "" ? path : `${path}?${query}`, { method, body });
    const content = await response.json();
    return response.ok ? content : { failure: `${content.error ?? response.status}: ${content.message ?? content.Message}` };
  } catch {
    return { failure: LOST };
  }
}
