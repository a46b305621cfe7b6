// Where the functions get HTTP requests: on another port, because the pages of a function must not share the page's origin.

let port = "";

export function setPort(value) {
  port = value;
}

/** Scheme, host and port, under the name that this page has for the machine. */
export const origin = () => `${location.protocol}//${location.hostname}:${port}`;

/** Whether a header Host is that of the port, under any name that this machine always has. */
export const isHere = host => [location.hostname, "localhost", "127.0.0.1", "[::1]"].some(name => host === `${name}:${port}`);

/** Takes the beginning that addresses a function from a target: its path with the stage, or its name, which any request may have. */
export function withoutBase(target, { name, path }) {
  const named = `/lambda-url/${encodeURIComponent(name)}`;
  let rest = cut(target, named);
  const stage = path.startsWith(named) ? path.slice(named.length) : path;
  if (stage !== "") rest = cut(rest, stage);
  return rest.startsWith("/") ? rest : `/${rest}`;
}

const cut = (target, start) => target.startsWith(start) && /^($|[/?])/.test(target.slice(start.length)) ? target.slice(start.length) : target;
