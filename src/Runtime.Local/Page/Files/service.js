// Invokes functions over the service's endpoint, as an SDK does, and by HTTP requests.

/** Sends the event; returns the response or the error, and the end of the log. */
export async function invoke(name, event) {
  let response;
  let body;
  try {
    response = await fetch(`/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Amz-Log-Type": "Tail" },
      body: event,
    });
    body = await response.text();
  } catch {
    return { failure: "The emulator does not respond. It may have ended: see its terminal." };
  }

  if (response.status !== 200) {
    const problem = parse(body);
    return { failure: `${response.headers.get("x-amzn-ErrorType") ?? response.status}: ${problem?.message ?? problem?.Message ?? body}` };
  }

  const log = decode(response.headers.get("X-Amz-Log-Result"));
  return {
    requestId: response.headers.get("x-amzn-RequestId"),
    isError: response.headers.has("X-Amz-Function-Error"),
    response: body,
    log,
    measurements: readReport(log),
  };
}

/**
 * Sends an HTTP request to the function: the emulator sends it for the page, which has another origin than the functions. Returns the response, with the
 * entry of past invocations, or the {failure}.
 */
export async function sendHttp(name, request) {
  try {
    const response = await fetch(`/lambda-page/http/${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(request),
    });
    const content = await response.json();
    return response.ok ? content : { failure: content.message ?? content.Message };
  } catch {
    return { failure: "The emulator does not respond. It may have ended: see its terminal." };
  }
}

// REPORT RequestId: 8e1c...	Duration: 1.23 ms	Billed Duration: 2 ms	Memory Size: 128 MB	Max Memory Used: 5 MB	Init Duration: 2.34 ms
function readReport(log) {
  const report = log.slice(log.lastIndexOf("REPORT RequestId: "));
  const read = name => new RegExp(`\\t${name}: ([0-9.]+)`).exec(report)?.[1];
  return {
    duration: read("Duration"), billed: read("Billed Duration"), init: read("Init Duration"),
    memory: read("Max Memory Used"), memorySize: read("Memory Size"),
  };
}

function decode(base64) {
  return base64 === null ? "" : new TextDecoder().decode(Uint8Array.from(atob(base64), c => c.charCodeAt(0)));
}

function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
