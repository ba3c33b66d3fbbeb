// What every adapter in JavaScript shares: lines in, lines out. docs/adapter.md says what they hold.
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Standard output belongs to the protocol: what a package logs goes elsewhere.
console.log = console.info = console.debug = console.error;

/** The exact version of an installed package. */
export function versionOf(name) {
  const file = fileURLToPath(new URL(`node_modules/${name}/package.json`, import.meta.url));
  return JSON.parse(readFileSync(file, "utf8")).version;
}

/** Says hello, and answers each request with what `ask` tells of it, many at a time, until the input ends. */
export async function serve(hello, ask) {
  write({ type: "hello", protocol: 1, language: "JavaScript", supports: ["cancel", "timeout", "retries", "tools"], ...hello });
  for await (const line of createInterface({ input: process.stdin })) {
    const request = read(line);
    if (request.error) {
      write(answer(request.id, new Said(null), request.error));
      continue;
    }

    const said = new Said(request.cancelAfterChunks);
    ask(request, said).then(
      () => write(answer(request.id, said, null)),
      (error) => write(answer(request.id, said, said.cancelled ? null : describe(error))),
    );
  }

  process.exit(0);
}

/** What a client has handed out so far. */
class Said {
  constructor(cancelAfter) {
    this.cancelAfter = cancelAfter;
    this.begun = performance.now();
    this.chunks = [];
    this.abort = new AbortController();
    this.signal = this.abort.signal;
    this.finishReason = null;
    this.usage = null;
  }

  get cancelled() {
    return this.signal.aborted;
  }

  /** A piece of text, as the client hands it out; an empty one is none. */
  chunk(text) {
    if (text === null || text === undefined || text === "" || this.cancelled) {
      return;
    }

    this.chunks.push({ text: String(text), atMs: performance.now() - this.begun });
    if (this.chunks.length === this.cancelAfter) {
      this.abort.abort();
    }
  }
}

function read(line) {
  let id = null;
  try {
    const request = JSON.parse(line);
    id = typeof request?.id === "string" ? request.id : null;
    if (request?.type !== "request" || id === null || !Array.isArray(request.messages)) {
      throw new Error("This is no request as docs/adapter.md describes it.");
    }

    return request;
  } catch (error) {
    return { id, error: describe(error) };
  }
}

function answer(id, said, error) {
  const text = said.text ?? said.chunks.map((chunk) => chunk.text).join("");
  return { type: "answer", id, text, chunks: said.chunks, finishReason: said.finishReason ?? null, usage: said.usage ?? null, cancelled: said.cancelled, error };
}

function describe(thrown) {
  // Behind an error that tells of retries stands the one that they met last.
  const error = thrown?.lastError ?? thrown;
  const status = error?.status ?? error?.statusCode;
  return { class: error?.constructor?.name ?? typeof error, status: Number.isInteger(status) ? status : null, message: String(error?.message ?? error) };
}

function write(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
