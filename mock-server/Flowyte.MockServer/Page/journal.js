import { MissingKey, byId, element, follow, get, remove } from "./server.js";

const mostShown = 200;
const first = 50;

let paused = false;
let waiting = [];
let total = 0;
let last = 0;

export async function startJournal() {
  byId("journal-pause").addEventListener("click", pause);
  byId("journal-clear").addEventListener("click", clear);
  const journal = await get(`journal?limit=${first}`);
  total = journal.total;
  last = journal.last;
  show(journal.entries);
  keepFollowing();
}

async function keepFollowing() {
  for (let wait = 500; ; wait = Math.min(wait * 2, 10_000)) {
    try {
      for await (const entry of follow(`journal/live?after=${last}`, () => state("live", true))) {
        wait = 500;
        // A page that is slower than the mock misses some.
        total += entry.number - last;
        last = entry.number;
        waiting = [...waiting.slice(1 - mostShown), entry];
        schedule();
      }
    } catch (error) {
      if (error instanceof MissingKey) {
        state("locked", false);
        return;
      }
    }

    state("no connection, trying again", false);
    await new Promise(resolve => setTimeout(resolve, wait));
  }
}

let scheduled = false;

// A burst of requests is drawn once.
function schedule() {
  if (scheduled || paused) {
    return;
  }

  scheduled = true;
  setTimeout(() => {
    scheduled = false;
    show(waiting);
    waiting = [];
  }, 50);
}

function show(entries) {
  const list = byId("journal");
  list.prepend(...entries.slice(-mostShown).reverse().map(item));
  while (list.childElementCount > mostShown) {
    list.lastElementChild.remove();
  }

  byId("journal-empty").hidden = list.childElementCount > 0;
  byId("journal-counts").textContent = total === 1 ? "1 request" : `${total} requests`;
}

function item(entry) {
  const details = element("details", {}, element("summary", {},
    element("span", { className: "number", textContent: `#${entry.number}` }),
    element("time", { dateTime: entry.at, textContent: new Date(entry.at).toLocaleTimeString() }),
    element("span", { className: `status ${tone(entry)}`, textContent: entry.status ?? "–" }),
    element("span", { textContent: entry.agent ?? `${entry.request.method} ${entry.request.path}` }),
    element("span", { textContent: reason(entry) })));
  // Most are never opened.
  details.addEventListener("toggle", () => details.childElementCount === 1 && details.append(more(entry)));
  return element("li", {}, details);
}

function reason(entry) {
  return [
    entry.match?.text,
    entry.isStream ? `${entry.eventsSent} events` : null,
    entry.fault === null ? null : `fault ${entry.fault}`,
    entry.faultNotShown === null ? null : `fault ${entry.faultNotShown} does not concern this answer`,
    entry.outcome === "clientLeft" ? "the client left" : null,
  ].filter(part => part !== null && part !== undefined).join(" · ");
}

function more(entry) {
  const { request } = entry;
  const cut = request.isBodyCut ? ` (the first part of ${request.bodyLength} bytes)` : "";
  const facts = [
    ["Request", `${request.method} ${request.path}`],
    ["Match", entry.match?.text ?? "none: the client left before"],
    ["Took", `${entry.tookMs} ms`],
    ["Request id", entry.requestId ?? "none"],
    ...request.headers.map(header => [header.name, header.value]),
  ];
  return element("div", { className: "entry" },
    element("dl", {}, ...facts.flatMap(([name, value]) => [element("dt", { textContent: name }), element("dd", { textContent: value })])),
    element("h3", { textContent: `Body${cut}` }),
    element("pre", { textContent: request.body === "" ? "was not read, or is empty" : request.body, tabIndex: 0 }));
}

function tone(entry) {
  return entry.outcome === "clientLeft" || entry.fault !== null ? "unusual" : entry.status < 400 ? "good" : "bad";
}

function pause() {
  paused = !paused;
  byId("journal-pause").setAttribute("aria-pressed", paused);
  if (!paused) {
    schedule();
  }
}

async function clear() {
  await remove("journal");
  total = 0;
  waiting = [];
  byId("journal").replaceChildren();
  show([]);
}

function state(text, good) {
  const badge = byId("journal-state");
  badge.textContent = text;
  badge.classList.toggle("good", good);
  badge.classList.toggle("bad", !good);
}
