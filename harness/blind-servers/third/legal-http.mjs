import { gzipSync } from 'node:zlib';
import { STATUS_CODES } from 'node:http';
import { base, PATH, Problem, sleep } from '../base.mjs';
import { headBytes, headOf, rawSend } from '../tools.mjs';
import { invalid, legalList, onlyJson, problemBy } from './more.mjs';

const { all, add } = legalList();
export const legalHttp = all;
const always = () => true;
const withHeaders = more => ({
  jsonHeaders(c) { return { ...base.jsonHeaders(c), ...more }; },
  streamHeaders(c) { return { ...base.streamHeaders(c), ...more }; },
  errorHeaders(c, e) { return { ...base.errorHeaders(c, e), ...more }; },
});

// ---- HTTP
add('http-proxy-headers', 'Has all that balancers and CDNs add (cookies, Via, cf-ray, Alt-Svc, Server-Timing, RateLimit, HSTS); unknown headers are ignored (RFC 9110 §5.1).', withHeaders({
  'Set-Cookie': ['AWSALB=x9/q+w==; Path=/; Expires=Wed, 09 Jun 2027 10:18:14 GMT', '__cf_bm=a.b-c; HttpOnly; Secure'], Via: '1.1 varnish, 1.1 google', 'CF-Ray': '8c1f2e0d9a7b-FRA',
  'Alt-Svc': 'h3=":443"; ma=86400', 'Server-Timing': 'app;dur=41.2, db;dur=3', 'RateLimit-Limit': '120', 'RateLimit-Remaining': '97', 'RateLimit-Reset': '30',
  'Strict-Transport-Security': 'max-age=31536000', Server: 'envoy', 'openai-processing-ms': '41', Vary: 'Origin, Accept-Encoding', Age: '0' }));
add('http-connection-close', 'Closes the connection after each response and says so with Connection: close (RFC 9112 §9.6).', withHeaders({ Connection: 'close' }));
add('http-small-letters', 'Writes header names in small letters and no reason phrase, both allowed by RFC 9112 §4 and RFC 9110 §5.1.', {
  send(c, status, headers, payload) {
    const small = Object.fromEntries(Object.entries({ ...headers, 'Content-Length': Buffer.byteLength(payload), Connection: 'close' }).map(([k, v]) => [k.toLowerCase(), v]));
    rawSend(c, headOf(`HTTP/1.1 ${status} `, small), payload);
  },
});
add('http-chunk-extensions', 'Sends JSON in chunks that split characters, with chunk extensions and a trailer field (RFC 9112 §7.1).', onlyJson(async (c, headers, payload) => {
  const socket = c.req.socket, bytes = Buffer.from(payload);
  socket.write(headBytes(headOf('HTTP/1.1 200 OK', { ...headers, 'Transfer-Encoding': 'chunked', Trailer: 'Server-Timing', Connection: 'close' })));
  for (let i = 0; i < bytes.length; i += 37) {
    const part = bytes.subarray(i, i + 37);
    socket.write(Buffer.concat([Buffer.from(`00${part.length.toString(16).toUpperCase()};seq=${i}\r\n`), part, Buffer.from('\r\n')]));
    if (i % 10 === 0) await sleep(2);
  }
  socket.end('0\r\nServer-Timing: app;dur=5\r\n\r\n');
}));
add('http-gzip-if-asked', 'Compresses JSON when the request offers gzip and says Vary (RFC 9110 §12.5.3).', onlyJson((c, headers, payload) => (
  /\bgzip\b(?!;\s*q=0(\.0*)?\b)/i.test(c.req.headers['accept-encoding'] ?? '')
    ? base.send(c, 200, { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }, gzipSync(payload)) : base.send(c, 200, headers, payload))));
add('http-early-hints', 'Sends an interim 103 response before the final one, which every HTTP/1.1 client must be able to skip (RFC 9110 §15.2).', {
  before(c) { if (c.req.httpVersionMinor) c.res.writeEarlyHints({ link: '</schema>; rel=preload' }); },
});
add('json-spaces-first', 'Sends spaces while the agent thinks and the JSON after them, so that the connection stays alive; white space may precede JSON (RFC 8259 §2).', onlyJson(async (c, headers, payload) => {
  c.res.writeHead(200, headers);
  for (let i = 0; i < 4; i++) { c.res.write('  \n'); await sleep(40); }
  c.res.end(payload);
}));
add('json-type-parameters', 'Names its types with capitals and parameters (Application/JSON; Charset="utf-8"), which RFC 9110 §8.3.1 allows.', {
  jsonHeaders(c) { return { ...base.jsonHeaders(c), 'Content-Type': 'Application/JSON; Charset="utf-8"' }; },
  errorHeaders(c, e) { return { ...base.errorHeaders(c, e), 'Content-Type': 'application/problem+json;charset=UTF-8' }; },
});
add('slow-answers', 'Takes a second for each answer; no document promises a speed.', { async answer(c) { await sleep(1000); return base.answer(c); } });
add('cors-open', 'Answers preflights with 204 and lets every origin read (without credentials); the documents leave CORS of this endpoint open.', {
  ...withHeaders({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'X-Request-Id' }),
  before(c) {
    if (c.req.method !== 'OPTIONS') return false;
    c.res.writeHead(204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'POST', 'Access-Control-Allow-Headers': c.req.headers['access-control-request-headers'] ?? '*', 'Access-Control-Max-Age': '600' });
    c.res.end();
    return true;
  },
});
let running = 0;
add('limit-parallel-429', 'Allows three requests of a key at a time and answers more with 429, Retry-After: 1 and RateLimit-*; the reference has 429 for that.', {
  async handle(c) {
    running++;
    try {
      if (running > 3) {
        c.req.resume();
        throw new Problem(429, 'rate_limited', 'Too many requests at a time.', { headers: { 'Retry-After': '1', 'RateLimit-Limit': '3', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '1' } });
      }
      await base.handle(c);
    } finally { running--; }
  },
}, 'MUST');
add('queue-one-by-one', 'Answers the requests of a key one after another, so parallel ones wait; no document promises parallel work.', (() => {
  let last = Promise.resolve();
  return {
    async reply(c, text) {
      const mine = last;
      let done;
      last = new Promise(r => { done = r; });
      try { await mine; await sleep(100); await base.reply(c, text); } finally { done(); }
    },
  };
})());

// ---- errors
add('error-other-words', 'Words its errors in German with typographic quotes and line ends, as Content-Language tells; by the reference title and detail may change.', {
  ...problemBy(always, o => {
    o.title = 'Fehler';
    o.detail = o.error.message = `Die Anfrage konnte nicht „verarbeitet“ werden:\n– Näheres unter ${o.code}.`;
    for (const x of o.errors ?? []) x.message = 'Ungültiger Wert.';
  }),
  errorHeaders(c, e) { return { ...base.errorHeaders(c, e), 'Content-Language': 'de' }; },
});
add('error-about-blank', 'Its problem bodies have type about:blank, the standard title and no instance, which RFC 9457 §4.2.1 allows.', problemBy(always, o => {
  o.type = 'about:blank';
  o.title = STATUS_CODES[o.status];
  delete o.instance;
}));
add('error-more-members', 'Its problem bodies have more members (success false, traceId, help, timestamp) and longer error objects; RFC 9457 §3.2 has extensions.', problemBy(always, (o, e, c) => ({
  success: false, traceId: `00-${c.requestId.replaceAll('-', '')}-01`, ...o, timestamp: new Date().toISOString(), help: 'https://docs.flowyte.com/resources/errors',
  error: { ...o.error, inner_error: null, status: o.status } })));
add('error-field-pointers', 'Names wrong fields by JSON Pointers and lists two errors for one fault; the reference leaves the form of field open.', problemBy(always, o => {
  if (o.errors) o.errors = o.errors.flatMap(x => [{ field: `/${x.field.replace(/[.[]/g, '/').replaceAll(']', '')}`, message: x.message, rule: 'type' }, { field: '/', message: 'The request is invalid.' }]);
}));
add('error-other-codes', 'Uses codes of its own for bad keys and unknown agents (invalid_api_key, agent_not_found) with another type in error; the documents name none for these.', problemBy(always, o => {
  const code = { unauthorized: 'invalid_api_key', unknown_agent: 'agent_not_found', not_found: 'route_not_found' }[o.code] ?? o.code;
  o.code = o.error.code = code;
  o.error.type = 'api_error';
}));
add('error-problem-only', 'Its errors are problem+json as the reference says, without the error object that OpenAI SDKs read; the guide shows no error body.', problemBy(always, o => { delete o.error; }), 'MUST');
add('error-openai-only', 'Its errors are OpenAI\'s {"error":{…}} in application/json, without the problem members; the guide says OpenAI-compatible and shows no error body.', {
  problem(c, e) { return { error: base.problem(c, e).error }; },
  errorHeaders(c, e) { return { ...base.errorHeaders(c, e), 'Content-Type': 'application/json' }; },
}, 'MUST');
add('auth-challenges', 'Its 401 lists two challenges with more parameters, the same for missing and wrong keys (RFC 9110 §11.6.1).', {
  unauthorized() {
    return new Problem(401, 'unauthorized', 'A valid API key is needed.', { headers: { 'WWW-Authenticate': 'ApiKey realm="builder, v1", Bearer realm="flowyte", scope="chat:write", error_description="see docs"' } });
  },
});
add('auth-before-all', 'Checks the key before it looks at path and method, so strangers get 401 for every address; no document gives another order.', {
  async handle(c) { c.raw = await c.h.read(c); c.h.authenticate(c); await base.handle(c); },
  async read(c) { return c.raw ?? base.read(c); },
});
add('method-get-404', 'Answers GET on the endpoint with 404, as routers do that know only the pair of method and path; no document promises a 405.', {
  route(c) { if (c.path !== PATH || c.req.method !== 'POST') throw new Problem(404, 'not_found', `Cannot ${c.req.method} this address.`); },
}, 'MUST');

// ---- what it accepts
add('accepts-more', 'Accepts other roles (developer, function, bot) as if from the user and null content anywhere; the guide lists accepted roles and forbids no more.', {
  validateMessage(c, m, at) {
    if (m && typeof m === 'object' && !c.h.roles.includes(m.role) && typeof m.role === 'string') m.role = 'user';
    if (m && typeof m === 'object') m.content ??= '';
    base.validateMessage(c, m, at);
  },
});
add('tool-turns-checked', 'Answers 400 with errors[] to tool messages without a tool_call_id or without a call before them, which OpenAI requires.', {
  validate(c) {
    base.validate(c);
    c.body.messages.forEach((m, i, ms) => {
      if (m.role !== 'tool') return;
      if (typeof m.tool_call_id !== 'string') throw invalid(`messages[${i}].tool_call_id`, 'tool_call_id is required.');
      if (!ms.slice(0, i).some(a => a.role === 'assistant' && a.tool_calls?.some?.(t => t?.id === m.tool_call_id)))
        throw invalid(`messages[${i}]`, 'There is no tool call with this id before.');
    });
  },
});
add('parts-text-only', 'Answers 400 to parts that are not text (images, sound, files); the documents promise none of them.', {
  validateMessage(c, m, at) {
    if (Array.isArray(m?.content) && m.content.some(p => p?.type !== 'text')) throw invalid(`${at}.content`, 'Only text parts are supported.');
    base.validateMessage(c, m, at);
  },
});
add('limits-413', 'Answers 413 to bodies above 64 kB and 400 to a user above 256 characters; the documents name no limits.', {
  async read(c) {
    const raw = await base.read(c);
    if (raw.length > 65536) throw new Problem(413, 'payload_too_large', 'At most 64 kB, please.');
    return raw;
  },
  validate(c) { base.validate(c); if ((c.body.user ?? '').length > 256) throw invalid('user', 'At most 256 characters.'); },
}, 'MUST');
add('type-415', 'Answers 415 to bodies whose Content-Type is not JSON, as RFC 9110 §15.5.16 has it.', {
  decode(c) {
    if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(c.req.headers['content-type'] ?? '')) throw new Problem(415, 'unsupported_media_type', 'Send application/json.');
    return base.decode(c);
  },
});
