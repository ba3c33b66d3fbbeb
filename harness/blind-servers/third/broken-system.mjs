import { base, Problem, PATH, sleep, textOf, lastUser } from '../base.mjs';
import { list } from '../tools.mjs';
import { errorsBy, page, problemBy } from './more.mjs';

const { all, add } = list('broken');
export const brokenSystem = all;
const bad = e => e.status === 400;
const always = () => true;

// ---- error bodies
add('error-as-string', 'Its framework\'s error page has error as a string ("Bad Request"), so SDKs find no error.message; the reference\'s members code and errors are missing too.', errorsBy(bad, (c, e) => {
  c.h.send(c, 400, { 'Content-Type': 'application/json' }, c.h.json({ timestamp: new Date().toISOString(), status: 400, error: 'Bad Request', path: c.path }, c));
}));
add('error-message-list', 'Its framework answers {"statusCode","message":[…],"error":"Bad Request"}, where no SDK finds a message and the reference\'s members are missing.', errorsBy(bad, (c, e) => {
  c.h.send(c, 400, { 'Content-Type': 'application/json' }, c.h.json({ message: [e.message], error: 'Bad Request', statusCode: 400 }, c));
}));
add('error-detail-422', 'Keeps its framework\'s default for invalid bodies: 422 with {"detail":[…]}; the reference says 400, and SDKs show "(no body)".', errorsBy(e => e.code === 'validation_error', (c, e) => {
  c.h.send(c, 422, { 'Content-Type': 'application/json' }, c.h.json({ detail: [{ type: 'missing', loc: ['body', e.field ?? 0], msg: e.message, input: null }] }, c));
}));
add('error-status-differs', 'The member status of its problem bodies is always 500, whatever the response has; RFC 9457 §3.1.2 demands the same, and clients branch on it.', problemBy(always, o => { o.status = 500; }));
add('error-no-code', 'Its problem bodies have no code, on which clients branch by the reference.', problemBy(always, o => { delete o.code; o.error.code = null; }), 'SHOULD');
add('error-no-fields', 'Validation errors do not say which fields are wrong; by the reference errors[] lists them.', problemBy(always, o => { delete o.errors; o.error.param = null; }), 'SHOULD');
add('error-should-retry', 'Sends x-should-retry: true with a 400, so the Python, Node and Go SDKs repeat a request that cannot succeed.', {
  errorHeaders(c, e) { return { ...base.errorHeaders(c, e), 'x-should-retry': 'true' }; },
}, 'SHOULD');
add('error-typed-html', 'Sends its JSON errors as text/html, so clients that look at the type do not read them; the reference says application/problem+json.', {
  errorHeaders(c, e) { return { ...base.errorHeaders(c, e), 'Content-Type': 'text/html; charset=utf-8' }; },
}, 'SHOULD');
add('method-get-500', 'A GET on the endpoint reads a body that is not there and crashes with 500; HTTP has 405 for it.', {
  route(c) { if (c.path === PATH && c.req.method !== 'POST') throw new TypeError('boom'); base.route(c); },
}, 'SHOULD');
add('path-unknown-200', 'Answers unknown API paths with 200 and the HTML of its web app, so a client with a wrong base URL does not notice; the reference has 404.', errorsBy(e => e.status === 404 && e.code === 'not_found', c => {
  c.h.send(c, 200, { 'Content-Type': 'text/html' }, '<!doctype html><html><head><title>Builder</title></head><body><div id="root"></div><script src="/assets/index-4f2a.js"></script></body></html>');
}), 'SHOULD');

// ---- proxies and instances
add('redirect-slash', 'Redirects the documented path to the one with a slash (307), which .NET never follows; the guide says that the SDK appends /chat/completions and works.', {
  route(c) {
    if (c.path === `${PATH}/`) c.path = PATH;
    else if (c.path === PATH) throw new Problem(307, 'redirect', 'Temporary Redirect', { headers: { Location: `${PATH}/` } });
    base.route(c);
  },
});
add('every-fourth-502', 'One of four instances behind the balancer is dead, so every fourth request gets 502 with an HTML page.', {
  before(c) {
    if (c.nth % 4) return false;
    c.req.resume();
    c.h.send(c, 502, { 'Content-Type': 'text/html' }, page(502, 'Bad Gateway'));
    return true;
  },
});
add('every-third-old', 'One of three instances runs an older release whose answers have finish_reason null and whose streams end without data: [DONE].', {
  completion(c, t) { const o = base.completion(c, t); if (c.nth % 3 === 0) o.choices[0].finish_reason = null; return o; },
  frames(c, chunks) { const all = base.frames(c, chunks); return c.nth % 3 === 0 ? all.slice(0, -1) : all; },
});
add('every-fourth-no-agent', 'One of four instances reads from a replica that lags behind, so every fourth request for a real agent gets 400 unknown_agent.', {
  lookup(c, id) { return c.nth % 4 === 0 ? undefined : base.lookup(c, id); },
});
const spoilt = new WeakSet();
add('reuse-after-401', 'Answers 401 without reading the body and then takes the body for the next request, so the next one on that connection gets 400 (RFC 9112 §9.3).', {
  before(c) {
    if (!spoilt.delete(c.req.socket)) return false;
    c.req.resume();
    c.h.send(c, 400, { 'Content-Type': 'text/plain', Connection: 'close' }, 'Bad Request');
    return true;
  },
  sendError(c, e) { if (e.status === 401) spoilt.add(c.req.socket); base.sendError(c, e); },
});

// ---- state between requests
const saved = new Map();
add('cache-last-message', 'Caches answers by the last user message alone, so the same question in another conversation, or after a tool result, gets the old answer; messages is the whole conversation.', {
  answer(c) {
    const key = textOf(lastUser(c.messages) ?? {});
    if (!saved.has(key)) saved.set(key, base.answer(c));
    return saved.get(key);
  },
});
const bodies = new Map();
add('cache-ignores-stream', 'Caches JSON answers by model and messages and gives them to stream requests too, which then get JSON; the guide streams for stream: true.', {
  async reply(c, text) {
    const key = JSON.stringify([c.body.model, c.messages]);
    if (!c.stream && !bodies.has(key)) bodies.set(key, c.h.json(c.h.completion(c, text), c));
    if (bodies.has(key)) return c.h.send(c, 200, c.h.jsonHeaders(c), bodies.get(key));
    return base.reply(c, text);
  },
});
let current;
add('parallel-last-wins', 'Keeps the conversation in a field of a singleton while it waits for the model, so of parallel requests all get the answer to the last one.', {
  async answer(c) {
    current = c.messages;
    await sleep(60);
    c.messages = current;
    return base.answer(c);
  },
});
const open = new Set();
add('parallel-broadcast', 'Publishes deltas on one event bus without a request id, so each of several open streams gets the text of all.', {
  async sendStream(c, frames) {
    c.res.writeHead(200, c.h.streamHeaders(c));
    c.res.write(frames[0]);
    open.add(c.res);
    await sleep(60);
    for (const f of frames.slice(1, -2)) {
      for (const res of open) if (!res.destroyed && !res.writableEnded) res.write(f);
      await sleep(c.long ? 15 : 5);
    }
    open.delete(c.res);
    c.res.end(frames.slice(-2).join(''));
  },
});
let busy = false;
add('parallel-locked-500', 'Its database allows one writer and does not wait ("database is locked"), so a request that comes during another one gets 500.', {
  async answer(c) {
    if (busy) throw new TypeError('database is locked');
    busy = true;
    try { await sleep(80); return base.answer(c); } finally { busy = false; }
  },
});
let stuck = false;
add('cancel-blocks-next', 'A stream that the client cancels never gives its worker back, so later streams wait five seconds and then get 503.', {
  async sendStream(c, frames) {
    if (stuck) {
      await sleep(5000);
      throw new Problem(503, 'overloaded', 'No worker is free.');
    }
    let sent = 0;
    await base.sendStream(c, frames.map(f => () => { sent++; return f; }));
    if (sent < frames.length) stuck = true;
  },
}, 'SHOULD');
let rest = '';
add('cancel-rest-to-next', 'Gives the connection to the model back to the pool unread after a cancelled stream, so the next answer begins with the rest of the cancelled one.', {
  async sendStream(c, frames) {
    let sent = 0;
    const counted = frames.map(f => () => { sent++; return f; });
    await base.sendStream(c, counted);
    if (sent < frames.length) rest = frames.slice(sent, -1).map(f => JSON.parse(f.slice(6)).choices[0].delta.content ?? '').join('');
  },
  answer(c) { const text = rest + base.answer(c); rest = ''; return text; },
});
let failed = false;
add('after-400-500', 'An invalid request leaves its database transaction aborted, so the request after each 400 gets 500.', {
  agent(c) {
    if (failed) { failed = false; throw new TypeError('current transaction is aborted'); }
    base.agent(c);
  },
  sendError(c, e) { if (e.status === 400) failed = true; base.sendError(c, e); },
});
