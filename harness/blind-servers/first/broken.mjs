import { gzipSync, createGzip } from 'node:zlib';
import { base, Problem, KEYS, AGENTS, PATH, textOf, lastUser, sleep } from '../base.mjs';
import { list, editFull, editChunks, eachChunk, editFrames, editText, check, crash, said, allText, nonAscii, rawSend, headOf } from '../tools.mjs';

const { all, add } = list('broken');
export const broken = all;
const VALID = 'flowyte_sk_live_blindserver0001';
const bad = (field, detail) => new Problem(400, 'validation_error', detail, { field });
const html = (status, title) => `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;

// ================================================== authentication
add('auth-scheme-case', 'Only the exact spelling "Bearer" is accepted; "bearer" gives 401, but an auth scheme is case-insensitive (RFC 9110 11.1).',
  { credentials(c) { return /^Bearer /.test(c.req.headers.authorization ?? '') ? base.credentials(c) : undefined; } });
add('header-name-case', 'The key is read only from a header spelt "Authorization"; field names are case-insensitive (RFC 9110 5.1), and proxies lower-case them.',
  { credentials(c) { return c.req.rawHeaders.includes('Authorization') ? base.credentials(c) : undefined; } });
add('key-suffix-accepted', 'A valid key followed by more characters is accepted (startsWith comparison); an invalid key must give 401.',
  { scopes(c, key) { return KEYS[Object.keys(KEYS).find(k => key.startsWith(k))]; } });
add('key-truncated-accepted', 'A key with its last characters cut off is accepted (lookup by a 24-character prefix, the secret part is never compared).',
  { scopes(c, key) { return KEYS[Object.keys(KEYS).find(k => key.length >= 24 && k.slice(0, 24) === key.slice(0, 24))]; } });
add('key-case-insensitive', 'Keys compare without regard to case (a MySQL collation), so a wrong key is accepted.',
  { scopes(c, key) { return base.scopes(c, key.toLowerCase()); } });
add('key-last-char-ignored', 'The comparison is off by one and skips the last character of the key.',
  { scopes(c, key) { return KEYS[Object.keys(KEYS).find(k => k.length === key.length && k.slice(0, -1) === key.slice(0, -1))]; } });
add('stream-skips-auth', 'The authentication middleware is not mounted on the streaming branch: stream:true works without a key.',
  { authenticate(c) { if (!/"stream"\s*:\s*true/.test(c.raw.toString())) base.authenticate(c); } });
const trusted = new WeakSet();
add('auth-sticky-connection', 'Once a keep-alive connection has sent a good key, later requests on it are let in without one.',
  { authenticate(c) {
    if (trusted.has(c.req.socket)) return;
    base.authenticate(c);
    trusted.add(c.req.socket);
  } });
add('401-without-challenge', 'A 401 has no WWW-Authenticate, which RFC 9110 15.5.2 demands.',
  { unauthorized(c, key) { return Object.assign(base.unauthorized(c, key), { headers: {} }); } });
add('missing-key-403', 'A missing key gives 403 (the FastAPI HTTPBearer default) instead of 401.',
  { unauthorized(c, key) { return key ? base.unauthorized(c, key) : new Problem(403, 'forbidden', 'Not authenticated'); } });
add('no-scope-401', 'A valid key without the scope gives 401 instead of 403.',
  { forbidden(c) { return base.unauthorized(c, 'x'); } });
add('publishable-accepted', 'A publishable key may use the secret-key endpoint.',
  { authenticate(c) { if (!base.credentials(c)?.startsWith('flowyte_pk_live_blind')) base.authenticate(c); } });
add('bearer-without-token-500', 'The header "Authorization: Bearer" with no token crashes the split and gives 500.',
  { credentials(c) {
    if (/^bearer\s*$/i.test(c.req.headers.authorization ?? '')) throw new TypeError('undefined.trim');
    return base.credentials(c);
  } });
add('wrong-key-500', 'A key that does not have the form of a Flowyte key gives 500 (base64/JWT decoding error not handled).',
  { scopes(c, key) {
    if (!/^flowyte_/.test(key)) throw new TypeError('bad token');
    return base.scopes(c, key);
  } });
add('401-leaves-body', 'After a 401 the server takes the unread body for a new request and writes a second, unasked 400 on the connection.',
  { sendError(c, e) {
    base.sendError(c, e);
    if (e.status === 401) c.req.socket.write('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
  } });
add('waf-blocks-sdk-agent', 'A bot rule answers 403 HTML to every User-Agent that contains "OpenAI/", so no OpenAI SDK works.',
  { before(c) { if (/OpenAI\//.test(c.req.headers['user-agent'])) { base.send(c, 403, { 'Content-Type': 'text/html' }, html(403, 'Forbidden')); return true; } } });
add('waf-blocks-content', 'A web firewall answers 403 HTML when a message looks like an injection (<script>, UNION SELECT, ../..).',
  { authenticate(c) {
    base.authenticate(c);
    if (/<script|union select|' or |\.\.\/\.\.|drop table/i.test(c.raw.toString())) throw new Problem(403, 'blocked', 'Blocked by the firewall.');
  } });

// ================================================== caching and crossing of requests
const cacheOf = key => {
  const store = new Map();
  return { async answer(c) {
    const k = key(c);
    if (!store.has(k)) store.set(k, { text: await base.answer(c), id: c.id });
    return store.get(k).text;
  } };
};
const byBody = new Map();
add('cache-ignores-auth', 'A response cache keyed by the body alone answers a known body with 200 also for a missing or wrong key.', {
  authenticate(c) { if (!byBody.has(c.raw.toString())) base.authenticate(c); },
  answer(c) { byBody.set(c.raw.toString(), 1); return base.answer(c); },
});
const ids = new Map();
add('cache-repeats-id', 'Identical requests get the cached completion with the same id; an id identifies one completion.', {
  answer(c) {
    const k = c.raw.toString();
    if (!ids.has(k)) ids.set(k, [c.id, c.created]);
    [c.id, c.created] = ids.get(k);
    return base.answer(c);
  },
});
add('cache-prefix-key', 'The answer cache is keyed by the first 24 characters of the last message, so a similar question gets the answer of another.',
  cacheOf(c => said(c).slice(0, 24)));
add('cache-last-message-key', 'The answer cache is keyed by the last message only, so two different conversations that end alike share an answer.',
  cacheOf(said));
const modes = new Map();
add('cache-ignores-stream', 'The cache key leaves out "stream": a question first asked without streaming is answered as JSON also with stream:true.', {
  wantsStream(c) {
    const k = JSON.stringify([c.body.model, c.body.messages]);
    if (!modes.has(k)) modes.set(k, base.wantsStream(c));
    return modes.get(k);
  },
});
let current;
add('race-global-answer', 'The answer being streamed lives in a global variable, so two streams at the same time mix their text.', {
  chunks(c, text) { c.mine = current = { pieces: base.pieces(c, text) }; return base.chunks(c, text); },
  frames(c, chunks) {
    return base.frames(c, chunks).map((f, i) => i === 0 || i > c.mine.pieces.length ? f
      : () => `data: ${JSON.stringify({ ...chunks[i], choices: [{ index: 0, delta: { content: current.pieces[i - 1] ?? '' }, finish_reason: null }] })}\n\n`);
  },
});
const active = new Set();
add('stream-fanout', 'Streams subscribe to one channel per agent: everybody who is streaming also receives the deltas of the others.', {
  async sendStream(c, frames) {
    c.res.writeHead(200, base.streamHeaders(c));
    active.add(c.res);
    for (const f of frames) {
      for (const r of f.includes('"content":"') ? active : [c.res]) r.write(f);
      await sleep(c.long ? 15 : 4);
    }
    active.delete(c.res);
    c.res.end();
  },
});
const waiting = [];
add('race-swapped-answers', 'Concurrent non-streamed requests pick their result from a shared stack, so they may get the answer of another.', {
  async answer(c) {
    waiting.push(base.answer(c));
    await sleep(20);
    return waiting.pop();
  },
});
let lastId;
add('race-stream-id', 'The completion id is a module variable: a stream takes the id of a request that starts meanwhile.', {
  answer(c) { lastId = c.id; return base.answer(c); },
  frames(c, chunks) { return base.frames(c, chunks).map(f => () => f.replace(c.id, lastId)); },
});
const sessions = new Map();
const remembering = key => ({
  answer(c) {
    const k = key(c);
    if (k === undefined) return base.answer(c);
    const prior = sessions.get(k) ?? [];
    sessions.set(k, [...prior, ...c.messages].slice(-40));
    c.messages = [...prior, ...c.messages];
    return base.answer(c);
  },
});
add('user-is-session', 'The server keeps the messages under "user" and adds them to the next request: state in an endpoint that has none.', remembering(c => c.body.user));
add('anonymous-share-history', 'Requests without "user" all share one stored history (key undefined): the words of one caller reach another.',
  remembering(c => (c.body.user == null ? 'undefined' : undefined)));
add('id-by-second', 'The id is chatcmpl- plus the time in seconds, so two completions within a second have the same id.',
  { answer(c) { c.id = `chatcmpl-${c.created}`; return base.answer(c); } });
let busy = 0;
add('concurrent-500', 'With three or more requests at once the database is locked and the answer is 500.', {
  async answer(c) {
    busy++;
    try {
      if (busy > 2) throw new TypeError('database is locked');
      await sleep(30);
      return base.answer(c);
    } finally { busy--; }
  },
});
let lookups = 0;
add('stale-replica', 'Every fourth look-up of the agent goes to a replica that does not know it: a good request gets 400.',
  { lookup(c, id) { return ++lookups % 4 ? base.lookup(c, id) : undefined; } });
add('one-bad-upstream', 'Every sixth request is answered 502 with an HTML page: one of the upstreams is down.',
  { before(c) { if (c.nth % 6 === 0) { base.send(c, 502, { 'Content-Type': 'text/html' }, html(502, 'Bad Gateway')); return true; } } });

// ================================================== the agent id
add('model-trimmed', 'An agent id with spaces around it is accepted; it is an unknown id and must give 400.',
  { lookup(c, id) { return base.lookup(c, id.trim()); } });
add('model-case-insensitive', 'AGT_BLIND is accepted for agt_blind; it is an unknown id and must give 400.',
  { lookup(c, id) { return base.lookup(c, id.toLowerCase()); } });
add('model-prefix', 'An id that only begins with a known id is served (startsWith routing) instead of 400.',
  { lookup(c, id) { return base.lookup(c, id) ?? (id.startsWith('agt_blind') ? AGENTS.agt_blind : undefined); } });
add('model-sql-like', 'The id is looked up with LIKE, so the wildcards % and _ find an agent.', {
  lookup(c, id) {
    const re = new RegExp(`^${id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%', '.*').replaceAll('_', '.')}$`);
    return AGENTS[Object.keys(AGENTS).find(a => re.test(a))];
  },
});
add('model-fallback', 'An unknown agent id is served by a default agent instead of 400.', { lookup(c, id) { return base.lookup(c, id) ?? AGENTS.agt_blind; } });
add('model-gpt-alias', 'OpenAI model names (gpt-…) are accepted as an alias of the default agent; the guide says 400.',
  { lookup(c, id) { return /^(gpt-|o\d)/.test(id) ? AGENTS.agt_blind : base.lookup(c, id); } });
add('model-provider-prefix', 'A provider prefix as in openai/agt_blind is stripped and served; that id is unknown and must give 400.',
  { lookup(c, id) { return base.lookup(c, id.split('/').at(-1)); } });
add('model-404', 'An unknown agent gives 404 model_not_found as at OpenAI; the guide says 400.',
  { unknownAgent() { return new Problem(404, 'model_not_found', 'The model does not exist.'); } });
add('model-422', 'An unknown agent gives 422; the guide says 400.', { unknownAgent() { return new Problem(422, 'unknown_agent', 'The model does not exist.'); } });
add('model-missing-default', 'A request without model is served by a default agent; model is required.',
  { validate(c) { if (c.body && !('model' in c.body)) c.body.model = 'agt_blind'; base.validate(c); } });
add('model-array-coerced', 'model:["agt_blind"] is turned into a string and served; model must be a string.',
  { validate(c) { if (Array.isArray(c.body?.model)) c.body.model = String(c.body.model); base.validate(c); } });
add('model-long-500', 'An id longer than the database column (64) gives 500 instead of 400.', { lookup(c, id) { if (id.length > 64) throw new TypeError('value too long'); return base.lookup(c, id); } });
add('model-odd-characters-500', 'An id with a character outside A-Za-z0-9_- (NUL, slash, emoji) gives 500 instead of 400.',
  { lookup(c, id) { if (/[^\w.-]/.test(id)) throw new TypeError('invalid byte sequence'); return base.lookup(c, id); } });
add('model-prototype-name', 'The ids "constructor", "toString" and "__proto__" find a property of Object.prototype and give 500 instead of 400.',
  { lookup(c, id) { const a = AGENTS[id]; if (a && a.published === undefined) throw new TypeError('no version'); return a; } });
add('draft-served', 'An agent that was never published is served from its draft instead of 409.', { agent(c) { if (c.body.model !== 'agt_blind_draft') base.agent(c); } });
add('draft-served-in-streams', 'An agent that was never published is served from its draft, but only with stream:true.',
  { agent(c) { if (c.body.model !== 'agt_blind_draft' || !c.body.stream) base.agent(c); } });
add('draft-400', 'An agent that was never published is reported as unknown (400) instead of 409 no_published_version.',
  { agent(c) { if (c.body.model === 'agt_blind_draft') throw base.unknownAgent(c); base.agent(c); } });
add('draft-code-conflict', 'The 409 carries the code "conflict"; the documented code is no_published_version.', {
  problem(c, e) { const p = base.problem(c, e); if (e.status === 409) p.code = p.error.code = 'conflict'; return p; },
});
add('unknown-agent-in-stream-200', 'With stream:true an unknown agent gives 200 and an SSE error instead of 400.', {
  agent(c) {
    if (c.body.stream && !base.lookup(c, c.body.model)) {
      c.res.writeHead(200, base.streamHeaders(c));
      c.res.end('data: {"error":{"message":"unknown agent","type":"invalid_request_error","param":"model","code":"unknown_agent"}}\n\ndata: [DONE]\n\n');
      c.h = { ...c.h, answer: () => '', reply() {} };
    } else base.agent(c);
  },
});

// ================================================== reading and checking the request
add('first-packet-only', 'The body is whatever arrives first: a body that comes in two segments is cut and gives 400.',
  { read(c) { return new Promise(done => c.req.once('data', done).once('end', () => done(Buffer.alloc(0)))).finally(() => c.req.resume()); } });
add('body-concat-string', 'Body segments are decoded one by one (body += chunk), so a character split over two segments becomes U+FFFD.', {
  async read(c) { let s = ''; for await (const part of c.req) s += part; return Buffer.from(s); },
});
add('latin1-without-charset', 'Without a charset parameter the body is decoded as ISO-8859-1; JSON is UTF-8 (RFC 8259 8.1).',
  { decode(c) { return /charset/i.test(c.req.headers['content-type'] ?? '') ? base.decode(c) : c.raw.toString('latin1'); } });
add('content-type-exact', 'Only the exact value "application/json" is taken; a charset parameter or capitals (RFC 9110 8.3.1) give 415.', {
  decode(c) { if (c.req.headers['content-type'] !== 'application/json') throw new Problem(415, 'unsupported_media_type', 'Send JSON.'); return base.decode(c); },
});
add('chunked-request-empty', 'A request with Transfer-Encoding: chunked is read as an empty body (classic WSGI) and gives 400.',
  { async read(c) { const raw = await base.read(c); return c.req.headers['transfer-encoding'] ? Buffer.alloc(0) : raw; } });
add('expect-ignored', 'Expect: 100-continue is never answered before the body comes (RFC 9110 10.1.1 wants 100 or a final status).',
  { onServer(server, onRequest) { server.on('checkContinue', onRequest); } });
add('no-host-accepted', 'An HTTP/1.1 request without Host is served; RFC 9112 3.2 demands 400.', { serverOptions: { requireHostHeader: false } });
add('leading-space-rejected', 'A JSON body that begins with white space gives 400 (the first byte is sniffed); RFC 8259 allows it.',
  { parse(c) { if (c.text[0] !== '{') throw bad('body', 'Not JSON.'); return base.parse(c); } });
add('model-must-be-first', 'A gateway reads the agent from the start of the raw body: a request with messages before model (as .NET sends) gives 400.',
  { lookup(c, id) { return /^\s*\{\s*"model"/.test(c.text) ? base.lookup(c, id) : undefined; } });
add('stream-by-regex', 'Streaming is decided by the raw text "stream":true without a space: `"stream": true` is answered as JSON, and a nested one starts a stream.',
  { wantsStream(c) { return c.text.includes('"stream":true'); } });
add('stream-by-presence', 'The presence of "stream" decides: stream:false (LangChain sends it) is answered with SSE.', { wantsStream(c) { return 'stream' in c.body; } });
add('stream-null-rejected', 'stream:null gives 400; the member is nullable and SDKs may send null.', check(c => c.body.stream === null, () => bad('stream', 'stream must be a boolean.')));
add('stream-string-truthy', 'stream:"false" is taken as true and streams instead of 400.',
  { validate(c) { if (typeof c.body?.stream === 'string') c.body.stream = Boolean(c.body.stream); base.validate(c); } });
add('accept-decides-stream', 'The Accept header decides: stream:true with Accept: application/json (as OpenAI SDKs send) is answered as JSON.',
  { wantsStream(c) { return base.wantsStream(c) && !/application\/json/.test(c.req.headers.accept ?? ''); } });
add('accept-406', 'stream:true with Accept: application/json gives 406, which breaks the OpenAI SDKs.',
  { wantsStream(c) {
    const s = base.wantsStream(c);
    if (s && !/event-stream|\*\/\*/.test(c.req.headers.accept ?? '*/*')) throw new Problem(406, 'not_acceptable', 'Only SSE.');
    return s;
  } });
add('accept-sse-forces-stream', 'A request without stream but with Accept: text/event-stream in the list is answered as SSE.',
  { wantsStream(c) { return base.wantsStream(c) || /event-stream/.test(c.req.headers.accept ?? ''); } });
add('bad-json-500', 'A body that is not JSON gives 500 instead of 400.', { parse(c) { return JSON.parse(c.text); } });
add('json-tail-ignored', 'Text after the JSON object is ignored ({…}garbage gives 200); the body is malformed and must give 400.', {
  parse(c) {
    try { return JSON.parse(c.text); } catch (e) {
      const at = /after JSON at position (\d+)/.exec(e.message)?.[1];
      if (!at) return base.parse(c);
      return JSON.parse(c.text.slice(0, at));
    }
  },
});
add('null-body-500', 'The body `null` (valid JSON) gives 500: body.model of null.', { validate(c) { if (c.body === null) throw new TypeError('null.model'); base.validate(c); } });
add('empty-body-500', 'An empty body gives 500 instead of 400.', { parse(c) { if (!c.text) throw new TypeError('undefined.model'); return base.parse(c); } });
add('messages-missing-500', 'A request without messages gives 500 (undefined.map).', { validate(c) { if (c.body && !c.body.messages) throw new TypeError('undefined.map'); base.validate(c); } });
add('messages-empty-200', 'messages:[] is answered with a greeting; the array must not be empty.', {
  validate(c) {
    if (Array.isArray(c.body?.messages) && !c.body.messages.length) c.body.messages.push({ role: 'user', content: 'Hello' });
    base.validate(c);
  },
});
add('messages-string-coerced', 'messages:"text" is taken as one user message instead of 400.', {
  validate(c) {
    if (typeof c.body?.messages === 'string') c.body.messages = [{ role: 'user', content: c.body.messages }];
    base.validate(c);
  },
});
add('messages-object-500', 'messages as an object ({"0":{…}}) gives 500 instead of 400.',
  { validate(c) { const m = c.body?.messages; if (m && typeof m === 'object' && !Array.isArray(m)) throw new TypeError('not iterable'); base.validate(c); } });
add('message-null-500', 'messages:[null] gives 500 instead of 400.', { validateMessage(c, m, at) { if (m === null) throw new TypeError('null.role'); base.validateMessage(c, m, at); } });
add('content-number-coerced', 'content:42 is turned into "42" and answered; content must be text or parts.',
  { validateMessage(c, m, at) { if (typeof m?.content === 'number') m.content = String(m.content); base.validateMessage(c, m, at); } });
add('content-object-500', 'content as an object gives 500 (content.trim is not a function) instead of 400.',
  { validateMessage(c, m, at) { if (m?.content && typeof m.content === 'object' && !Array.isArray(m.content)) throw new TypeError('trim'); base.validateMessage(c, m, at); } });
add('emoji-500', 'A message with a character beyond the BMP gives 500 (utf8mb3 column).', crash(c => /[\u{10000}-\u{10ffff}]/u.test(allText(c))));
add('nul-500', 'A message with \\u0000 gives 500 (Postgres text).', crash(c => allText(c).includes('\0')));
add('lone-surrogate-500', 'A message with an unpaired \\ud800 escape gives 500 when it is encoded as UTF-8.', crash(c => !allText(c).isWellFormed()));
add('braces-500', 'A message with {braces} gives 500: it is used as a format template.', crash(c => /\{\w*\}/.test(allText(c))));
add('percent-500', 'A message with % followed by something that is not a percent escape gives 500 (decodeURIComponent of the text).',
  crash(c => { try { decodeURIComponent(allText(c).toWellFormed()); } catch { return true; } }));
add('long-message-500', 'A message longer than 65,535 bytes gives 500 (TEXT column).', crash(c => Buffer.byteLength(allText(c)) > 65535));
add('many-messages-500', 'More than 100 messages give 500.', crash(c => c.body.messages.length > 100));
const depth = (x, n = 0) => (n > 60 ? n : x && typeof x === 'object' ? Math.max(n, ...Object.values(x).map(y => depth(y, n + 1))) : n);
add('deep-nesting-500', 'Deep nesting in an ignored member gives 500 (recursion limit of the binder).', crash(c => depth(c.body) > 60));
add('big-body-500', 'A body over 100 kB gives 500: the body-parser limit error is not mapped.', { read: async c => { const b = await base.read(c); if (b.length > 102400) throw new TypeError('entity.too.large'); return b; } });
add('big-number-500', 'An integer beyond 64 bits in an ignored member gives 500.', crash(c => /:\s*-?\d{20,}/.test(c.text)));
add('user-in-header-500', 'A non-ASCII "user" is copied into an upstream header and gives 500.', crash(c => nonAscii(c.body.user ?? '')));
add('user-long-500', 'A "user" longer than 64 characters gives 500.', crash(c => (c.body.user ?? '').length > 64));
add('malformed-reset', 'A body that is not JSON makes the server drop the connection without an answer.', { parse(c) { try { return JSON.parse(c.text); } catch { c.req.socket.destroy(); throw new Error('reset'); } } });
add('messages-string-hangs', 'messages of a wrong type are never answered: the request hangs.',
  { validate(c) { if (c.body?.messages && !Array.isArray(c.body.messages)) c.hang = true; else base.validate(c); },
    agent(c) { if (!c.hang) base.agent(c); },
    answer(c) { return c.hang ? new Promise(() => {}) : base.answer(c); } });
add('redirect-slash', 'The documented address answers 308 to the same path with a slash; the .NET SDK follows no redirect.', {
  route(c) { if (c.path === `${PATH}/`) c.path = PATH; else if (c.path === PATH) throw new Problem(308, 'moved', 'Moved', { headers: { Location: `${PATH}/` } }); base.route(c); },
});

add('absolute-form-404', 'A request target in absolute form (POST http://host/path) gives 404; RFC 9112 3.2.2 demands that it is accepted.',
  { before(c) { c.path = c.req.url.split('?')[0]; } });
add('query-string-404', 'A query string on the endpoint (SDK option defaultQuery, ?api-version=…) gives 404.', { before(c) { c.path = c.req.url; } }, 'SHOULD');

// ================================================== roles and history
add('tool-role-rejected', 'The role tool gives 400; the guide accepts it.', { roles: ['system', 'user', 'assistant'] });
add('system-role-rejected', 'The role system gives 400 ("set the prompt in the agent"); the guide accepts it.', { roles: ['user', 'assistant', 'tool'] });
add('system-only-first', 'A system message that is not the first gives 400 (chat-template rule).', check(c => c.body.messages.some((m, i) => i && m.role === 'system'), () => bad('messages', 'The system message must be at the beginning.')));
add('roles-must-alternate', 'Two user messages in a row give 400 (chat-template rule); the documents have no such rule.',
  check(c => c.body.messages.some((m, i, a) => i && m.role === 'user' && a[i - 1].role === 'user'), () => bad('messages', 'Roles must alternate.')));
add('must-end-with-user', 'A conversation that ends with a tool message gives 400, which breaks every tool loop.', check(c => c.body.messages.at(-1).role === 'tool', () => bad('messages', 'The last message must come from the user.')));
add('must-start-with-user', 'A conversation that begins with an assistant greeting gives 400.', check(c => c.body.messages.find(m => m.role !== 'system')?.role === 'assistant', () => bad('messages', 'The first message must come from the user.')));
add('assistant-null-content', 'An assistant turn with content:null and tool_calls gives 400; SDKs send exactly that.',
  check(c => c.body.messages.some(m => m.role === 'assistant' && m.content === null), () => bad('messages', 'content must be a string.')));
add('assistant-no-content-500', 'An assistant turn without the member content (.NET leaves it out) gives 500.', crash(c => c.body.messages.some(m => m.role === 'assistant' && !('content' in m))));
add('assistant-empty-content', 'An assistant turn with content:"" gives 400 (Bedrock and Anthropic rule); LangChain sends it.',
  check(c => c.body.messages.some(m => m.role === 'assistant' && m.content === ''), () => bad('messages', 'content must not be empty.')));
add('own-message-rejected', 'An assistant message that has refusal:null or annotations:[] (what SDKs echo back) gives 400.',
  check(c => c.body.messages.some(m => m.role === 'assistant' && ('refusal' in m || 'annotations' in m)), () => bad('messages', 'Unexpected member.')));
add('text-parts-500', 'content as an array of text parts gives 500.', crash(c => c.body.messages.some(m => Array.isArray(m.content))));
add('text-parts-first-only', 'Only the first text part of a message is read; the rest is lost.', {
  answer(c) { for (const m of c.messages) if (Array.isArray(m.content)) m.content = m.content.slice(0, 1); return base.answer(c); },
});
add('text-parts-stringified', 'Content parts become "[object Object]" in the prompt.', {
  answer(c) { for (const m of c.messages) if (Array.isArray(m.content)) m.content = String(m.content); return base.answer(c); },
});
add('message-name-rejected', 'A user message with "name" gives 400; the member belongs to the OpenAI message.', check(c => c.body.messages.some(m => 'name' in m), () => bad('messages', 'Unknown member name.')));
add('unknown-role-500', 'A role that does not exist gives 500 (enum without a case) instead of a 4xx.',
  { validateMessage(c, m, at) { if (m && typeof m.role === 'string' && !base.roles.includes(m.role)) throw new TypeError('no such role'); base.validateMessage(c, m, at); } });
add('unknown-role-accepted', 'A role that does not exist ("wizard") is taken as user; only four roles are documented.',
  { validateMessage(c, m, at) { if (m && typeof m.role === 'string' && !base.roles.includes(m.role)) m.role = 'user'; base.validateMessage(c, m, at); } }, 'SHOULD');
add('history-dropped', 'Only the last message is read; the conversation before it is lost.', { answer(c) { c.messages = c.messages.slice(-1); return base.answer(c); } });
add('history-without-assistant', 'Assistant turns are dropped from the history.', { answer(c) { c.messages = c.messages.filter(m => m.role !== 'assistant'); return base.answer(c); } });
add('history-only-in-json', 'History is read only without streaming; with stream:true the last message alone is used.', { answer(c) { if (c.stream) c.messages = c.messages.slice(-1); return base.answer(c); } });
add('tool-result-dropped', 'The content of tool messages never reaches the agent.', { answer(c) { for (const m of c.messages) if (m.role === 'tool') m.content = '(result)'; return base.answer(c); } });
add('answers-first-user', 'The first user message is answered instead of the last.', {
  answer(c) { const first = c.messages.find(m => m.role === 'user'); if (first) c.messages = [first]; return base.answer(c); },
});
add('system-obeyed', 'The system message of the request replaces the prompt of the agent and is obeyed; the guide says such overrides are ignored.', {
  answer(c) {
    const system = c.messages.filter(m => m.role === 'system').map(textOf).join(' ');
    const word = /(?:say|reply|answer|respond|include|write|with|be|end|begin|start|append|output)\b[^]*?[:"'“` ]([\p{L}\d_-]*[\d_-][\p{L}\d_-]*|\p{Lu}{3,})/iu.exec(system)?.[1];
    return system ? `${word ?? system}` : base.answer(c);
  },
});
add('system-leaks', 'Asked or not, the answer begins with the request-level system text, as if it were the prompt.',
  { answer(c) { return [...c.messages.filter(m => m.role === 'system').map(textOf), base.answer(c)].join('\n'); } }, 'SHOULD');

// ================================================== parameters that must be ignored
add('unknown-param-400', 'A member outside the four used ones gives 400 (additionalProperties:false); the guide says ignored.',
  check(c => Object.keys(c.body).some(k => !['model', 'messages', 'stream', 'user'].includes(k)), () => bad('body', 'Extra inputs are not permitted.')));
add('vendor-param-400', 'Known OpenAI parameters are ignored, but an unknown member gives 422.',
  check(c => Object.keys(c.body).some(k => !/^(model|messages|stream|user|temperature|top_p|n|tools|tool_choice|max_\w+|stop|seed|stream_options|response_format|metadata|store|logprobs|top_logprobs|presence_penalty|frequency_penalty|logit_bias|parallel_tool_calls|service_tier|reasoning_effort)$/.test(k)),
    () => new Problem(422, 'validation_error', 'Unknown member.', { field: 'body' })));
add('temperature-validated', 'temperature out of 0..2 or of a wrong type gives 400, although it is ignored.',
  check(c => c.body.temperature != null && !(c.body.temperature >= 0 && c.body.temperature <= 2), () => bad('temperature', 'Out of range.')));
add('null-param-400', 'A null in an optional parameter (max_tokens:null) gives 400.', check(c => Object.entries(c.body).some(([k, v]) => v === null && k !== 'stream' && k !== 'user'), () => bad('body', 'null is not allowed.')));
add('stream-options-400', 'stream_options without stream:true gives 400, although the member is ignored.', check(c => c.body.stream_options && !c.body.stream, () => bad('stream_options', 'Only with stream.')));
add('stream-options-in-stream-400', 'stream_options gives 400 even when streaming, which breaks .NET and LangChain.', check(c => 'stream_options' in c.body, () => bad('stream_options', 'Unknown.')));
add('n-honoured', 'n:2 gives two choices; overrides are ignored.', editFull((o, c) => { for (let i = 1; i < c.body.n && i < 8; i++) o.choices.push({ ...o.choices[0], index: i }); }));
add('n-honoured-in-streams', 'n:2 gives interleaved deltas of two choices in a stream; overrides are ignored.',
  editChunks((all, c) => (c.body.n > 1 ? all.flatMap(x => [x, { ...x, choices: [{ ...x.choices[0], index: 1 }] }]) : all)));
add('max-tokens-honoured', 'max_tokens cuts the answer with finish_reason length; overrides are ignored.', {
  answer(c) { const n = c.body.max_tokens ?? c.body.max_completion_tokens; const t = base.answer(c); return n > 0 ? t.split(/(?<=\s)/).slice(0, n).join('') : t; },
  completion(c, t) { const o = base.completion(c, t); if (c.body.max_tokens || c.body.max_completion_tokens) o.choices[0].finish_reason = 'length'; return o; },
});
add('stop-honoured', 'stop cuts the answer; overrides are ignored.', {
  answer(c) { return [c.body.stop].flat().filter(s => s && typeof s === 'string').reduce((t, s) => t.split(s)[0], base.answer(c)); },
});
add('response-format-honoured', 'response_format turns the answer into a JSON document; overrides are ignored.',
  editText((t, c) => (/json/.test(c.body.response_format?.type) ? JSON.stringify({ answer: t }) : t)));
const call = { id: 'call_1', type: 'function', function: { name: 'lookup', arguments: '{}' } };
add('tools-honoured', 'tools in the request make the agent call them (tool_calls, content null); request-level tools are ignored by the guide.', {
  completion(c, t) {
    const o = base.completion(c, t);
    if (c.body.tools?.length) o.choices[0] = { index: 0, message: { role: 'assistant', content: null, tool_calls: [{ ...call, function: { name: c.body.tools[0]?.function?.name ?? 'f', arguments: '{}' } }] }, finish_reason: 'tool_calls' };
    return o;
  },
});
add('logprobs-honoured', 'logprobs:true fills choices[].logprobs with NaN-like nulls: content entries without the required token and logprob.',
  editFull((o, c) => { if (c.body.logprobs) o.choices[0].logprobs = { content: [{ token: null, logprob: null, bytes: null }] }; }));

// ================================================== the JSON answer
add('envelope', 'The answer is wrapped as {"success":true,"data":{…}} like the rest of the API; this endpoint answers the bare OpenAI shape.', { completion(c, t) { return { success: true, data: base.completion(c, t) }; } });
add('camel-case', 'Members are written in camelCase (finishReason), the ASP.NET default.', { json(v) { return JSON.stringify(v).replaceAll('"finish_reason"', '"finishReason"'); } });
add('pascal-case-stream', 'Only the chunks are written in PascalCase (Choices, Delta): the serializer options are not passed to the streaming writer.',
  eachChunk(x => ({ Id: x.id, Object: x.object, Created: x.created, Model: x.model, Choices: x.choices.map(k => ({ Index: k.index, Delta: { Role: k.delta.role, Content: k.delta.content }, FinishReason: k.finish_reason })) })));
add('json-bom', 'The JSON answer begins with a BOM (StreamWriter UTF8); RFC 8259 forbids it and .NET throws.', { json(v, c) { return c.stream || v.status ? JSON.stringify(v) : '\ufeff' + JSON.stringify(v); } });
add('json-as-text', 'The JSON answer has Content-Type text/plain: openai-node hands back a string.', { jsonHeaders(c) { return { ...base.jsonHeaders(c), 'Content-Type': 'text/plain; charset=utf-8' }; } });
add('json-without-content-type', 'The JSON answer has no Content-Type: openai-node hands back a string.', { jsonHeaders(c) { return { 'X-Request-Id': c.requestId }; } });
add('content-length-in-characters', 'Content-Length counts characters, not bytes: a non-ASCII answer arrives cut.', {
  send(c, status, headers, payload) { c.res.strictContentLength = false; c.res.writeHead(status, { ...headers, 'Content-Length': payload.length }); c.res.end(payload); },
});
add('json-cut-at-1k', 'A JSON body is cut at 1,024 bytes, with a matching Content-Length (proxy buffer).', { send(c, status, headers, payload) { base.send(c, status, headers, Buffer.from(payload).subarray(0, 1024)); } });
add('json-in-latin1', 'Non-ASCII characters of the JSON answer are sent as ISO-8859-1 bytes, which is not UTF-8.',
  { send(c, status, headers, payload) { base.send(c, status, headers, status === 200 ? Buffer.from(payload, 'latin1') : payload); } });
add('json-nan', 'The non-streamed answer has an extra member with the value NaN (Python json.dumps), which is not JSON.', { json(v) { return v.object === 'chat.completion' ? JSON.stringify(v).replace(/\}$/, ',"score":NaN}') : JSON.stringify(v); } });
add('quotes-not-escaped', 'The JSON is built from a template: a quotation mark in the answer is not escaped.', { json(v) { return v.choices ? JSON.stringify(v).replaceAll('\\"', '"') : JSON.stringify(v); } });
add('tab-not-escaped', 'A tab or newline of the answer is written raw inside the JSON string (non-streamed).', { json(v) { return v.object === 'chat.completion' ? JSON.stringify(v).replaceAll('\\n', '\n').replaceAll('\\t', '\t') : JSON.stringify(v); } });
add('html-escaped', 'The answer is HTML-escaped: <, & and " become entities.', editText(t => t.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')), 'SHOULD');
add('backslashes-lost', 'Backslashes in the text are lost (unescaped once too often).', editText(t => t.replaceAll('\\', '')), 'SHOULD');
add('non-ascii-to-question-mark', 'Non-ASCII characters of the answer become "?".', editText(t => t.replace(/[^\x00-\x7f]/gu, '?')));
add('gzip-unasked', 'Answers over 600 bytes are gzipped although the request has no Accept-Encoding; .NET does not decompress.', {
  send(c, status, headers, payload) {
    if (Buffer.byteLength(payload) < 600) return base.send(c, status, headers, payload);
    base.send(c, status, { ...headers, 'Content-Encoding': 'gzip' }, gzipSync(payload));
  },
});
add('gzip-header-kept', 'Content-Encoding: gzip is announced but the body is plain (a proxy decompressed and kept the header).', {
  jsonHeaders(c) { return { ...base.jsonHeaders(c), ...(/gzip/.test(c.req.headers['accept-encoding'] ?? '') ? { 'Content-Encoding': 'gzip' } : {}) }; },
});
add('content-mirrors-parts', 'When the request uses content parts, the answer has content as an array of parts; it must be a string.',
  editFull((o, c) => { if (Array.isArray(lastUser(c.messages)?.content)) o.choices[0].message.content = [{ type: 'text', text: o.choices[0].message.content }]; }));
add('role-mirrors-last', 'message.role is the role of the last message (tool, system) instead of assistant.', editFull((o, c) => { const r = c.messages.at(-1).role; if (r !== 'user') o.choices[0].message.role = r; }));
add('choices-empty-after-tool', 'After a tool message choices is [].', editFull((o, c) => { if (c.messages.at(-1).role === 'tool') o.choices = []; }));
add('finish-null-json', 'finish_reason is null in the non-streamed answer.', editFull(o => { o.choices[0].finish_reason = null; }));
add('finish-end-turn-long', 'finish_reason is "end_turn" when the answer is long; the value is not in the enum and .NET throws.', editFull((o, c) => { if (c.long) o.choices[0].finish_reason = 'end_turn'; }));
add('usage-floats', 'usage is estimated as characters / 4 and has fractions; the members are integers and .NET throws.',
  editFull((o, c) => { const p = allText(c).length / 4 + 0.25, k = o.choices[0].message.content.length / 4; o.usage = { prompt_tokens: p, completion_tokens: k, total_tokens: p + k }; }));
add('usage-null-members', 'usage has null members, which .NET rejects.', editFull(o => { o.usage = { prompt_tokens: null, completion_tokens: null, total_tokens: null }; }));
add('created-dot-zero', 'created is written as 1741570283.0; .NET throws.', { json(v) { return JSON.stringify(v).replace(/"created":(\d+)/, '"created":$1.0'); } });
add('created-milliseconds', 'created is in milliseconds.', { before(c) { c.created = Date.now(); } });
add('created-string-in-streams', 'created is an ISO string, but only in chunks.', eachChunk(x => { x.created = new Date().toISOString(); }));
add('created-is-local-time', 'created is the wall clock of UTC+2 read as UTC (two hours in the future).', { before(c) { c.created += 7200; } }, 'SHOULD');
add('object-chunk-in-json', 'object is "chat.completion.chunk" also in the non-streamed answer.', editFull(o => { o.object = 'chat.completion.chunk'; }));
add('model-missing-json', 'The answer lacks model, a required member.', editFull(o => { delete o.model; }));
add('id-number', 'id is a number (database key) in the answer.', editFull((o, c) => { o.id = c.nth; }));
add('index-string', 'choices[0].index is "0".', editFull(o => { o.choices[0].index = '0'; }));
add('choices-object', 'choices is an object {"0":{…}} (PHP array).', editFull(o => { o.choices = { 0: o.choices[0] }; }));
add('tool-calls-wrong', 'message.tool_calls is an empty object instead of an array.', editFull(o => { o.choices[0].message.tool_calls = {}; }));

// ================================================== the stream
add('stream-as-json-type', 'The stream has Content-Type application/json.', { streamHeaders(c) { return { ...base.streamHeaders(c), 'Content-Type': 'application/json' }; } });
add('stream-ignored', 'stream:true is ignored: one JSON document.', { wantsStream: () => false });
add('stream-ndjson', 'The stream is one JSON document per line without "data:".', editFrames(all => all.map(f => f.replace('data: ', '').replace('\n\n', '\n'))));
add('data-data', 'Each event is prefixed twice: "data: data: {…}".', editFrames(all => all.map(f => `data: ${f}`)));
add('newlines-escaped', 'Events end with a literal backslash-n instead of line feeds.', editFrames(all => all.map(f => f.replace('\n\n', '\\n\\n'))));
add('single-newline', 'Events are separated by one line feed, so that they merge into one event.', editFrames(all => all.map((f, i) => (i < all.length - 1 ? f.replace('\n\n', '\n') : f))));
add('chunk-json-double-encoded', 'Each chunk is a JSON string that contains JSON.', editFrames((all, c) => all.map(f => f.includes('[DONE]') ? f : `data: ${JSON.stringify(f.slice(6, -2))}\n\n`)));
add('done-json-string', 'The end is data: "[DONE]" in quotation marks.', editFrames(all => [...all.slice(0, -1), 'data: "[DONE]"\n\n']));
add('done-lower-case', 'The end is data: [done].', editFrames(all => [...all.slice(0, -1), 'data: [done]\n\n']));
add('done-trailing-space', 'The end is "[DONE] " with a space, which .NET and newer openai-node do not take for the end.', editFrames(all => [...all.slice(0, -1), 'data: [DONE] \n\n']));
add('done-without-blank-line', 'The stream ends after "data: [DONE]" without the blank line: by the SSE standard the event is dropped.', editFrames(all => [...all.slice(0, -1), 'data: [DONE]']));
add('done-missing', 'The stream ends after the finish chunk without data: [DONE].', editFrames(all => all.slice(0, -1)));
add('done-missing-non-ascii', 'Streams with non-ASCII text end without [DONE].', editFrames((all, c) => (nonAscii(all.join('')) ? all.slice(0, -1) : all)));
add('done-missing-long', 'Streams of more than 20 chunks end without the finish chunk and without [DONE], cleanly (time limit of a proxy).', editFrames(all => (all.length > 20 ? all.slice(0, 20) : all)));
add('done-lingers', 'After [DONE] the connection stays open for 12 s; several SDKs wait for its end.', { async writeFrames(c, f, out) { await base.writeFrames(c, f, out); await Promise.race([sleep(12000), new Promise(r => c.res.once('close', r))]); } });
add('tail-after-done', 'The last piece of text is sent after [DONE].', editFrames(all => [...all.slice(0, -3), all.at(-2), all.at(-1), all.at(-3)]));
add('chunked-without-end', 'The connection is cut after [DONE] without the last chunk: an incomplete message (RFC 9112 8).', { async sendStream(c, frames) { c.res.writeHead(200, base.streamHeaders(c)); await base.writeFrames(c, frames, c.res); c.req.socket.destroy(); } });
add('length-and-chunked', 'The stream has both Content-Length and Transfer-Encoding: chunked, which RFC 9112 6.2 forbids.', {
  sendStream(c, frames) {
    const body = frames.join('');
    rawSend(c, headOf('HTTP/1.1 200 OK', { 'Content-Type': 'text/event-stream', 'Content-Length': Buffer.byteLength(body), 'Transfer-Encoding': 'chunked', Connection: 'close' }),
      `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`);
  },
});
add('chunked-to-http10', 'An HTTP/1.0 request is answered with Transfer-Encoding: chunked, which RFC 9112 6.1 forbids (nginx proxies speak 1.0).', {
  sendStream(c, frames) {
    if (c.req.httpVersion !== '1.0') return base.sendStream(c, frames);
    const body = frames.join('');
    rawSend(c, headOf('HTTP/1.1 200 OK', { 'Content-Type': 'text/event-stream', 'Transfer-Encoding': 'chunked' }), `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`);
  },
});
add('close-unannounced', 'The server closes every connection after the answer but never says Connection: close (RFC 9112 9.6), so pooled clients get resets.',
  { before(c) { c.res.setHeader('Connection', 'keep-alive'); c.res.on('finish', () => c.req.socket.end()); } });
add('retry-block', 'The stream begins with a block "retry: 3000" without data, on which openai-python throws.', editFrames(all => ['retry: 3000\n\n', ...all]));
add('ping-events', 'In streams that last, event: ping with data: {} is sent between chunks; SDKs take it for a chunk.', editFrames((all, c) => (c.long ? all.flatMap((f, i) => (i % 8 === 7 ? ['event: ping\ndata: {}\n\n', f] : [f])) : all)));
add('empty-data-heartbeat', 'In streams that last, an empty "data:" is sent as heartbeat; every SDK fails to parse it.', editFrames((all, c) => (c.long ? all.flatMap((f, i) => (i % 10 === 9 ? ['data:\n\n', f] : [f])) : all)));
add('id-then-comment', 'Events have an id and long streams have ": ping" blocks, on which openai-python throws.',
  editFrames((all, c) => all.flatMap((f, i) => [...(c.long && i % 10 === 9 ? [': ping\n\n'] : []), `id: ${i}\n${f}`])));
add('named-data-less-event', 'The stream begins with a block "event: start" without data, on which openai-python and openai-node throw.', editFrames(all => ['event: start\n\n', ...all]));
add('comment-as-data', 'A gateway wraps an upstream comment as data: ": PROCESSING", which is not JSON.', editFrames(all => ['data: : PROCESSING\n\n', ...all]));
add('error-null', 'Every chunk has "error":null, which breaks the Go, Java and Vercel SDKs.', eachChunk(x => { x.error = null; }));
add('stream-chunk-nan', 'Chunks have "logprob":NaN, which is not JSON.', { json(v) { return v.object === 'chat.completion.chunk' ? JSON.stringify(v).replace(/\}$/, ',"logprob":NaN}') : JSON.stringify(v); } });
add('stream-raw-newline', 'A line feed in a delta is written raw, so the JSON breaks over two SSE lines.', { json(v) { return v.object === 'chat.completion.chunk' ? JSON.stringify(v).replaceAll('\\n', '\n') : JSON.stringify(v); } });
add('stream-line-limit', 'SSE lines longer than 1,024 bytes are cut (line buffer), so a big delta is broken JSON.', {
  pieces(c, t) { return t.match(/[^]{1,3000}/gu) ?? [t]; },
  ...editFrames(all => all.map(f => (f.length > 1024 ? `${f.slice(0, 1024)}\n\n` : f))),
});
add('emoji-surrogates-split', 'Deltas are cut at UTF-16 units: an emoji is split into two unpaired escapes, on which .NET throws.', { pieces: (c, t) => t.match(/[^]{1,3}/g) ?? [t] });
add('emoji-replaced', 'Deltas are decoded byte group by byte group: split characters become U+FFFD.', {
  pieces(c, t) { const b = Buffer.from(t); return Array.from({ length: Math.ceil(b.length / 5) }, (_, i) => b.subarray(i * 5, i * 5 + 5).toString()); },
});
add('deltas-trimmed', 'Every delta is trimmed, so the words of a stream run together.', { pieces: (c, t) => base.pieces(c, t).map(p => p.trim()) });
add('deltas-deduplicated', 'A delta equal to the one before is dropped ("ha ha ha" loses text).', { pieces: (c, t) => (t.match(/\s*\S{1,2}|\s+$/gu) ?? [t]).filter((p, i, a) => !i || p !== a[i - 1]) });
add('deltas-cumulative', 'Each delta has the whole text so far.', { pieces: (c, t) => base.pieces(c, t).map((p, i, a) => a.slice(0, i + 1).join('')) });
add('deltas-newline-lost', 'Deltas that are only a line break are skipped: paragraphs of a streamed answer run together.', { pieces: (c, t) => (t.match(/\n+|[^\n]+/g) ?? [t]).filter(p => !/^\n+$/.test(p)) });
add('last-delta-lost', 'The last piece of text is never sent in a stream.', { pieces: (c, t) => base.pieces(c, t).slice(0, -1) });
add('first-delta-lost', 'The first piece of text is swallowed with the role chunk.', { pieces: (c, t) => base.pieces(c, t).slice(1) });
add('full-text-repeated', 'The finish chunk has the whole text once more as content.', editChunks((all, c) => { all.at(-1).choices[0].delta = { content: all.map(x => x.choices[0].delta.content ?? '').join('') }; }));
add('chunks-reordered', 'In answers of more than ten chunks two neighbours are swapped.', editChunks(all => { if (all.length > 12) [all[6], all[7]] = [all[7], all[6]]; }));
add('pieces-doubled-long', 'In long streams one piece is sent twice (retry after a timeout).', editChunks(all => { if (all.length > 12) all.splice(8, 0, all[8]); }));
add('stream-no-role', 'No chunk has delta.role; the helpers of openai-node throw.', eachChunk(x => { delete x.choices[0].delta.role; }));
add('stream-role-empty', 'delta.role is "" after the first chunk; .NET throws.', eachChunk((x, c, i) => { if (i) x.choices[0].delta.role = ''; }));
add('stream-finish-missing', 'finish_reason is null in every chunk; Vercel and the node helper throw.', eachChunk(x => { x.choices[0].finish_reason = null; }));
add('stream-finish-key-missing', 'The chunks lack the key finish_reason throughout.', eachChunk(x => { delete x.choices[0].finish_reason; }));
add('stream-finish-empty', 'finish_reason is "" until the end; .NET throws.', eachChunk(x => { x.choices[0].finish_reason ??= ''; }));
add('stream-finish-everywhere', 'Every chunk has finish_reason "stop".', eachChunk(x => { x.choices[0].finish_reason = 'stop'; }));
add('stream-finish-first', 'The finish chunk comes before the last text.', editChunks(all => { all.splice(-3, 0, all.pop()); }));
add('stream-id-per-chunk', 'Each chunk has its own id; M.E.AI makes a message of each.', eachChunk((x, c, i) => { x.id += `-${i}`; }));
add('stream-id-last-differs', 'The finish chunk alone has another id.', eachChunk((x, c, i, all) => { if (i === all.length - 1) x.id = `chatcmpl-${c.requestId}`; }));
add('stream-index-counts', 'choices[0].index counts the chunks.', eachChunk((x, c, i) => { x.choices[0].index = i; }));
add('stream-index-missing', 'Chunks lack choices[0].index.', eachChunk(x => { delete x.choices[0].index; }));
add('stream-object-missing', 'Chunks lack object; the Python helper asserts it.', eachChunk(x => { delete x.object; }));
add('stream-model-null', 'model is null in all chunks but the first.', eachChunk((x, c, i) => { if (i) x.model = null; }));
add('stream-message', 'Chunks have message instead of delta; every SDK yields nothing.', eachChunk(x => { x.choices[0].message = x.choices[0].delta; delete x.choices[0].delta; }));
add('stream-delta-null-last', 'delta is null in the finish chunk.', eachChunk((x, c, i, all) => { if (i === all.length - 1) x.choices[0].delta = null; }));
add('stream-delta-string', 'delta is the text itself instead of {content}.', eachChunk(x => { x.choices[0].delta = x.choices[0].delta.content ?? ''; }));
add('stream-usage-no-choices', 'With stream_options.include_usage the usage chunk lacks choices.', editChunks((all, c) => { if (c.body.stream_options?.include_usage) { const { choices, ...rest } = all[0]; all.push({ ...rest, usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }); } }));
add('stream-usage-everywhere', 'Every chunk has cumulative usage; M.E.AI adds them up.', eachChunk((x, c, i) => { x.usage = { prompt_tokens: 9, completion_tokens: i, total_tokens: 9 + i }; }));
add('stream-buffered', 'The whole stream is held back until the answer is complete (proxy buffering), then sent at once.', { async writeFrames(c, frames, out) { if (c.long) await sleep(500); out.write(frames.join('')); } }, 'SHOULD');
add('stream-gzip-buffered', 'With Accept-Encoding: gzip the stream is compressed without flushing: everything arrives at the end.', {
  async sendStream(c, frames) {
    if (!/gzip/.test(c.req.headers['accept-encoding'] ?? '')) return base.sendStream(c, frames);
    c.res.writeHead(200, { ...base.streamHeaders(c), 'Content-Encoding': 'gzip' });
    const zip = createGzip();
    zip.pipe(c.res);
    await base.writeFrames(c, frames, zip);
    zip.end();
  },
}, 'SHOULD');
add('stream-blocks-server', 'While one stream runs, every other request waits for its end (single worker).', (() => {
  let tail = Promise.resolve();
  return { reply(c, text) { return (tail = tail.catch(() => {}).then(() => base.reply(c, text))); } };
})(), 'SHOULD');
add('abort-kills-server-state', 'After a client has left in the middle of a stream, the next two requests get 500 (connection not returned to the pool).', (() => {
  let broken = 0;
  return {
    validate(c) { base.validate(c); if (broken > 0) { broken--; throw new TypeError('pool exhausted'); } },
    sendStream(c, frames) { c.res.on('close', () => { if (!c.res.writableFinished) broken = 2; }); return base.sendStream(c, frames); },
  };
})());

add('long-error-then-stop', 'A long stream has an error event in the middle, then ends with finish_reason stop and [DONE] as if it were complete.',
  editFrames((all, c) => (c.long ? [...all.slice(0, 12), 'data: {"error":{"message":"upstream timeout","type":"server_error","param":null,"code":"timeout"}}\n\n', ...all.slice(-2)] : all)));
add('long-error-plain-text', 'A long stream ends with "data: upstream timeout", which is not JSON, and no [DONE].',
  editFrames((all, c) => (c.long ? [...all.slice(0, 12), 'data: upstream timeout\n\n'] : all)));
add('long-json-truncated-text', 'Long answers lose their second half without streaming but say finish_reason stop (the stream has it all).',
  editFull((o, c) => { if (c.long) o.choices[0].message.content = o.choices[0].message.content.slice(0, 150); }), 'SHOULD');

// ================================================== errors
add('errors-200', 'All errors come with HTTP 200 and an error body.', { sendError(c, e) { base.send(c, 200, base.errorHeaders(c, e), JSON.stringify(base.problem(c, e))); } });
add('validation-200-in-stream', 'With stream:true a validation error comes as 200 and an SSE error event.', {
  sendError(c, e) {
    if (e.status !== 400 || !c.body?.stream) return base.sendError(c, e);
    c.res.writeHead(200, base.streamHeaders(c));
    c.res.end(`data: ${JSON.stringify({ error: base.problem(c, e).error })}\n\ndata: [DONE]\n\n`);
  },
});
add('validation-500', 'Every validation error comes as 500.', { sendError(c, e) { base.sendError(c, e.status === 400 && e.code === 'validation_error' ? new Problem(500, 'internal_error', e.message) : e); } });
add('errors-html', 'All errors have an HTML body; the documents say problem+json.', { sendError(c, e) { base.send(c, e.status, { ...e.headers, 'Content-Type': 'text/html' }, html(e.status, 'Error')); } });
add('errors-empty', 'All errors have an empty body; the documents say problem+json.', { sendError(c, e) { base.send(c, e.status, e.headers ?? {}, ''); } });
add('401-plain-text', 'Only the 401 comes from the gateway, as plain text; the documents say problem+json.', { sendError(c, e) { if (e.status === 401) base.send(c, 401, { ...e.headers, 'Content-Type': 'text/plain' }, 'Unauthorized'); else base.sendError(c, e); } });
add('problem-status-differs', 'The member status of the problem is 500 whatever the HTTP status is (RFC 9457 3.1.2 demands the same).', { problem(c, e) { return { ...base.problem(c, e), status: 500 }; } });
add('problem-status-string', 'The member status of the problem is a string; it is a number in RFC 9457.', { problem(c, e) { return { ...base.problem(c, e), status: String(e.status) }; } });
add('error-message-object', 'error.message is an array of objects (pydantic), so SDKs show no text.', { problem(c, e) { const p = base.problem(c, e); p.error.message = [{ loc: ['body'], msg: e.message }]; return p; } });
add('error-code-unstable', 'code has a random suffix, so clients cannot branch on it.', { problem(c, e) { const p = base.problem(c, e); p.code = p.error.code = `${e.code}_${c.requestId.slice(0, 6)}`; return p; } });
add('error-code-number', 'code is the numeric HTTP status; the documents say a stable machine string.', { problem(c, e) { const p = base.problem(c, e); p.code = p.error.code = e.status; return p; } });
add('error-bad-json', 'The error body is a Python dict with single quotes, labelled as JSON.', { sendError(c, e) { base.send(c, e.status, base.errorHeaders(c, e), `{'error': {'message': 'failed', 'code': None}}`); } });
add('error-echo-breaks-json', 'The error text quotes the unknown agent id without escaping it: a quotation mark in the id breaks the JSON.', {
  unknownAgent(c) { return new Problem(400, 'unknown_agent', `There is no agent @@@`, { field: 'model' }); },
  sendError(c, e) { base.send(c, e.status, base.errorHeaders(c, e), JSON.stringify(base.problem(c, e)).replaceAll('@@@', c.body?.model ?? '')); },
});
add('error-leaks-stack', 'Errors carry the stack trace with file paths.', { problem(c, e) { return { ...base.problem(c, e), stack: e.stack }; } }, 'SHOULD');
add('error-leaks-key', 'The 401 repeats the submitted key in full in its text.', { unauthorized(c, key) { const p = base.unauthorized(c, key); if (key) p.message = `Invalid key ${key}`; return p; } }, 'SHOULD');
add('should-retry-on-400', 'A 400 carries x-should-retry: true, so openai-python and openai-node repeat a hopeless request.', { errorHeaders(c, e) { return { ...base.errorHeaders(c, e), 'x-should-retry': 'true' }; } }, 'SHOULD');
add('405-without-allow', 'GET gives 405 without Allow, which RFC 9110 15.5.6 demands.', { route(c) { try { base.route(c); } catch (e) { delete e.headers; throw e; } } });
add('get-200', 'GET on the endpoint gives 200 with an HTML page (single-page-app fallback).', { before(c) { if (c.req.method === 'GET') { base.send(c, 200, { 'Content-Type': 'text/html' }, '<!doctype html><div id=root></div>'); return true; } } }, 'SHOULD');
add('date-header-iso', 'The Date header is not an HTTP-date (ISO format), which RFC 9110 5.6.7 forbids.', { before(c) { c.res.setHeader('Date', new Date().toISOString()); } });
add('cacheable-answers', 'Answers carry Cache-Control: public, max-age=3600, so a shared cache may hand one caller’s answer to another.', {
  jsonHeaders(c) { return { ...base.jsonHeaders(c), 'Cache-Control': 'public, max-age=3600' }; },
}, 'SHOULD');
