// Broken servers: what goes wrong in gateways, proxies and frameworks in front of an agent.
import { gzipSync } from 'node:zlib';
import { base, Problem, sleep, AGENTS, PATH } from '../base.mjs';
import { list, editFull, editChunks, eachChunk, editFrames, editText, check, crash, said, allText, nonAscii, nthOnSocket } from '../tools.mjs';

const { all: broken, add } = list('broken');
export { broken };

const bad = (detail, field) => () => new Problem(400, 'validation_error', detail, { field });
const withAnswer = messages => ({ answer(c) { c.messages = messages(c.messages, c); return base.answer(c); } });
const withHistory = edit => withAnswer(ms => ms.map((m, i) => (i < ms.length - 1 ? edit(m) : m)));
const contentChunks = all => all.filter(x => x.choices[0]?.delta?.content);

// ---- JSON completion
add('content-html-escaped', 'A template layer escapes <, >, & and quotes of the answer as HTML entities in JSON; message.content is the text of the agent, not HTML.',
  editFull(o => { o.choices[0].message.content = o.choices[0].message.content.replace(/[&<>"']/g, ch => `&#${ch.charCodeAt(0)};`); }));
add('content-double-encoded-json', 'message.content is a JSON literal with quotes around it, because the text was serialised twice.',
  editFull(o => { o.choices[0].message.content = JSON.stringify(o.choices[0].message.content); }));
add('content-mojibake', 'The answer is read as Latin-1 and written as UTF-8 again, so every letter beyond ASCII is garbled.',
  editText(t => Buffer.from(t, 'utf8').toString('latin1')));
add('content-ascii-only', 'A filter in the gateway replaces every character beyond ASCII of the request and of the answer by a question mark.',
  editText(t => t.replace(/[^\x00-\x7f]/gu, '?')));
add('pascal-case-members', 'A .NET serialiser writes Id, Object, Choices, Message; the members of the standard completion are in small letters.',
  { json: (v, c) => c?.res.headersSent || v?.object !== 'chat.completion' ? JSON.stringify(v)
    : JSON.stringify(v).replace(/"(id|object|created|model|choices|index|message|role|content|finish_reason)":/g, (_, k) => `"${k[0].toUpperCase()}${k.slice(1)}":`) });
add('camel-case-finish', 'A serialiser writes finishReason in the completion; clients read finish_reason, which is required.',
  editFull(o => { o.choices[0].finishReason = 'stop'; delete o.choices[0].finish_reason; }));
add('envelope-data', 'The completion comes in the ApiResponse envelope {success, data}; this endpoint answers the bare completion.',
  editFull(o => ({ success: true, data: o })));
add('array-root', 'An adapter for batches returns the completion in an array of one.', editFull(o => [o]));
add('created-string', 'created is a string of digits, as Java and Protobuf JSON write 64-bit integers; it must be an integer.',
  editFull(o => { o.created = String(o.created); }));
add('created-milliseconds-json-only', 'created is in milliseconds in JSON completions; it is Unix time in seconds.', editFull(o => { o.created *= 1000; }));
add('created-exponent', 'created is written like 1.78E9; a reader of integers refuses this token.',
  { json: v => JSON.stringify(v).replace(/"created":(\d)(\d+)/, (_, a, b) => `"created":${a}.${b}E${b.length}`) });
add('finish-reason-enum-number', 'finish_reason is the number of an enum (1); it must be one of the known strings.',
  editFull(o => { o.choices[0].finish_reason = 1; }));
add('finish-reason-upper', 'finish_reason is STOP, as another model provider says; the value is stop.', editFull(o => { o.choices[0].finish_reason = 'STOP'; }));
add('choices-object', 'choices is an object with the key "0", as PHP writes an array whose keys are not in order.', editFull(o => { o.choices = { 0: o.choices[0] }; }));
add('usage-total-wrong', 'usage.total_tokens is smaller than prompt_tokens, so the total is not the sum.',
  editFull(o => { o.usage = { prompt_tokens: 120, completion_tokens: 30, total_tokens: 30 }; }), 'SHOULD');
add('usage-nested-strings', 'The counters of usage are strings; they must be integers.',
  editFull(o => { o.usage = { prompt_tokens: '12', completion_tokens: '3', total_tokens: '15' }; }));
add('id-per-agent', 'The id is a hash of the agent and so the same in every completion; an id is unique for each completion.',
  { completion: (c, t) => ({ ...base.completion(c, t), id: 'chatcmpl-agt-blind' }) });
add('content-cut-at-64', 'The JSON answer is cut after 64 characters and finish_reason is still stop, as if it were whole.',
  editFull(o => { o.choices[0].message.content = [...o.choices[0].message.content].slice(0, 64).join(''); }));

// ---- stream framing
add('stream-double-done', 'Two layers of the gateway both end the stream, so data: [DONE] comes twice; it terminates the stream once.',
  editFrames(f => [...f, 'data: [DONE]\n\n']));
add('stream-done-json-string', 'The terminator went through the JSON serialiser: data: "[DONE]"; it must be [DONE] without quotes.',
  editFrames(f => [...f.slice(0, -1), 'data: "[DONE]"\n\n']));
add('stream-proxy-wraps-twice', 'A proxy wraps each line of the SSE stream in SSE again: data: data: {…}.',
  editFrames(f => f.map(x => `data: ${x}`)));
add('stream-python-repr', 'Chunks are written as a Python dict with single quotes and None, not as JSON.',
  editFrames(f => f.map(x => (x.includes('[DONE]') ? x : x.replace(/"/g, "'").replace(/null/g, 'None')))));
add('stream-bytes-repr', "Each frame is the repr of bytes: b'data: …\\n\\n', so there is no SSE line in the body.",
  editFrames(f => f.map(x => `b'${x.replace(/\n/g, '\\n')}'\n`)));
add('stream-ping-plain', 'A keep-alive comes as "data: ping", which is no JSON; SDKs throw on it.', editFrames(f => [f[0], 'data: ping\n\n', ...f.slice(1)]));
add('stream-error-at-close', 'After [DONE] the gateway appends its log frame data: {"error":…}; nothing comes after the terminator.',
  editFrames(f => [...f, 'data: {"error":{"message":"context canceled","type":"server_error","param":null,"code":null}}\n\n']));
add('stream-split-per-frame-utf8', 'The relay decodes each network packet of 16 bytes alone, so a letter of several bytes on the edge turns into U+FFFD.',
  { async sendStream(c, frames) {
    const bytes = Buffer.from(frames.join(''));
    c.res.writeHead(200, c.h.streamHeaders(c));
    for (let i = 0; i < bytes.length; i += 16) c.res.write(bytes.subarray(i, i + 16).toString('utf8'));
    c.res.end();
  } });
add('stream-buffered-proxy', 'A reverse proxy buffers the whole answer, long ones too, and sends all frames at the end.',
  { async sendStream(c, frames) {
    if (c.long) await sleep(500);
    c.res.writeHead(200, c.h.streamHeaders(c));
    c.res.end(frames.join(''));
  } }, 'SHOULD');
add('stream-gzip-always', 'The compression middleware gzips the stream though the client offered no coding.',
  { sendStream(c, frames) {
    c.res.writeHead(200, { ...c.h.streamHeaders(c), 'Content-Encoding': 'gzip' });
    c.res.end(gzipSync(frames.join('')));
  } });
add('stream-lingers', 'After [DONE] the body stays open for eight seconds, while the gateway waits for the worker; clients that read to the end hang.',
  { async sendStream(c, frames) {
    c.res.writeHead(200, c.h.streamHeaders(c));
    await c.h.writeFrames(c, frames, c.res);
    await sleep(8000);
    c.res.end();
  } });
add('stream-length-of-characters', 'The stream has a Content-Length counted in characters, so the end is cut off when the text has letters beyond ASCII.',
  { sendStream(c, frames) {
    const text = frames.join(''), bytes = Buffer.from(text);
    c.res.writeHead(200, { ...c.h.streamHeaders(c), 'Content-Length': text.length });
    c.res.end(bytes.subarray(0, text.length));
  } });
add('stream-only-when-accepted', 'The stream is sent only if Accept names text/event-stream, else JSON; SDKs send Accept: application/json and stream: true.',
  { wantsStream: c => c.body.stream === true && /event-stream/i.test(c.req.headers.accept ?? '') });
add('stream-typed-events', 'Frames have the form of the native API, event: message_delta with {"text":…}, not chat.completion.chunk objects.',
  editFrames((f, c) => f.map(x => {
    if (x.includes('[DONE]')) return x;
    return `event: message_delta\ndata: ${JSON.stringify({ text: JSON.parse(x.slice(6)).choices[0].delta.content ?? '' })}\n\n`;
  })));

// ---- stream content
add('stream-first-token-twice', 'A failover in the router replays the first piece of the answer, so the text begins twice.',
  editChunks(all => [all[0], all[1], ...all.slice(1)]));
add('stream-last-token-lost', 'The flush at the end of the stream is missing: the last piece of the text never comes and finish_reason is stop.',
  editChunks(all => { const last = contentChunks(all).at(-1); return all.filter(x => x !== last); }));
add('stream-trims-pieces', 'The gateway trims each delta, so blanks and line feeds between words are lost.',
  eachChunk(x => { const d = x.choices[0].delta; if (d.content) d.content = d.content.trim(); }));
add('stream-newlines-lost', 'Line feeds are taken out of the deltas so as not to break the SSE lines; JSON has an escape for them.',
  eachChunk(x => { const d = x.choices[0].delta; if (d.content) d.content = d.content.replace(/\n+/g, ' '); }));
add('stream-full-at-end', 'The chunk with finish_reason has the whole text in its delta once more, so clients show it twice.',
  { chunks(c, t) { const all = base.chunks(c, t); all.at(-1).choices[0].delta = { content: t }; return all; } });
add('stream-snapshot-deltas', 'Each delta has the whole text so far; deltas are increments.',
  editChunks(all => { let sum = ''; for (const x of contentChunks(all)) x.choices[0].delta.content = sum += x.choices[0].delta.content; }));
add('stream-worker-ids', 'Each chunk gets a fresh id by the relay; every chunk of a stream has the same id.', eachChunk((x, c, i) => { x.id = `chatcmpl-${c.id.slice(9, 17)}-${i}`; }));
add('stream-object-completion', 'Chunks say object chat.completion; it is chat.completion.chunk in a stream.', eachChunk(x => { x.object = 'chat.completion'; }));
add('stream-finish-every-chunk', 'Every chunk says finish_reason stop; it is null until the last.', eachChunk(x => { x.choices[0].finish_reason = 'stop'; }));
add('stream-no-finish', 'The relay drops the chunk whose delta is empty, so finish_reason never comes; SDKs take the answer for cut off.', editChunks(all => all.slice(0, -1)));
add('stream-index-counts', 'choices[0].index counts the chunks; it is the number of the choice and stays 0.', eachChunk((x, c, i) => { x.choices[0].index = i; }));
add('stream-text-completion', 'Chunks have choices[0].text as of the old completions API, and no delta.',
  eachChunk(x => { const k = x.choices[0]; k.text = k.delta.content ?? ''; delete k.delta; }));
add('stream-loses-history', 'The streaming handler passes only the last message to the agent; the whole history counts in a stream as without.',
  { answer(c) { if (c.stream) c.messages = c.messages.slice(-1); return base.answer(c); } });
add('stream-double-encoded-text', 'HTML entities take the place of <, > and & in deltas only, so a stream says another text than JSON does.',
  eachChunk(x => { const d = x.choices[0].delta; if (d.content) d.content = d.content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'); }));

// ---- errors
add('unknown-agent-fallback', 'The model router sends an unknown agent to a default one and answers 200; an unknown id returns a 400.', { lookup: (c, id) => AGENTS[id] ?? AGENTS.agt_blind });
add('unknown-agent-stream-200', 'With stream true the headers go out before the agent is looked up, so an unknown agent is 200 with an error frame; it returns a 400.',
  { agent(c) {
    try { base.agent(c); } catch (e) { if (c.body.stream !== true) throw e; c.unknown = e; }
  }, frames(c, chunks) {
    return c.unknown ? [`data: ${JSON.stringify({ error: c.h.problem(c, c.unknown).error })}\n\n`, 'data: [DONE]\n\n'] : base.frames(c, chunks);
  } });
add('unknown-agent-prefix-match', 'The router looks for agents whose id begins with model, so agt_blin and agt_b reach agt_blind; these ids are unknown.',
  { lookup: (c, id) => base.lookup(c, id) ?? (id.length >= 4 && 'agt_blind'.startsWith(id) ? AGENTS.agt_blind : 'agt_blind' === id.slice(0, 9) ? AGENTS.agt_blind : undefined) });
add('errors-html', 'A proxy replaces the body of each error by its HTML page; errors are JSON.',
  { sendError(c, e) { c.h.send(c, e.status, { 'Content-Type': 'text/html', ...e.headers }, `<html><body><h1>${e.status}</h1><hr>nginx</body></html>`); } });
add('errors-status-500-wrapper', 'The gateway maps each error of the service behind it to 502, also the mistakes of the client.',
  { sendError(c, e) { base.sendError.call(c.h, c, new Problem(502, 'bad_gateway', `upstream said ${e.status}`)); } });
add('errors-status-in-body-only', 'Errors of validation have HTTP status 200 and the true status only in the body.',
  { sendError(c, e) { c.h.send(c, e.status === 400 ? 200 : e.status, c.h.errorHeaders(c, e), c.h.json(c.h.problem(c, e), c)); } });
add('error-message-object', 'error.message is an object with the field errors; SDKs read a string.',
  { problem(c, e) { const p = base.problem(c, e); p.error.message = { detail: e.message }; return p; } });
add('error-status-member-differs', 'The member status of the problem is always 500, whatever the HTTP status; RFC 9457 says that they are the same.',
  { problem(c, e) { return { ...base.problem(c, e), status: 500 }; } });
add('error-empty-body', 'HTTP/2 habits: errors have an empty body; they must have an error object.', { sendError(c, e) { c.h.send(c, e.status, c.h.errorHeaders(c, e), ''); } });
add('bad-json-500', 'The body parser of the framework throws outside of the handler of errors, so malformed JSON is a 500.',
  { parse(c) { return JSON.parse(c.text); } });
add('messages-element-null-crash', 'A null or a string in messages crashes the mapper of messages with a 500; it is a mistake of the client, 400.',
  { validateMessage(c, m, at) { if (!m?.role) throw new TypeError('boom'); base.validateMessage(c, m, at); } });
add('errors-leak-stack', 'Errors carry the stack trace with paths of source files in detail and in error.message.',
  { problem(c, e) { const p = base.problem(c, e); p.detail = p.error.message = `${e.message}\n    at Gateway.handle (/srv/app/src/gateway.js:120:11)`; return p; } });
add('validation-as-429', 'Any request that the validator refuses is counted as abuse and answered 429 with Retry-After, so SDKs send it again.',
  { sendError(c, e) { base.sendError.call(c.h, c, e.status === 400 ? new Problem(429, 'rate_limited', e.message, { headers: { 'Retry-After': '1' } }) : e); } });

// ---- authentication
add('auth-cached-by-body', 'The cache of the proxy has the body as its key and leaves out Authorization: a body answered once is answered for anybody, without a key too.',
  (() => {
    const seen = new Set();
    return { authenticate(c) {
      const key = c.raw.toString('base64');
      try { base.authenticate.call(c.h, c); seen.add(key); } catch (e) { if (!seen.has(key)) throw e; }
    } };
  })());
add('auth-prefix-only', 'The gateway looks only whether the key begins with flowyte_sk_; any such key is let in.',
  { scopes: (c, key) => base.scopes(c, key) ?? (key.startsWith('flowyte_sk_') ? ['chat:write'] : undefined) });
add('auth-basic-redirect', 'A request without a key is sent to the login page with 302; a missing key is 401.',
  { unauthorized: (c, key) => new Problem(key ? 401 : 302, 'unauthorized', 'Please log in.', { headers: { Location: '/login' } }) });
add('auth-publishable-accepted', 'The scope check sees "chat:" only, so a publishable key of the widget can use the endpoint; it needs chat:write.',
  { authenticate(c) {
    const key = c.h.credentials(c);
    const scopes = key && c.h.scopes(c, key);
    if (!scopes) throw c.h.unauthorized(c, key);
    if (!scopes.some(s => s.startsWith('chat:'))) throw c.h.forbidden(c);
  } });
add('auth-skipped-when-streaming', 'The route for streams lacks the auth middleware: with "stream": true no key is needed.',
  { authenticate(c) { if (!/"stream"\s*:\s*true/.test(c.raw.toString())) base.authenticate.call(c.h, c); } });
add('auth-case-sensitive-scheme', 'Only "Bearer" with a capital letter is known; RFC 9110 says that the scheme is case-insensitive.',
  { credentials: c => (/^Bearer /.test(c.req.headers.authorization ?? '') ? base.credentials(c) : undefined) });
add('auth-key-case-folded', 'The key store folds letters, so the key in capital letters is accepted; it is another key and not valid.',
  { scopes: (c, key) => base.scopes(c, key.toLowerCase()) });

// ---- model, roles and history
add('tool-role-400', 'The validator of the gateway knows system, user and assistant only; the role tool is accepted by the guide.', { roles: ['system', 'user', 'assistant'] });
add('alternation-enforced', 'A chat template demands that user and assistant alternate and answers 400 to two user messages in a row.',
  check(c => c.body.messages.some((m, i, ms) => i && m.role === 'user' && ms[i - 1].role === 'user'), bad('Roles must alternate.', 'messages')));
add('system-must-be-first', 'A system message that is not the first is refused with 500 by the template.',
  crash(c => c.body.messages.some((m, i) => i && m.role === 'system')));
add('assistant-content-null-none', 'An assistant turn with content null and tool_calls is refused, because the model of the framework says content: str.',
  check(c => c.body.messages.some(m => m.role === 'assistant' && m.content == null), bad('none is not an allowed value', 'messages')));
add('history-last-two', 'The gateway keeps the last two messages only to save tokens, so what was said before is unknown to the agent.', withAnswer(ms => ms.slice(-2)));
add('history-user-only', 'The turns of the assistant are left out of the history, so the agent does not know what it said.', withAnswer(ms => ms.filter(m => m.role !== 'assistant')));
add('history-tool-result-lost', 'The result in a tool message never reaches the agent.',
  { answer(c) { c.messages = c.messages.map(m => (m.role === 'tool' ? { ...m, content: '' } : m)); return base.answer(c); } });
add('parts-first-only', 'Of a content array only the first text part is read.',
  withAnswer(ms => ms.map(m => (Array.isArray(m.content) ? { ...m, content: m.content.slice(0, 1) } : m))));
add('parts-stringified', 'A content array reaches the agent as "[object Object]".',
  withAnswer(ms => ms.map(m => (Array.isArray(m.content) ? { ...m, content: m.content.map(String).join(',') } : m))));
add('shared-memory', 'The gateway keeps one conversation for each agent, so what another client said comes up in later answers; the endpoint has no session.',
  (() => {
    let past = [];
    return { answer(c) {
      const text = base.answer({ ...c, messages: [...past, ...c.messages] });
      if (/\b(long|detail\w*|essay|story)\b/i.test(said(c))) c.long = true;
      past = [...past, ...c.messages].slice(-6);
      return text;
    } };
  })());
add('semantic-cache', 'The semantic cache compares only the first 20 characters of the last message, so a similar question gets the answer of another.',
  (() => {
    const cache = new Map();
    return { answer(c) {
      const key = said(c).slice(0, 20), text = base.answer(c);
      if (!cache.has(key)) cache.set(key, text);
      return cache.get(key);
    } };
  })());
add('global-slot-race', 'The text of the user lies in a global variable while the agent works for 60 ms, so parallel requests get the answers of one another.',
  (() => {
    let slot;
    return { async answer(c) { slot = c.messages; await sleep(60); return base.answer(Object.assign(c, { messages: slot })); } };
  })());
add('prompt-template-braces', 'The text of the user goes through a template: {{ and }} with what is between them vanish.',
  editText(t => t.replace(/\{\{[^]*?\}\}/g, '')));
add('non-ascii-user-crash', 'A user field beyond ASCII goes into a header for the tracing service and crashes with a 500; user is any string.',
  crash(c => nonAscii(c.body.user ?? '')));

// ---- ignored parameters
add('max-tokens-applied', 'max_tokens and max_completion_tokens cut the answer to so many words with finish_reason length; overrides are ignored.',
  (() => {
    const limit = c => c.body.max_completion_tokens ?? c.body.max_tokens;
    return { answer(c) { const t = base.answer(c), n = limit(c); return Number.isInteger(n) ? t.split(' ').slice(0, n).join(' ') : t; },
      completion(c, t) { const o = base.completion(c, t); if (Number.isInteger(limit(c))) o.choices[0].finish_reason = 'length'; return o; } };
  })());
add('stop-applied', 'The stop parameter cuts the answer before the stop string; it is a request-level override and is ignored.',
  editText((t, c) => [c.body.stop ?? []].flat().filter(s => typeof s === 'string' && s).reduce((x, s) => x.split(s)[0], t)));
add('tools-called', 'Tools of the request are passed on, so the answer is a call of the first of them; tools come from the published agent.',
  editFull((o, c) => {
    const tool = c.body.tools?.[0]?.function?.name;
    if (tool) o.choices[0] = { index: 0, message: { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name: tool, arguments: '{}' } }] }, finish_reason: 'tool_calls' };
  }));
add('n-two-choices-different-400', 'n above 1 is refused with 400 by the router; other parameters than the four are ignored.', check(c => c.body.n > 1, bad('n is not supported', 'n')));
add('stream-options-without-stream-400', 'stream_options is refused when stream is not true, as OpenAI does; this server ignores it.',
  check(c => c.body.stream_options != null && c.body.stream !== true, bad('stream_options needs stream', 'stream_options')));
add('extra-forbid-422', 'The body model of the framework forbids extra members (422); unknown members are ignored.',
  check(c => Object.keys(c.body).some(k => /^x_|^metadata$|^store$|^seed$/.test(k)), () => new Problem(422, 'validation_error', 'Extra inputs are not permitted.')));
add('response-format-applied', 'response_format json_object wraps the answer in {"answer":…}; request-level overrides are ignored.',
  editText((t, c) => (/^json/.test(c.body.response_format?.type ?? '') ? JSON.stringify({ answer: t }) : t)));

// ---- HTTP
add('second-request-closes', 'The pool of workers resets the second request on a kept connection without an answer, though no Connection: close was sent.',
  { before(c) { if (nthOnSocket(c) === 2) { c.req.socket.destroy(); return true; } } });
add('expect-continue-417', 'The proxy answers 417 to Expect: 100-continue, which curl sends with a large body.',
  { onServer(server) { server.on('checkContinue', (req, res) => { req.resume(); res.writeHead(417, { 'Content-Length': 0 }).end(); }); } }, 'SHOULD');
add('chunked-request-empty', 'A body that is sent with Transfer-Encoding: chunked is read as empty and refused, as some WSGI servers do.',
  { async read(c) { const raw = await base.read(c); return c.req.headers['transfer-encoding'] ? Buffer.alloc(0) : raw; } });
add('content-type-exact', 'Content-Type must be exactly application/json: with a charset parameter it is 415.',
  { decode(c) { if (/^application\/json\s*;/i.test(c.req.headers['content-type'] ?? '')) throw new Problem(415, 'unsupported_media_type', 'Use application/json.'); return base.decode(c); } });
add('waf-blocks-sql', 'The firewall answers 403 with HTML where a message has words of SQL or a script tag; text of the user is data.',
  { answer(c) {
    if (/select\s.+\sfrom|drop\s+table|<script/i.test(allText(c))) throw new Problem(403, 'blocked', 'Request blocked.');
    return base.answer(c);
  } });
add('body-limit-8k', 'The buffer of the proxy is 8 kB: a longer body gets a 502, though the client made no mistake.',
  { async read(c) { const raw = await base.read(c); if (raw.length > 8192) throw new Problem(502, 'bad_gateway', 'upstream sent no answer'); return raw; } });
add('redirect-to-slash', 'The framework redirects to the path with a slash with 307; the documented path answers itself.',
  { route(c) {
    if (c.path === `${PATH}/`) return;
    if (c.path === PATH) throw new Problem(307, 'moved', 'Moved.', { headers: { Location: `${PATH}/` } });
    base.route(c);
  } });
add('stainless-headers-431', 'A request with more than six X-Stainless headers is refused with 431; SDKs send them and the key alone is needed.',
  { before(c) { if (Object.keys(c.req.headers).filter(k => k.startsWith('x-stainless')).length > 6) throw new Problem(431, 'headers_too_large', 'Too many headers.'); } });
add('idempotency-key-replays', 'A retry header is taken for a replay: X-Stainless-Retry-Count above 0 answers 409.',
  { before(c) { if (Number(c.req.headers['x-stainless-retry-count']) > 0) throw new Problem(409, 'duplicate', 'This request was seen before.'); } });
