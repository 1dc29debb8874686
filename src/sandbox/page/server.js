// Talking to the local Telegram.

/** A refusal of the server, with its own words. */
export class Refusal extends Error {}

async function read(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(body.error ?? response.statusText);
  return body;
}

export async function get(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given).toString();
  return read(await fetch(`/phone/${path}${query ? `?${query}` : ''}`));
}

async function withBody(method, path, body) {
  const headers = { 'Content-Type': 'application/json' };
  return read(await fetch(`/phone/${path}`, { method, headers, body: JSON.stringify(body) }));
}

export const post = (path, body) => withBody('POST', path, body);
export const put = (path, body) => withBody('PUT', path, body);

/** Sends a file with its fields as a form. */
export async function upload(kind, fields, file) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) form.append('file', file);
  return read(await fetch(`/phone/media/${kind}`, { method: 'POST', body: form }));
}

/** Calls `changed` after each change on the server, and `connected` with whether it can be reached. */
export function listen(changed, connected) {
  const source = new EventSource('/phone/events');
  source.onopen = () => { connected(true); changed(); };
  source.onmessage = () => changed();
  source.onerror = () => connected(false);
}

/** Runs `task` now, or once more after the run that is under way. */
export function oneAtATime(task) {
  let running = false;
  let again = false;
  return async function run() {
    if (running) { again = true; return; }
    running = true;
    try {
      do {
        again = false;
        await task();
      } while (again);
    } finally {
      running = false;
    }
  };
}
