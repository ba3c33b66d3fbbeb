// Asks the mock. The admin key stays in memory: a reload asks for it again, and nobody else can read it.

let adminKey = null;

export class MissingKey extends Error {}

export function setAdminKey(key) {
  adminKey = key;
}

function authorization() {
  return adminKey === null ? {} : { Authorization: `Bearer ${adminKey}` };
}

async function ask(method, path, body) {
  const response = await fetch(`/_flowyte/${path}`, {
    method,
    cache: "no-store",
    headers: { ...authorization(), ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.status === 401) {
    throw new MissingKey();
  }

  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail ?? `The mock answered ${response.status}.`);
  }

  return response;
}

export async function get(path) {
  return (await ask("GET", path)).json();
}

export async function put(path, body) {
  return (await ask("PUT", path, body)).json();
}

export async function remove(path) {
  const response = await ask("DELETE", path);
  return response.status === 204 ? null : response.json();
}

// The data of each event of the journal's stream. An EventSource could not send the key.
export async function* follow(path, opened) {
  const response = await ask("GET", path);
  opened();
  let text = "";
  for await (const part of texts(response.body)) {
    text += part;
    let end;
    while ((end = text.indexOf("\n\n")) >= 0) {
      const data = text.slice(0, end).split("\n").find(line => line.startsWith("data: "));
      text = text.slice(end + 2);
      if (data !== undefined) {
        yield JSON.parse(data.slice("data: ".length));
      }
    }
  }
}

export async function* texts(body) {
  const reader = body.pipeThrough(new TextDecoderStream("utf-8", { ignoreBOM: true })).getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      yield read.value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

// What comes from the mock or its clients is text and never markup.
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export const byId = id => document.getElementById(id);
