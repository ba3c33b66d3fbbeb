// A client that reads as HTML §9.2.6 says, with one bug where it is told to have one: node planted.mjs [BUG]
import { serve } from "../../sdk-adapters/javascript/lines.mjs";

const bug = process.argv[2] ?? "none";
const passing = bug === "gives-up" ? [] : [408, 429, 500, 502, 503, ...(bug === "retries-400" ? [400] : [])];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

if (bug === "talks") {
  process.stdout.write("Starting …\n");
}

let last = Promise.resolve();
await serve({ client: "planted", version: bug, modes: [{ name: "fetch", forms: ["plain", "stream"] }] }, async (request, said) => {
  if (bug === "tells-nan") {
    process.stdout.write(`{"type":"answer","id":"${request.id}","usage":{"promptTokens":NaN}}\n`);
    await new Promise(() => {});
  }

  if (bug === "one-at-a-time") {
    const before = last;
    last = before.then(() => ask(request, said));
    await last;
    return;
  }

  try {
    await ask(request, said);
  } catch (error) {
    if (bug !== "begins-again" || said.chunks.length === 0) {
      throw error;
    }

    await ask(request, said);
  }
});

async function ask(request, said) {
  const response = await send(request, said);
  if (!response.ok) {
    throw Object.assign(new Error(await messageOf(response)), { status: response.status });
  }

  if (!request.stream) {
    tellWhole(await response.json(), said);
    return;
  }

  const held = [];
  for await (const data of events(response.body)) {
    if (data === "[DONE]") {
      break;
    }

    tellChunk(JSON.parse(data), said, (text) => (bug === "buffers" ? held.push(text) : said.chunk(text)));
  }

  held.forEach((text) => said.chunk(text));
  said.finishReason ??= bug === "makes-finish-up" ? "stop" : null;
}

async function send(request, said) {
  const { key, agent: model, stream } = request;
  const messages = bug === "loses-tool-ids" ? request.messages.map(({ tool_call_id, ...message }) => message) : request.messages;
  const maxRetries = request.maxRetries ?? 2;
  for (let tries = 0; ; tries++) {
    const response = await fetch(`${request.baseUrl}/chat/completions${bug === "tells-key" ? `?key=${key}` : ""}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ model, messages, ...(stream ? { stream } : {}) }),
      signal: AbortSignal.any([said.signal, AbortSignal.timeout(request.timeoutMs)]),
    });
    if (tries === maxRetries || !passing.includes(response.status)) {
      return response;
    }

    await pause(waitOf(response.headers.get("retry-after"), tries));
  }
}

function waitOf(header, tries) {
  if (header === null || bug === "ignores-retry-after" || (bug === "ignores-dates" && !/^\d+$/.test(header))) {
    return bug === "hurries" ? 500 : 100 * 2 ** tries;
  }

  return /^\d+$/.test(header) ? Number(header) * 1000 : Math.max(0, Date.parse(header) - Date.now());
}

async function messageOf(response) {
  const text = await response.text();
  try {
    const body = JSON.parse(text);
    return body.error?.message ?? body.message ?? body.detail ?? body.title ?? text;
  } catch {
    return text;
  }
}

function tellWhole(body, said) {
  if (body.error) {
    throw new Error(body.error.message);
  }

  const [choice] = body.choices;
  said.text = choice.message.content;
  said.finishReason = choice.finish_reason;
}

function tellChunk(chunk, said, hand) {
  if (chunk.error) {
    if (bug === "ignores-errors") {
      return;
    }

    throw new Error(chunk.error.message);
  }

  const choice = chunk.choices[0];
  if (bug === "crashes" && choice !== undefined && choice.delta === undefined) {
    process.exit(1);
  }

  hand(choice?.delta.content);
  said.finishReason = choice?.finish_reason ?? said.finishReason;
}

// The data of each event; the blank line of the last one may be missing.
async function* events(body) {
  let rest = "";
  let data = [];
  for await (const text of texts(body)) {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      if (line === "" && data.length > 0) {
        yield data.join("\n");
        data = [];
      } else if (line.startsWith("data:")) {
        data.push(dataOf(line));
      }
    }
  }

  if (rest.startsWith("data:")) {
    data.push(dataOf(rest));
  }

  if (data.length > 0 && bug !== "drops-last") {
    yield data.join("\n");
  }
}

function dataOf(line) {
  return line.slice(line[5] === " " ? 6 : 5);
}

async function* texts(body) {
  const decoder = new TextDecoder();
  for await (const bytes of body) {
    if (bug !== "splits-characters") {
      yield decoder.decode(bytes, { stream: true });
      continue;
    }

    // How the network cuts a body is chance; this is not.
    for (let at = 0; at < bytes.length; at += 7) {
      yield new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(at, at + 7));
    }
  }
}
