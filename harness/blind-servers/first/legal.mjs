import { gzipSync, createGzip, constants } from 'node:zlib';
import { base, Problem, sleep } from '../base.mjs';
import { list, editFull, editChunks, eachChunk, editFrames, editText, check, allText, said, rawSend, headOf, headBytes } from '../tools.mjs';

// level of a legal variant: MUST = no MUST may be reported as broken (a warning is fine);
// SHOULD = not even a warning is deserved.
const { all, add } = list('legal');
export const legal = all;
const bad = (field, detail) => new Problem(400, 'validation_error', detail, { field });
const both = (full, chunk) => ({ ...editFull(full), ...eachChunk(chunk) });
const wantsGzip = c => /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/.test(c.req.headers['accept-encoding'] ?? '');

// ================================================== errors
add('errors-problem-only', 'Errors are plain problem+json without an error member, as the errors page shows.', { problem(c, e) { const { error, ...p } = base.problem(c, e); return p; } });
add('errors-problem-minimal', 'Problems have only type about:blank, title, status, code (and errors[] for validation); detail and instance are optional in RFC 9457.',
  { problem(c, e) { const { title, status, code, errors } = base.problem(c, e); return { type: 'about:blank', title, status, code, ...(errors && { errors }) }; } });
add('errors-openai-shape', 'Errors have the OpenAI shape {error:{message,type,param,code}} as application/json: the guide shows no body and promises OpenAI SDKs.', {
  problem(c, e) { return { error: base.problem(c, e).error }; },
  errorHeaders(c, e) { return { ...base.errorHeaders(c, e), 'Content-Type': 'application/json; charset=utf-8' }; },
});
add('errors-problem-charset', 'application/problem+json; charset=utf-8, in capitals, with relative type and German texts: wording may change, media types are case-insensitive.', {
  problem(c, e) { return { ...base.problem(c, e), type: '/probleme/x', title: 'Anfrage ungültig', detail: 'Das geht so nicht – bitte prüfen.' }; },
  errorHeaders(c, e) { return { ...base.errorHeaders(c, e), 'Content-Type': 'Application/Problem+JSON; charset=UTF-8' }; },
}, 'SHOULD');
add('errors-many-fields', 'errors[] lists several fields with JSON-pointer names, plus extension members (traceId, help).',
  { problem(c, e) { const p = base.problem(c, e); if (p.errors) p.errors = [{ field: '/messages/0/role', message: 'a' }, { field: '#/model', message: 'b', code: 'x' }]; return { ...p, traceId: '00-abc-01', help: null }; } }, 'SHOULD');
add('errors-pretty-json', 'Error bodies are indented and end with a line feed.', { json(v) { return v.status ? JSON.stringify(v, null, 2) + '\n' : JSON.stringify(v); } }, 'SHOULD');
add('unknown-agent-other-code', 'The unknown agent has code agent_not_found and no errors[]; only the status 400 is documented.', { unknownAgent() { return new Problem(400, 'agent_not_found', 'Nope.'); } }, 'SHOULD');
add('validation-422-for-roles', 'A role that does not exist gives 422 (semantically invalid, documented) while malformed bodies give 400.', {
  validateMessage(c, m, at) { try { base.validateMessage(c, m, at); } catch (e) { if (/role$/.test(e.field)) e.status = 422; throw e; } },
});
add('not-json-415', 'A body without a JSON media type gives 415.', { decode(c) { if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(c.req.headers['content-type'] ?? '')) throw new Problem(415, 'unsupported_media_type', 'Send JSON.'); return base.decode(c); } });
add('long-body-413', 'A body over 64 kB gives 413 with a problem body; limits are not documented.', { async read(c) { const b = await base.read(c); if (b.length > 65536) throw new Problem(413, 'payload_too_large', 'Too large.'); return b; } });
add('long-body-413-close', 'A body over 256 kB gives 413 with Connection: close.',
  { async read(c) { const b = await base.read(c); if (b.length > 262144) throw new Problem(413, 'payload_too_large', 'Too large.', { headers: { Connection: 'close' } }); return b; } });
add('long-message-400', 'A conversation over 20,000 characters gives 400 validation_error (context length, as at OpenAI).', check(c => allText(c).length > 20000, () => bad('messages', 'The conversation is too long.')));
add('get-404', 'Any other method than POST gives 404.', { route(c) { if (c.req.method !== 'POST') c.path = '/'; base.route(c); } });
add('options-cors', 'OPTIONS answers 204 with CORS headers, and all answers have Access-Control-Allow-Origin.', {
  before(c) {
    c.res.setHeader('Access-Control-Allow-Origin', '*');
    if (c.req.method !== 'OPTIONS') return;
    c.res.writeHead(204, { Allow: 'POST, OPTIONS', 'Access-Control-Allow-Headers': '*', 'Access-Control-Allow-Methods': 'POST' }).end();
    return true;
  },
}, 'SHOULD');
add('challenge-list', 'The 401 has two challenges in one WWW-Authenticate, the first another scheme; the list form is legal.',
  { unauthorized(c, key) { const p = base.unauthorized(c, key); p.headers = { 'WWW-Authenticate': 'DPoP algs="ES256", bearer realm="a, b", error="invalid_token"' }; return p; } }, 'SHOULD');
add('challenge-bare', 'The challenge is only "Bearer", without a realm.', { unauthorized(c, key) { const p = base.unauthorized(c, key); p.headers = { 'WWW-Authenticate': 'Bearer' }; return p; } }, 'SHOULD');
add('forbidden-other-code', 'The 403 has code forbidden and no WWW-Authenticate.', { forbidden() { return new Problem(403, 'forbidden', 'Not for you.'); } }, 'SHOULD');
add('lone-surrogate-400', 'A lone surrogate escape in the request gives 400 (RFC 8259 8.2: behaviour is unpredictable, a refusal is fine).', check(c => !allText(c).isWellFormed(), () => bad('messages', 'Not Unicode.')));
const topKeys = text => {
  const keys = [];
  let depth = 0;
  for (const [token, colon] of text.matchAll(/"(?:[^"\\]+|\\.)*"(\s*:)?|[{}[\]]/g)) {
    if ('{['.includes(token)) depth++;
    else if ('}]'.includes(token)) depth--;
    else if (colon && depth === 1) keys.push(token);
  }
  return keys;
};
add('duplicate-keys-400', 'Duplicate members at the top of the request give 400; RFC 8259 says names SHOULD be unique and leaves the rest open.',
  check(c => { const k = topKeys(c.text); return new Set(k).size < k.length; }, () => bad('body', 'Duplicate member.')));
add('length-required-411', 'A chunked request without Content-Length gives 411, which RFC 9112 6.3 allows.', { async read(c) { const b = await base.read(c); if (c.req.headers['transfer-encoding']) throw new Problem(411, 'length_required', 'Send Content-Length.'); return b; } });
add('tool-call-id-required', 'A tool message without tool_call_id gives 400, as the OpenAI schema says.',
  { validateMessage(c, m, at) { base.validateMessage(c, m, at); if (m.role === 'tool' && typeof m.tool_call_id !== 'string') throw bad(`${at}.tool_call_id`, 'tool_call_id is needed.'); } });
add('image-parts-rejected', 'Image, audio and file parts give 400: the documents promise no such input.',
  { validateMessage(c, m, at) { base.validateMessage(c, m, at); if (Array.isArray(m.content) && m.content.some(p => !['text', 'refusal'].includes(p.type))) throw bad(`${at}.content`, 'Only text.'); } });
add('developer-accepted', 'The role developer is accepted as system; it is not among the documented four, nor forbidden.', { roles: [...base.roles, 'developer'] });
let inFlight = 0;
add('rate-limit', 'More than six requests at once give 429 with Retry-After: 1 and RateLimit headers.', {
  async answer(c) {
    inFlight++;
    try {
      if (inFlight > 6) throw new Problem(429, 'rate_limited', 'Too many requests.', { headers: { 'Retry-After': '1', 'RateLimit-Limit': '6', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '1' } });
      await sleep(40);
      return base.answer(c);
    } finally { inFlight--; }
  },
});
let window = [];
add('rate-limit-per-second', 'More than 25 requests in a second give 429 with Retry-After as an HTTP-date.', {
  before() { const now = Date.now(); window = [...window.filter(t => t > now - 1000), now]; },
  authenticate(c) { base.authenticate(c); if (window.length > 25) throw new Problem(429, 'rate_limited', 'Slow down.', { headers: { 'Retry-After': new Date(Date.now() + 2000).toUTCString() } }); },
});

// ================================================== HTTP framing and headers
add('http10-answers', 'Answers have the status line HTTP/1.0, no Content-Length, and end with the connection.', {
  send(c, status, headers, payload) { rawSend(c, headOf(`HTTP/1.0 ${status} Whatever`, headers), payload); },
  async sendStream(c, frames) {
    const s = c.req.socket;
    s.write(headBytes(headOf('HTTP/1.0 200 OK', base.streamHeaders(c))));
    await base.writeFrames(c, frames, s);
    s.end();
  },
});
add('headers-odd-but-legal', 'Header names are all lower or upper case, values have extra white space, the reason phrase is empty, a header is repeated.', {
  send(c, status, headers, payload) {
    rawSend(c, [...headOf(`HTTP/1.1 ${status} `, {}), ...Object.entries(headers).map(([k, v], i) => `${i % 2 ? k.toUpperCase() : k.toLowerCase()}:\t ${v}  `), `content-length:${Buffer.byteLength(payload)}`, 'VARY: Origin', 'vary: Accept-Encoding', 'connection: Close'], payload);
  },
}, 'SHOULD');
add('early-hints', 'A 103 Early Hints and a 102 come before the answer; clients must be able to skip 1xx (RFC 9110 15.2).', { before(c) { if (c.req.httpVersion === '1.1') { c.res.writeEarlyHints({ link: '</style.css>; rel=preload' }); c.res.writeProcessing(); } } }, 'SHOULD');
add('connection-close', 'Every answer has Connection: close.', { before(c) { c.res.setHeader('Connection', 'close'); } }, 'SHOULD');
add('short-keep-alive', 'Keep-alive connections are closed after 200 ms of idleness, announced by Keep-Alive: timeout.', { serverOptions: { keepAliveTimeout: 200 } }, 'SHOULD');
add('many-headers', 'Answers carry cookies, HSTS, CSP, Alt-Svc, Server, Server-Timing and no X-Request-Id.', {
  before(c) { for (const [k, v] of Object.entries({ 'Set-Cookie': ['a=1; Path=/', '__cf_bm=x; Secure; HttpOnly'], 'Strict-Transport-Security': 'max-age=1', 'Content-Security-Policy': "default-src 'none'", 'Alt-Svc': 'h3=":443"', Server: 'cloudflare', 'Server-Timing': 'db;dur=3', 'CF-Ray': '1-FRA', 'X-Content-Type-Options': 'nosniff' })) c.res.setHeader(k, v); },
  jsonHeaders: () => ({ 'Content-Type': 'application/json' }), streamHeaders: () => ({ 'Content-Type': 'text/event-stream' }),
  errorHeaders: (c, e) => ({ 'Content-Type': 'application/problem+json', ...e.headers }),
}, 'SHOULD');
add('json-chunked', 'JSON answers are sent chunked in small pieces without Content-Length.', {
  async send(c, status, headers, payload) { c.res.writeHead(status, headers); const b = Buffer.from(payload); for (let i = 0; i < b.length; i += 97) c.res.write(b.subarray(i, i + 97)); c.res.end(); },
}, 'SHOULD');
add('chunk-extensions', 'Chunked streams use chunk extensions, upper-case hex sizes with leading zeros, and a trailer field.', {
  async sendStream(c, frames) {
    if (c.req.httpVersion === '1.0') return base.sendStream(c, frames);
    const s = c.req.socket;
    s.write(headBytes(headOf('HTTP/1.1 200 OK', { ...base.streamHeaders(c), 'Transfer-Encoding': 'chunked', Trailer: 'X-Tokens', Connection: 'close' })));
    await base.writeFrames(c, frames.map(f => `00${Buffer.byteLength(f).toString(16).toUpperCase()};a=b;c="d e"\r\n${f}\r\n`), s);
    s.end('0\r\nX-Tokens: 12\r\n\r\n');
  },
}, 'SHOULD');
add('gzip-when-offered', 'Answers are gzipped when the request offers gzip; streams are flushed per event.', {
  send(c, status, headers, payload) { if (!wantsGzip(c)) return base.send(c, status, headers, payload); base.send(c, status, { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }, gzipSync(payload)); },
  async sendStream(c, frames) {
    if (!wantsGzip(c)) return base.sendStream(c, frames);
    c.res.writeHead(200, { ...base.streamHeaders(c), 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
    const zip = createGzip({ flush: constants.Z_SYNC_FLUSH });
    zip.pipe(c.res);
    await base.writeFrames(c, frames, zip);
    zip.end();
  },
}, 'SHOULD');
add('stream-content-length', 'The stream has a Content-Length and comes in one write.', { sendStream(c, frames) { base.send(c, 200, base.streamHeaders(c), frames.join('')); } });
add('content-type-parameters', 'Text/Event-Stream;charset="UTF-8" for streams and application/json;charset="utf-8" for JSON, with header names in capitals.', {
  streamHeaders: () => ({ 'CONTENT-TYPE': 'Text/Event-Stream;charset="UTF-8"' }), jsonHeaders: () => ({ 'CONTENT-TYPE': 'application/json;charset="utf-8"' }),
});

// ================================================== SSE framing
const reframe = edit => editFrames(all => all.map(edit));
add('sse-crlf', 'Lines end with CRLF.', reframe(f => f.replaceAll('\n', '\r\n')), 'SHOULD');
add('sse-cr', 'Lines end with a lone CR, legal by WHATWG (the Go SDK cannot read it).', reframe(f => f.replaceAll('\n', '\r')));
add('sse-mixed-endings', 'Line endings change from event to event (LF, CRLF), which the grammar allows.', reframe((f, i) => (i % 2 ? f.replaceAll('\n', '\r\n') : f)), 'SHOULD');
add('sse-no-space', 'There is no space after "data:".', reframe(f => f.replace('data: ', 'data:')));
add('sse-multi-line', 'The JSON of a chunk is indented over many data: lines.', { frames: (c, chunks) => [...chunks.map(x => `${JSON.stringify(x, null, 1).split('\n').map(l => `data: ${l}`).join('\n')}\n\n`), 'data: [DONE]\n\n'] });
add('sse-comments', 'Comments come first (2 kB of padding), and between events as ": ping" lines with and without a blank line.', editFrames(all => [`:${' '.repeat(2048)}\n\n`, ...all.flatMap((f, i) => (i % 3 === 1 ? [': ping\n\n', f] : i % 3 ? [': x\n' + f] : [f]))]));
add('sse-message-event', 'Every event is labelled event: message and has an id; field order changes.', reframe((f, i) => (i % 2 ? `event: message\nid: ${i}\n${f}` : f.replace(/\n\n$/, `\nid: ${i}\nevent: message\n\n`))));
add('sse-extra-blank-lines', 'There are two to four blank lines between events and before the first.', editFrames(all => ['\n\n', ...all.map((f, i) => f + '\n'.repeat(1 + (i % 3)))]), 'SHOULD');
add('sse-unknown-field', 'Events have an unknown field line (x-trace: 1), which parsers ignore.', reframe((f, i) => `x-trace: ${i}\n${f}`));
add('sse-bytes', 'The stream is written byte by byte (code points split over chunks).', {
  async writeFrames(c, frames, out) { for (const f of frames) { for (const byte of Buffer.from(f)) out.write(Buffer.of(byte)); await sleep(2); } },
}, 'SHOULD');
add('sse-odd-cuts', 'Writes of 7 bytes with pauses: events and characters are cut anywhere.', {
  async writeFrames(c, frames, out) { const b = Buffer.from(frames.join('')); for (let i = 0; i < b.length; i += 61) { out.write(b.subarray(i, i + 61)); if (i % 5 === 0) await sleep(2); } },
}, 'SHOULD');
add('sse-one-write', 'The whole (short or long) stream is one write at once.', { async writeFrames(c, frames, out) { out.write(frames.join('')); } });

// ================================================== the content of streams and answers
add('one-chunk', 'One chunk has role, all content and finish_reason.', editChunks(a => { const x = a[0]; x.choices[0] = { index: 0, delta: { role: 'assistant', content: a.map(k => k.choices[0].delta.content ?? '').join('') }, finish_reason: 'stop' }; return [x]; }));
add('role-with-first-content', 'The first chunk has role and the first piece of text; the last piece has finish_reason.', editChunks(a => {
  a[1].choices[0].delta = { role: 'assistant', ...a[1].choices[0].delta };
  a.at(-2).choices[0].finish_reason = 'stop';
  return a.slice(1, -1);
}));
add('role-in-every-chunk', 'Every chunk repeats role assistant.', eachChunk(x => { x.choices[0].delta.role = 'assistant'; }));
add('first-content-null', 'The role chunk has content null, the finish chunk content "".', editChunks(a => { a[0].choices[0].delta.content = null; a.at(-1).choices[0].delta = { content: '' }; }), 'SHOULD');
add('heartbeat-chunks', 'Chunks with empty delta, empty content or (at the end) empty choices come between.', editChunks(a => {
  const beat = delta => ({ ...a[0], choices: [{ index: 0, delta, finish_reason: null }] });
  return [...a.slice(0, -1).flatMap((x, i) => [x, ...(i % 4 === 2 ? [beat({}), beat({ content: '' })] : [])]), a.at(-1), { ...a[0], choices: [] }];
}));
add('null-members', 'All optional members are there as null (refusal, tool_calls, function_call, audio, logprobs, usage, system_fingerprint, service_tier).', both(
  o => { Object.assign(o.choices[0].message, { refusal: null, tool_calls: null, function_call: null, audio: null, annotations: [] }); o.choices[0].logprobs = null; Object.assign(o, { usage: null, system_fingerprint: null, service_tier: null }); },
  x => { Object.assign(x.choices[0].delta, { refusal: null, tool_calls: null, function_call: null }); x.choices[0].logprobs = null; Object.assign(x, { usage: null, system_fingerprint: null, service_tier: null }); }));
add('extra-members', 'Additive members everywhere: obfuscation, conversationId, reasoning_content, citations, nested objects.', both(
  o => { Object.assign(o, { conversationId: 'c1', citations: [{ url: 'https://x' }], $debug: { a: [1, null, true] } }); o.choices[0].message.reasoning_content = 'hm'; },
  x => { x.obfuscation = 'aX9'; x.provider = 'Flowyte'; x.choices[0].native_finish_reason = null; }), 'SHOULD');
add('usage-when-asked', 'include_usage gives usage null on chunks and a last chunk with choices [] and usage; JSON answers have usage with details.', {
  ...editFull(o => { o.usage = { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12, prompt_tokens_details: { cached_tokens: 0 } }; }),
  ...editChunks((a, c) => (c.body.stream_options?.include_usage ? [...a.map(x => ({ ...x, usage: null })), { ...a[0], choices: [], usage: { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 } }] : a)),
}, 'SHOULD');
add('usage-on-finish-chunk', 'The finish chunk has usage, asked or not.', editChunks(a => { a.at(-1).usage = { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 }; }));
add('finish-length', 'finish_reason is "length" for long answers.', { ...editFull((o, c) => { if (c.long) o.choices[0].finish_reason = 'length'; }), ...editChunks((a, c) => { if (c.long) a.at(-1).choices[0].finish_reason = 'length'; }) }, 'SHOULD');
add('finish-content-filter', 'Guardrails: answers to messages over 1,000 characters are empty with finish_reason content_filter.', {
  answer(c) { c.filtered = said(c).length > 1000; return c.filtered ? '' : base.answer(c); },
  ...editFull((o, c) => { if (c.filtered) o.choices[0].finish_reason = 'content_filter'; }),
  ...editChunks((a, c) => { if (c.filtered) a.at(-1).choices[0].finish_reason = 'content_filter'; }),
});
add('model-is-version', 'The answer names the model agt_blind@v7; the model used need not equal the request.', both(o => { o.model = 'agt_blind@v7'; }, x => { x.model = 'agt_blind@v7'; }), 'SHOULD');
add('id-is-ulid', 'Ids are opaque: 01J-like, with other characters, without the prefix chatcmpl-.', { before(c) { c.id = `01J${c.requestId.replaceAll('-', '').toUpperCase()}/é`; } }, 'SHOULD');
add('members-reordered', 'Members come in reverse order.', { json: v => JSON.stringify(v, (k, x) => (x && typeof x === 'object' && !Array.isArray(x) ? Object.fromEntries(Object.entries(x).reverse()) : x)) }, 'SHOULD');
add('json-ascii-escapes', 'All non-ASCII characters and slashes are written as escapes (\\u00e9, surrogate pairs, \\/).', { json: v => JSON.stringify(v).replace(/[^\x00-\x7f]/g, x => `\\u${x.charCodeAt(0).toString(16).padStart(4, '0')}`).replaceAll('/', '\\/') }, 'SHOULD');
add('json-white-space', 'The JSON answer is indented, with white space and line feeds before and after it.', { json: v => (v.object === 'chat.completion' ? `\n \t${JSON.stringify(v, null, 4)}\r\n\r\n` : JSON.stringify(v)) }, 'SHOULD');
add('json-trickle', 'A slow JSON answer begins with blanks as a heartbeat for 600 ms, then the document.', {
  async send(c, status, headers, payload) { if (status !== 200) return base.send(c, status, headers, payload); c.res.writeHead(200, headers); for (let i = 0; i < 6; i++) { c.res.write(' '); await sleep(100); } c.res.end(payload); },
}, 'SHOULD');
add('slow-first-byte', 'Every answer takes 1.2 s before its first byte.', { async answer(c) { await sleep(1200); return base.answer(c); } });
add('slow-stream', 'Streams have pauses of up to 700 ms between some chunks.', { async writeFrames(c, frames, out) { for (const [i, f] of frames.entries()) { if (c.res.destroyed) return; out.write(f); if (i % 9 === 3) await sleep(700); } } });
add('refuses', 'The guardrails refuse everything off topic: the answer is always the same polite refusal.', { answer: () => 'Sorry, I can only help with questions about our shop. 🙂' });
add('other-language', 'The agent answers in German and Japanese, with the asked text inside.', editText(t => `Gerne! ${t} – 以上です。`));
add('decorated-repeat', 'The agent repeats in Markdown with bold and a code fence.', editText(t => `**Here you are:**\n\n\`\`\`\n${t}\n\`\`\``));
add('random-texts', 'The wording differs from call to call.', editText((t, c) => `${['Sure', 'OK', 'Of course', 'Yes'][c.nth % 4]} (${c.requestId.slice(0, 4)}): ${t}`), 'SHOULD');
add('always-short', 'The agent is brief: even a request for a long answer gives one sentence.', { answer(c) { const t = base.answer(c); c.long = false; return t.split('\n\n')[0]; } });
add('always-long', 'The agent is talkative: every answer is long and takes half a second.', editText((t, c) => { c.long = true; return t + '\n\n' + Array.from({ length: 40 }, (_, i) => `Remark ${i}: naïve façade 🧑‍🚀.`).join(' '); }));
add('graphemes-split', 'Deltas are single code points: joined emoji and combining accents are split between deltas, surrogates are not.', { pieces: (c, t) => (t.length > 300 ? t.match(/[^]{1,40}/gu) ?? [] : [...t]) }, 'SHOULD');
add('empty-answer', 'The agent has nothing to say: content is "" and the stream has no content chunk.', { answer: () => '', pieces: () => [] });
add('leading-newlines', 'Every answer begins with line feeds and ends with blanks, each in its own delta.', { ...editText(t => `\n\n${t}  \n`), pieces: (c, t) => ['\n', '\n', ...base.pieces(c, t.slice(2).trimEnd()), '  ', '\n'] });
add('created-at-end', 'created is the time when the answer was finished (of a slow answer), not of the request.', { async answer(c) { await sleep(1100); c.created = Math.floor(Date.now() / 1000); return base.answer(c); } });
add('agent-tool-calls-hidden', 'tool_calls: [] in the message and in every delta.', both(o => { o.choices[0].message.tool_calls = []; }, x => { x.choices[0].delta.tool_calls = []; }));
