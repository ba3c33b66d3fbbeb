// Broken servers: HTTP, as proxies, load balancers and frameworks get it wrong.
import { gzipSync } from 'node:zlib';
import { base, Problem, sleep, PATH } from '../base.mjs';
import { list, nthOnSocket, headOf, headBytes } from '../tools.mjs';
import { page, sendPage, rawChunked, statusLine } from './wire.mjs';

const { all: brokenHttp, add } = list('broken');
export { brokenHttp };

const takesGzip = c => /\bgzip\b/.test(c.req.headers['accept-encoding'] ?? '');
const accept = c => c.req.headers.accept ?? '';

// ---- the request
add('body-one-buffer', 'The handler calls Read once with a buffer of 8 KiB, so a longer request is cut and refused as malformed JSON; it is valid.',
  { read: async c => (await base.read(c)).subarray(0, 8192) });
add('chunked-request-empty', 'The body of a request with Transfer-Encoding: chunked is taken for empty, as WSGI does without Content-Length, and refused; clients that stream their body fail.',
  { read: async c => { const raw = await base.read(c); return c.req.headers['transfer-encoding'] ? Buffer.alloc(0) : raw; } });
add('expect-continue-never', 'A request with Expect: 100-continue gets neither 100 nor a final status until its body comes, so a client that waits for one of them waits in vain; HTTP requires one of them.',
  { onServer(server, onRequest) { server.on('checkContinue', onRequest); } });
add('empty-body-hangs', 'A POST without a body is never answered, because the handler waits for the first byte; it is malformed and gets a 400.',
  { async read(c) { const raw = await base.read(c); if (!raw.length) await sleep(60_000); return raw; } });
add('authorization-name-exact', 'The gateway looks for the header by the exact name Authorization and does not see authorization, as many clients write it; names of headers have no case.',
  { credentials: c => (c.req.rawHeaders.some((h, i) => i % 2 === 0 && h === 'Authorization') ? base.credentials(c) : undefined) });
add('content-type-charset-415', 'Content-Type: application/json; charset=utf-8 gets 415, because the route compares the whole header with application/json; .NET and Java clients send the charset.',
  { before(c) { const t = c.req.headers['content-type']; if (t && /^application\/json\s*;/i.test(t)) throw new Problem(415, 'unsupported_media_type', 'Use application/json.'); } });
add('accept-json-no-stream', 'With Accept: application/json, which OpenAI SDKs send also for streams, stream: true is answered in JSON, so the SDK finds no event.',
  { wantsStream: c => base.wantsStream(c) && !/application\/json/.test(accept(c)) });
add('accept-event-stream-406', 'The Spring route only produces application/json: a stream asked with Accept: text/event-stream gets 406.',
  { before(c) { if (/text\/event-stream/.test(accept(c)) && !/\*\/\*|application\//.test(accept(c))) throw new Problem(406, 'not_acceptable', 'No acceptable representation.'); } });
add('stream-ndjson-for-accept-json', 'A stream asked with Accept: application/json, as OpenAI SDKs do, comes as lines of JSON in application/x-ndjson, without data: and without [DONE].',
  { async sendStream(c, frames) {
    if (!/application\/json/.test(accept(c))) return base.sendStream(c, frames);
    c.res.writeHead(200, { ...c.h.streamHeaders(c), 'Content-Type': 'application/x-ndjson' });
    await base.writeFrames(c, frames.slice(0, -1).map(f => f.replace(/^data: /, '').replace(/\n\n$/, '\n')), c.res);
    c.res.end();
  } });
add('waf-markup-403', 'The firewall answers a page of status 403 where a message holds <script>, UNION SELECT or ../../, but people ask about such text; the request is valid and the key has the scope.',
  { async read(c) { const raw = await base.read(c); c.attack = /<script|union\s+select|\.\.\/\.\.\/|'\s*or\s+1\s*=\s*1/i.test(raw.toString()); return raw; },
    authenticate(c) { base.authenticate(c); if (c.attack) throw new Problem(403, 'blocked', 'Blocked.'); },
    sendError(c, e) { return e.code === 'blocked' ? sendPage(c, 403, 'cloudflare') : base.sendError(c, e); } });
add('bot-rule-openai-403', 'The rule against bots refuses each User-Agent with "openai" in it by a page of status 403; OpenAI SDKs name themselves OpenAI/Python or OpenAI/JS and have to work unchanged.',
  { before(c) { if (/openai/i.test(c.req.headers['user-agent'] ?? '')) return sendPage(c, 403, 'cloudflare'); } });
add('challenge-without-cookie', 'From the second request on, who does not send back the cookie of the first gets a challenge page with 403; API clients keep no cookies, the key is all that is needed.',
  { before(c) { if (c.nth > 1 && !/__cf_bm=/.test(c.req.headers.cookie ?? '')) return sendPage(c, 403, 'cloudflare', { 'Set-Cookie': '__cf_bm=1; path=/; HttpOnly' });
    c.res.setHeader('Set-Cookie', '__cf_bm=1; path=/; HttpOnly'); } });
add('express-100kb-page', 'A body of more than 100 kB gets the HTML page of Express with 413, so a client with a long conversation gets HTML where errors are problem documents.',
  { async read(c) { const raw = await base.read(c); if (raw.length > 102_400) throw new Problem(413, 'entity.too.large', 'request entity too large'); return raw; },
    sendError(c, e) { return e.code === 'entity.too.large' ? sendPage(c, 413, 'PayloadTooLargeError: request entity too large') : base.sendError(c, e); } });

// ---- redirects
add('redirect-301-slash', 'The address without a slash at the end redirects with 301 to the one with it; clients follow with GET and get 405.',
  { before(c) { if (c.path === PATH) { base.send(c, 301, { Location: `${PATH}/` }, ''); return true; } if (c.path === `${PATH}/`) c.path = PATH; } });
add('redirect-other-host', 'Each POST is redirected with 307 to another name of the host; clients drop Authorization on the way to another origin, and get 401 there.',
  { before(c) {
    const [host, port] = (c.req.headers.host ?? '').split(':');
    if (c.path === PATH && host !== 'localhost') { base.send(c, 307, { Location: `http://localhost:${port}${PATH}` }, ''); return true; }
  } });

// ---- connections
add('second-on-connection-502', 'The second request of a connection meets an upstream that has closed, and gets a page with 502; the first is fine.',
  { before(c) { if (nthOnSocket(c) === 2) return sendPage(c, 502); } });
add('second-stream-headless', 'On a connection that was used before, the first six bytes of a stream ("data: ") are lost, so the first event is not seen as data.',
  { before(c) { c.used = nthOnSocket(c) > 1; }, frames(c, chunks) { const all = base.frames(c, chunks); return c.used ? [all[0].slice(6), ...all.slice(1)] : all; } });
const desynced = new WeakSet();
add('refused-body-desyncs', 'A request with a bad key is refused before its body is read, and on the connection that is kept the body is then taken for the next request: that one gets 400.',
  { before(c) { if (desynced.has(c.req.socket)) { desynced.delete(c.req.socket); return sendPage(c, 400, undefined, { Connection: 'close' }); } },
    sendError(c, e) { if ([401, 403].includes(e.status)) desynced.add(c.req.socket); return base.sendError(c, e); } });
const known = new WeakSet();
add('key-per-connection', 'The key is checked for the first request of a connection only; whoever comes later on it, through a pooling proxy, needs none.',
  { authenticate(c) { if (known.has(c.req.socket)) return; base.authenticate(c); known.add(c.req.socket); } });
add('worker-recycled', 'The worker ends after each twelve requests, and the twelfth is cut off without an answer.',
  { before(c) { if (c.nth % 12 === 0) { c.req.socket.destroy(); return true; } } });

// ---- framing of the answer
add('length-in-characters', 'Content-Length counts characters instead of bytes, so JSON with characters beyond ASCII is cut at its end; clients cannot parse it.',
  { send(c, status, headers, payload) { c.res.writeHead(status, { ...headers, 'Content-Length': payload.length }); c.res.end(Buffer.from(payload).subarray(0, payload.length)); } });
add('unauthorized-length-too-long', 'Content-Length of the answer 401 is two more than its body has, because line ends were counted too, so the client waits and then fails instead of seeing 401.',
  { sendError(c, e) {
    if (e.status !== 401) return base.sendError(c, e);
    const payload = c.h.json(c.h.problem(c, e));
    c.res.writeHead(401, { ...c.h.errorHeaders(c, e), 'Content-Length': Buffer.byteLength(payload) + 2 });
    c.res.write(payload);
    setTimeout(() => c.res.destroy(), 4000);
  } });
add('unframed-after-tool', 'JSON answers to a conversation with a tool message have neither Content-Length nor chunks, and the connection stays open, so the client does not see their end.',
  { send(c, status, headers, payload) {
    if (status !== 200 || !c.messages.some(m => m.role === 'tool')) return base.send(c, status, headers, payload);
    c.req.socket.write(headBytes(headOf(statusLine(200), { ...headers, Connection: 'keep-alive' })) + payload);
    setTimeout(() => c.req.socket.destroy(), 60_000).unref();
  } });
add('stream-length-and-chunked', 'Streams carry Content-Length as well as Transfer-Encoding, which a sender must not do; Node refuses such a message, and others take it for smuggling.',
  { sendStream: (c, frames) => rawChunked(c, { ...c.h.streamHeaders(c), 'Content-Length': Buffer.byteLength(frames.join('')) }, frames) });
add('stream-no-last-chunk', 'A stream ends without the last chunk of size 0, as from a worker that dies after its last write; the message is incomplete and fetch throws at its end.',
  { sendStream: (c, frames) => rawChunked(c, c.h.streamHeaders(c), frames, { last: '' }) });
add('stream-two-content-types', 'Streams have two Content-Type headers, text/html from the proxy and text/event-stream, which clients read as one value that is neither.',
  { sendStream: (c, frames) => rawChunked(c, { 'content-type': 'text/html', ...c.h.streamHeaders(c) }, frames) });
add('stream-space-before-colon', 'The head of a stream has white space between the name of a header and the colon (Content-Type : …), which HTTP forbids; proxies remove it or refuse the answer, and the parser of node:http does.',
  { sendStream: (c, frames) => rawChunked(c, c.h.streamHeaders(c), frames, { head: lines => headBytes(lines.map(l => l.replace(/^Content-Type:/, 'Content-Type :'))) }) });
add('gzip-stream-label-lost', 'Streams are compressed for whoever takes gzip, but a proxy removes Content-Encoding, so the client reads noise.',
  { async sendStream(c, frames) {
    if (!takesGzip(c)) return base.sendStream(c, frames);
    c.res.writeHead(200, c.h.streamHeaders(c));
    c.res.end(gzipSync(frames.join('')));
  } });
add('gzip-length-of-plain', 'JSON is compressed for whoever takes gzip, and keeps the Content-Length that it had before, so the message is never complete or is cut.',
  { send(c, status, headers, payload) {
    if (!takesGzip(c) || status !== 200) return base.send(c, status, headers, payload);
    const length = Buffer.byteLength(payload);
    c.res.writeHead(status, { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': length });
    c.res.write(gzipSync(payload).subarray(0, length));
    setTimeout(() => c.res.destroy(), 3000);
  } });
add('json-buffer-1k', 'A buffer of 1 KiB in the proxy cuts a longer JSON answer there, with a Content-Length that fits what is left; it is not JSON any more.',
  { send(c, status, headers, payload) { base.send(c, status, headers, Buffer.from(payload).subarray(0, 1024)); } });

// ---- time
add('long-json-504', 'A long answer in JSON takes the agent longer than the limit of the gateway and gets a page with 504; the same in a stream is fine.',
  { async reply(c, text) { if (!c.long || c.stream) return base.reply(c, text); await sleep(800); sendPage(c, 504); } });
add('long-stream-504-page', 'Where a long stream takes more than 300 ms, the proxy writes its page of 504 into the stream and ends it.',
  { async writeFrames(c, frames, out) { if (!c.long) return base.writeFrames(c, frames, out); const n = Math.ceil(frames.length * 0.6); await base.writeFrames(c, [...frames.slice(0, n), page(504)], out); } });
add('stream-role-then-all', 'Only the first chunk is sent at once, the proxy keeps all the others of a long answer to its end; nobody sees the answer grow.',
  { async writeFrames(c, frames, out) {
    if (!c.long) return base.writeFrames(c, frames, out);
    out.write(frames[0]);
    await sleep(1500);
    out.write(frames.slice(1).join(''));
  } }, 'SHOULD');
let streams = 0;
add('first-stream-502', 'The part that streams starts with the first stream that is asked for, which gets a page with 502; all later ones are fine.',
  { async sendStream(c, frames) { if (++streams === 1) sendPage(c, 502); else await base.sendStream(c, frames); } });
