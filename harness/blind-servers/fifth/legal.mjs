// Legal servers that are unusual: framing, serialisers, proxies and agents that do no wrong.
import { brotliCompressSync, createGzip, gzipSync, constants } from 'node:zlib';
import { base, Problem, sleep } from '../base.mjs';
import { list, editFull, editChunks, eachChunk, editFrames, editText, headOf, headBytes } from '../tools.mjs';
import { rawChunked } from './wire.mjs';

const { all: legal, add } = list('legal');
export { legal };

const takes = (c, coding) => new RegExp(`\\b${coding}\\b`).test(c.req.headers['accept-encoding'] ?? '');
const reply = (c, lines, body) => { c.req.socket.write(headBytes(lines)); c.req.socket.end(c.req.method === 'HEAD' ? '' : body); };
// HTTP/1.0 knows neither chunks nor 1xx.
const chunkedStream = options => ({ sendStream: (c, frames) => (c.req.httpVersion === '1.0' ? base.sendStream(c, frames) : rawChunked(c, c.h.streamHeaders(c), frames, options)) });
const more = headers => ({
  jsonHeaders: c => ({ ...base.jsonHeaders(c), ...headers() }), streamHeaders: c => ({ ...base.streamHeaders(c), ...headers() }),
  errorHeaders: (c, e) => ({ ...base.errorHeaders(c, e), ...headers() }),
});
const editProblem = edit => ({ problem(c, e) { const o = base.problem(c, e); return edit(o, c, e) ?? o; } });

// ---- HTTP
add('early-hints', 'A 103 Early Hints comes before each answer; a client has to read over 1xx that it does not expect.',
  { before(c) { if (c.req.httpVersion !== '1.0') c.res.writeEarlyHints({ link: '</schema.json>; rel=preload; as=fetch' }); } });
add('chunk-extensions', 'The chunks of streams have extensions, which a recipient ignores.',
  chunkedStream({ extension: ';sig="a1b2";n=1' }));
add('chunk-size-capitals', 'The sizes of chunks are in capital letters with leading zeros; they are hexadecimal numbers.',
  chunkedStream({ size: n => n.toString(16).toUpperCase().padStart(8, '0') }));
add('coding-name-capitals', 'The header says Transfer-Encoding: Chunked; names of codings have no case.',
  chunkedStream({ coding: 'Chunked' }));
add('stream-trailers', 'A stream ends with trailers that Trailer has announced.',
  { async sendStream(c, frames) {
    c.res.writeHead(200, { ...c.h.streamHeaders(c), Trailer: 'Server-Timing' });
    await c.h.writeFrames(c, frames, c.res);
    c.res.addTrailers({ 'Server-Timing': 'agent;dur=12.3' });
    c.res.end();
  } });
add('json-until-close', 'JSON comes without Content-Length and ends with the connection, which Connection: close announces.',
  { send: (c, status, headers, payload) => reply(c, headOf(`HTTP/1.1 ${status} X`, { ...headers, Connection: 'close' }), payload) });
add('json-seven-byte-chunks', 'JSON comes in chunks of seven bytes, cut within characters.',
  { async send(c, status, headers, payload) {
    c.res.writeHead(status, headers);
    const b = Buffer.from(payload);
    for (let i = 0; i < b.length; i += 7) { c.res.write(b.subarray(i, i + 7)); await new Promise(setImmediate); }
    c.res.end();
  } });
add('stream-torn-writes', 'A stream is written in pieces of seven bytes, which end within events and within characters; SSE is read by lines.',
  { async writeFrames(c, frames, out) {
    const b = Buffer.from(frames.join(''));
    for (let i = 0; i < b.length; i += 7) { out.write(b.subarray(i, i + 7)); if (i % 70 === 0) await new Promise(setImmediate); }
  } });
add('header-names-capitals', 'The names of headers are in capital letters; they have no case.',
  { send(c, status, headers, payload) {
    c.res.writeHead(status, { ...Object.fromEntries(Object.entries(headers).map(([k, v]) => [k.toUpperCase(), v])), 'CONTENT-LENGTH': Buffer.byteLength(payload) });
    c.res.end(payload);
  }, streamHeaders: c => Object.fromEntries(Object.entries(base.streamHeaders(c)).map(([k, v]) => [k.toUpperCase(), v])) });
add('white-space-in-headers', 'Content-Type and others have no space after the colon, and a space and a tab at their ends; white space around values means nothing.',
  { send: (c, status, headers, payload) => reply(c, headOf(`HTTP/1.1 ${status} OK`, { ...headers, 'Content-Length': Buffer.byteLength(payload), Connection: 'close' })
    .map((l, i) => (i && !/^Co\w+-Length|^Connection/.test(l) ? `${l.replace(': ', ':')} \t` : l)), payload) });
add('reason-own-words', 'The reason phrase of each status is in own words; clients ignore it.',
  { send(c, status, headers, payload) { c.res.writeHead(status, status < 400 ? 'Here You Are' : 'Sorry, No', { ...headers, 'Content-Length': Buffer.byteLength(payload) }); c.res.end(payload); } });
add('reason-empty', 'The status line has no reason phrase, which HTTP allows and gateways from HTTP/2 do.',
  { send: (c, status, headers, payload) => reply(c, headOf(`HTTP/1.1 ${status} `, { ...headers, 'Content-Length': Buffer.byteLength(payload), Connection: 'close' }), payload) });
add('content-length-zeros', 'Content-Length has leading zeros; it is a sequence of digits.',
  { send(c, status, headers, payload) { reply(c, headOf(`HTTP/1.1 ${status} OK`, { ...headers, 'Content-Length': `000${Buffer.byteLength(payload)}`, Connection: 'close' }), payload); } });
add('close-after-each', 'Each connection is closed after one answer, as Connection: close says.', more(() => ({ Connection: 'close' })));
add('sixty-headers', 'Each answer has sixty headers more, one of them of 3 kB.',
  more(() => ({ ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`X-Debug-${i}`, `value ${i}`])), 'Content-Security-Policy': `default-src 'none'; ${'connect-src https://example.com; '.repeat(90)}` })));
add('cdn-headers', 'Each answer has the headers of a CDN: Via, Age, X-Cache, Alt-Svc, a cookie for sticky sessions; nobody has to use them.',
  more(() => ({ Via: '1.1 varnish, 1.1 edge', Age: '0', 'X-Cache': 'MISS, MISS', 'Alt-Svc': 'h3=":443"; ma=86400', 'CF-Ray': '8f2c1d3e4a5b-FRA', 'Set-Cookie': ['AWSALB=abc; Path=/', '__cf_bm=xyz; HttpOnly'] })));
add('rate-limit-headers', 'Each answer tells the rate limit in RateLimit-* headers, and there is much left.',
  more(() => ({ 'RateLimit-Limit': '600', 'RateLimit-Remaining': '512', 'RateLimit-Reset': '30', 'RateLimit-Policy': '600;w=60' })));
add('gzip-with-errors', 'Whoever takes gzip gets JSON, also of errors, compressed and labelled.',
  { send(c, status, headers, payload) { if (takes(c, 'gzip')) base.send(c, status, { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }, gzipSync(payload)); else base.send(c, status, headers, payload); } });
add('brotli-json', 'Whoever takes br gets JSON in Brotli, labelled.',
  { send(c, status, headers, payload) { if (takes(c, 'br')) base.send(c, status, { ...headers, 'Content-Encoding': 'br', Vary: 'Accept-Encoding' }, brotliCompressSync(payload)); else base.send(c, status, headers, payload); } });
add('gzip-stream-flushed', 'Whoever takes gzip gets streams compressed, flushed after each event, and labelled.',
  { async sendStream(c, frames) {
    if (!takes(c, 'gzip')) return base.sendStream(c, frames);
    c.res.writeHead(200, { ...c.h.streamHeaders(c), 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
    const zip = createGzip({ flush: constants.Z_SYNC_FLUSH });
    zip.on('error', () => {});
    zip.pipe(c.res);
    await c.h.writeFrames(c, frames, zip);
    zip.end();
  } });

// ---- time
add('thinks-first', 'Nothing is sent in the first 1.2 s of each answer, not even its head; an agent may think.', { async answer(c) { await sleep(1200); return base.answer(c); } });
add('head-then-thinks', 'The head of a stream comes at once, then only comments for a second, then the chunks.',
  { async writeFrames(c, frames, out) { for (let i = 0; i < 5; i++) { out.write(': thinking\n\n'); await sleep(200); } await base.writeFrames(c, frames, out); } });
add('json-white-space-first', 'A JSON answer begins with empty lines that keep the connection alive while the agent thinks; white space before a JSON text means nothing.',
  { async send(c, status, headers, payload) {
    c.res.writeHead(status, headers);
    if (status === 200) for (let i = 0; i < 4; i++) { c.res.write('\n'); await sleep(100); }
    c.res.end(payload);
  } });

// ---- JSON
add('names-escaped', 'The names of members are written with escapes ("\\u0063hoices"); they are the same names.',
  { json: v => JSON.stringify(v).replace(/"(choices|message|content|delta|status|code)":/g, (_, k) => `"\\u00${k.charCodeAt(0).toString(16)}${k.slice(1)}":`) });
add('go-escapes', 'The signs <, > and & and the line separators are written as escapes, as encoding/json of Go does.',
  { json: v => JSON.stringify(v).replace(/[<>&\u2028\u2029]/g, ch => `\\u${ch.charCodeAt(0).toString(16).padStart(4, '0')}`) });
add('large-numbers-in-extras', 'An extra member has numbers of thirty digits and 1e300 and is nested twenty times; unknown members are legal.',
  { json: v => JSON.stringify(v).replace(/\}$/, `,"x_trace":{"n":123456789012345678901234567890,"e":1e300,"d":${'['.repeat(20)}${']'.repeat(20)}}}`) });
add('id-with-signs', 'The id is of another form (run:2026/11.42~n); it is any unique string.', { async handle(c) { c.id = `run:2026/11.${c.requestId}~${c.nth}`; await base.handle(c); } });
add('usage-details', 'The completion has usage with all details, and each chunk usage: null.',
  { ...editFull(o => { o.usage = { prompt_tokens: 21, completion_tokens: 34, total_tokens: 55, prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 }, completion_tokens_details: { reasoning_tokens: 0 } }; }),
    ...eachChunk(x => { x.usage = null; }) });

// ---- streams
add('stream-padding-first', 'A stream begins with a comment of 2 kB, so that buffers of proxies and browsers open.', editFrames(f => [`:${' '.repeat(2048)}\n\n`, ...f]));
add('stream-id-and-retry', 'Events have the fields id and retry beside data; SSE knows them.', editFrames(f => f.map((x, i) => `${i ? '' : 'retry: 3000\n'}id: ${i + 1}\n${x}`)));
add('stream-cr-lines', 'Lines of a stream end with CR alone, one of the three line ends of SSE.', editFrames(f => f.map(x => x.replaceAll('\n', '\r'))));
add('stream-data-on-lines', 'The JSON of a chunk is printed over several data lines, which SSE joins with line feeds.',
  editFrames(f => f.map(x => (x.includes('"choices"') ? `${JSON.stringify(JSON.parse(x.slice(6)), null, 1).split('\n').map(l => `data: ${l}`).join('\n')}\n\n` : x))));
add('stream-no-space', 'There is no space after data:, which SSE does not need.', editFrames(f => f.map(x => x.replace(/^data: /, 'data:'))));
add('stream-blank-lines', 'Some empty lines stand between events; an empty line without data before it does nothing.', editFrames(f => f.map(x => `\n\n${x}\n`)));
add('stream-type-quoted', 'The type of a stream is text/event-stream;charset="UTF-8"; the value of a parameter may be quoted.',
  { streamHeaders: c => ({ ...base.streamHeaders(c), 'Content-Type': 'text/event-stream;charset="UTF-8"' }) });
add('stream-finish-with-last-piece', 'finish_reason stands in the chunk of the last piece, and there is no chunk with an empty delta.',
  editChunks(all => { const rest = all.slice(0, -1); rest.at(-1).choices[0].finish_reason = 'stop'; return rest; }));
add('stream-content-null', 'content is null in the delta of the role and the empty string in that of finish_reason.',
  editChunks(all => { all[0].choices[0].delta.content = null; all.at(-1).choices[0].delta.content = ''; }));
add('stream-short-at-once', 'A short stream comes in one write, because the agent had all of it at once.',
  { async writeFrames(c, frames, out) { if (c.long) await base.writeFrames(c, frames, out); else out.write(frames.join('')); } });

// ---- the agent
add('agent-line-separators', 'The answer holds U+2028, U+2029 and U+0085 as they are; they end no line of SSE and JSON allows them.', editText(t => `${t}\u2028Next\u2029Last\u0085End`));
add('agent-controls', 'The answer holds U+0000, U+001B and a tab, written as escapes.', editText(t => `${t}\u0000\u001b[1m\tbold`));
add('agent-right-to-left', 'The agent ends each answer in Arabic and Hebrew, with joined emoji.', editText(t => `${t}\nشكراً לך \u200f👩‍👩‍👧‍👦🏳️‍🌈`));
add('agent-white-space-around', 'The answer begins with empty lines and ends with spaces; it is the text of the agent.', editText(t => `\n\n ${t} \n \n`));

// ---- errors
add('errors-german', 'title and detail of problems are in German with umlauts; only status and code count.',
  { ...editProblem(o => { o.title = 'Ungültige Anfrage – bitte prüfen'; o.detail = 'Die Anfrage lässt sich so nicht ausführen. 🙁'; o.error.message = o.detail; }),
    errorHeaders: (c, e) => ({ ...base.errorHeaders(c, e), 'Content-Language': 'de' }) });
add('problem-about-blank', 'The type of problems is about:blank and instance is left out; both are as RFC 9457 allows.', editProblem(o => { o.type = 'about:blank'; delete o.instance; }));
add('problem-only', 'Errors are the documented problem document alone, without a member error.', editProblem(o => { delete o.error; }));
add('errors-several', 'A validation problem has several entries, with fields written as JSON Pointers.',
  editProblem(o => { if (o.errors) o.errors = [...o.errors.map(x => ({ ...x, field: `/${x.field.replace(/[.[]/g, '/').replace(/]/g, '')}` })), { field: '/', message: 'See the documentation.' }]; }));
add('errors-chunked', 'Errors are sent in chunks without Content-Length, with a charset.',
  { sendError(c, e) { c.res.writeHead(e.status, { ...c.h.errorHeaders(c, e), 'Content-Type': 'application/problem+json; charset=utf-8' }); c.res.write(' '); c.res.end(JSON.stringify(c.h.problem(c, e), null, 2)); } });
add('codes-other', 'The codes of 401, 403 and of an unknown agent are others; the documents name only two codes.',
  { unknownAgent: () => new Problem(400, 'agent.unknown', 'No such agent.', { field: 'model' }), forbidden: () => new Problem(403, 'scope_required', 'chat:write is required.'),
    unauthorized: (c, key) => { const e = base.unauthorized(c, key); return new Problem(401, 'invalid_api_key', e.message, { headers: e.headers }); } });
add('challenge-two', 'The answer 401 has two challenges in two headers, with the scheme in small letters.',
  { unauthorized(c, key) { const e = base.unauthorized(c, key); e.headers = { 'WWW-Authenticate': ['Basic realm="console"', `bearer realm="flowyte", error_description="a \\"valid\\" key, please"`] }; return e; } });
