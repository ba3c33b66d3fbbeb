import { brotliCompressSync, constants, createBrotliCompress, createDeflate, deflateSync } from 'node:zlib';
import { base, Problem, textOf, sleep } from '../base.mjs';
import { list, editFull, editChunks, eachChunk, editFrames, check, codeOf, said, rawSend, headOf } from '../tools.mjs';

// level as in the first set: MUST = no MUST may be reported as broken (a warning is fine); SHOULD = not even a warning is deserved.
const { all, add } = list('legal');
export const legal = all;
const bad = (field, detail) => new Problem(400, 'validation_error', detail, { field });
const both = (full, chunk) => ({ ...editFull(full), ...eachChunk(chunk) });
const finish = (c, reason) => ({
  ...editFull((o, c2) => { if (c(c2)) o.choices[0].finish_reason = reason; }),
  ...editChunks((a, c2) => { if (c(c2)) a.at(-1).choices[0].finish_reason = reason; }),
});

// ================================================== what agents say: they are language models and owe nobody an echo
// say(text of the plain server, context, what the user asks to have repeated)
const agent = (name, why, say, { level = 'SHOULD', ...hooks } = {}) =>
  add(name, why, { async answer(c) { return say(base.answer(c), c, codeOf(c)); }, ...hooks }, level);
const pick = (c, ...texts) => texts[c.nth % texts.length];
let turns = 0;

agent('agent-never-twice-the-same', 'Sampling: each call gets another of seven answers, and none repeats what was asked for.', (t, c) =>
  pick(c, 'Sure, how can I help?', 'Hello there! What would you like to know?', 'Thanks for your message.', 'I can tell you about orders, returns and shipping.', 'Good question. Which product is it about?', 'Let me know your order number.', 'Happy to help! 😊'));
agent('agent-refuses-codes', 'The guardrails refuse to repeat anything; other questions are answered.', (t, c, code) => (code ? "I can't do that, but I can help you with an order." : t));
agent('agent-refuses-to-be-tested', 'Anything that looks like a test or an instruction gets "I am not able to help with that".',
  (t, c) => (/\b(test|exactly|word|repeat|only|nothing else|code|verbatim|reply)\b/i.test(said(c)) ? 'I am not able to help with that. Is there anything about your order?' : t));
agent('agent-repeats-two-of-three', 'What is asked for is repeated in two calls of three, else the agent asks back.', (t, c) => (++turns % 3 ? t : 'Could you tell me what you need that for?'));
agent('agent-repeats-one-of-four', 'What is asked for is repeated in one call of four.', (t, c) => (++turns % 4 === 1 ? t : 'I am here to help with your purchase.'));
agent('agent-repeats-in-json-only', 'The streamed answer refuses what the JSON answer repeats; each call is a new sample.', (t, c) => (c.stream ? 'Sorry, I would rather not repeat that.' : t));
agent('agent-repeats-in-streams-only', 'The JSON answer refuses what the streamed one repeats; each call is a new sample.', (t, c) => (c.stream ? t : 'Sorry, I would rather not repeat that.'));
agent('agent-stream-worded-otherwise', 'The wording of a streamed answer is another one than that of the JSON answer.', (t, c) => (c.stream ? `Of course! Here it comes: ${t}` : `${t} – anything else?`));
agent('agent-paraphrases', 'The agent gives the content in words of its own and never the words of the user.', (t, c, code) =>
  (code ? `You would like me to say something of ${[...code].length} characters, which I hereby acknowledge.` : 'As I understand it, you have a question; let us look at it together.'));
agent('agent-upper-case', 'The agent answers in capitals, codes included.', t => t.toUpperCase());
agent('agent-lower-case', 'The agent answers in small letters, codes included.', t => t.toLowerCase());
agent('agent-typography', 'Quoted text comes with curly quotes, non-breaking hyphens, dashes and one character for the ellipsis.',
  t => `“${t.replaceAll('"', '”').replaceAll("'", '’').replaceAll('...', '…').replaceAll('-', '\u2011').replace(/ (?=\d)/g, '\u00a0')}”`);
agent('agent-markdown-escapes', 'Markdown is escaped and codes stand in backticks: AB_12 becomes `AB\\_12`.', t => t.replace(/\S*\d\S*/g, w => `\`${w.replaceAll('_', '\\_').replaceAll('*', '\\*')}\``));
agent('agent-quotes-codes', 'What is repeated stands in bold quotation marks with a full stop inside: **"AB-12."**', (t, c, code) => (code ? `Sure! **"${code.trim()}."**` : t));
agent('agent-spells-codes', 'An agent made for the telephone spells codes letter by letter: "A B dash 1 2".', t => t.replace(/\S*\d\S*/g, w => [...w].map(x => (x === '-' ? 'dash' : x === '_' ? 'underscore' : x)).join(' ')));
agent('agent-mistypes-codes', 'Codes come back with a slip of the pen: the last two characters are exchanged.', t => t.replace(/\S*\d\S*/g, w => w.replace(/(.)(.)$/u, '$2$1')));
agent('agent-invents-codes', 'Each answer has a code of the same form as the one asked for, but invented.', (t, c, code) =>
  (code ? `Here is your code: ${code.trim().slice(0, 80).replace(/\d/g, d => (Number(d) + 3 + (c.nth % 5)) % 10).replace(/[A-Z]/g, x => String.fromCharCode(65 + ((x.charCodeAt(0) - 60 + c.nth) % 26)))}` : t));
agent('agent-splits-codes', 'Zero-width spaces stand in long words so that they can break.', t => t.replace(/\S{8,}/gu, w => w.match(/[^]{1,4}/gu).join('\u200b')));
agent('agent-translates', 'Everything is translated: the answer is in Spanish, numbers are written out.', (t, c, code) => (code ? 'Claro: aquí tiene lo que me pidió, dicho en español.' : '¿En qué puedo ayudarle?'));
agent('agent-other-script', 'The agent answers in Arabic and Hindi whatever is asked.', () => 'مرحبًا! كيف يمكنني مساعدتك اليوم؟ नमस्ते, मैं आपकी मदद के लिए यहाँ हूँ।');
agent('agent-greets', 'Every answer has a greeting with the time before it and a signature after it.', (t, c) => `Good ${pick(c, 'morning', 'afternoon', 'evening')}! It is ${new Date().toISOString()}.\n\n${t}\n\nKind regards,\nyour Flowyte assistant`);
agent('agent-codes-but-no-long-texts', 'Short codes are repeated; texts over 40 characters get "That is a lot of text!".', (t, c, code) => (code && code.length > 40 ? 'That is a lot of text! I would rather not repeat it.' : t));
agent('agent-shortens-with-ellipsis', 'Answers over 60 characters are shortened: the beginning, "…", the last word.', t => ([...t].length > 60 ? `${[...t].slice(0, 50).join('')}… ${t.trim().split(/\s+/).at(-1)}` : t));
agent('agent-declines-system', 'A system message is not followed, and the answer politely says so.', (t, c) => (c.messages.some(m => m.role === 'system') ? `I was given further instructions, which I cannot follow. ${t}` : t));
agent('agent-declines-quoting-system', 'A system message is not followed, and the answer quotes what it will not do.', (t, c) => {
  const system = c.messages.filter(m => m.role === 'system').map(textOf).join(' ');
  return system ? `I cannot follow “${system.slice(0, 200)}”. What can I do for you?` : t;
}, { level: 'MUST' });
agent('agent-masks-secrets', 'A data-loss guard masks every word of eight or more characters with a digit in it.', t => t.replace(/(?=\S*\d)\S{8,}/g, w => `${w.slice(0, 2)}${'*'.repeat(w.length - 2)}`));
agent('agent-masks-numbers', 'Every digit is masked as personal data.', t => t.replace(/\d/g, '#'));
agent('agent-redacts', 'Whatever looks like a name, an address or a code becomes [REDACTED].', t => t.replace(/\S*[\d@_-]\S*/g, '[REDACTED]'));
agent('agent-empty-sometimes', 'Every third answer is an empty string.', t => (++turns % 3 ? t : ''), { level: 'MUST' });
agent('agent-blank-answer', 'Every fourth answer is a single line feed.', t => (++turns % 4 ? t : '\n'), { level: 'MUST' });
agent('agent-yes', 'The agent is terse: "Yes.", "No.", "OK.".', (t, c) => pick(c, 'Yes.', 'No.', 'OK.'));
agent('agent-one-emoji', 'Every answer is one emoji made of several code points.', (t, c) => pick(c, '👍🏽', '👩‍💻', '🇨🇦'));
agent('agent-verbose', 'Every answer has about 9,000 characters, whatever was asked.', (t, c) => {
  c.long = true;
  return Array.from({ length: 90 }, (_, i) => `${i + 1}) Let me explain point ${i + 1} with care: our policy covers “returns”, shipping à la carte, and more.`).join('\n');
});
agent('agent-persona', 'A pirate of few words: the same sentence to everything.', () => 'Arr, matey! Set sail for our autumn sale! 🏴‍☠️');
agent('agent-asks-back', 'Every question is answered with a question.', (t, c) => `Why do you ask about “${[...said(c)].slice(0, 12).join('')}”?`);
agent('agent-fixed-reference', 'Every answer, to whomever, has the same reference FLW-48213 and the same telephone number.', t => `[Ref. FLW-48213] ${t}\nCall us: +1 555 0100`);
agent('agent-counts', 'The agent counts its answers over all callers: "answer no. 17 of today".', t => `${t}\n(answer no. ${++turns} of today)`);
agent('agent-uses-user', 'The agent greets by the member user, one of the four that are used.', (t, c) => (c.body.user ? `Hello ${[...c.body.user].slice(0, 40).join('')}, ` : '') + t);
agent('agent-remembers-ten', 'Of a long conversation only the last ten messages are read, and the answer says so.', (t, c) => {
  if (c.messages.length <= 10) return t;
  c.messages = c.messages.slice(-10);
  return `(I can only recall the last ten messages.) ${base.answer(c)}`;
});
agent('agent-will-not-discuss-history', 'The guardrails forbid to talk about what was said before.', (t, c) => (c.messages.length > 1 ? "I can't discuss earlier messages, but I can help you with your next question." : t));
agent('agent-tool-result-noted', 'After a tool message the agent only says that it has noted the result.', (t, c) => (c.messages.at(-1).role === 'tool' ? 'Thank you, I have noted that.' : t));
agent('agent-forty-tokens', 'The agent’s own limit is 40 tokens: longer answers end in the middle with finish_reason length.', (t, c) => {
  const words = t.match(/\s*\S+/g) ?? [t];
  c.cut = words.length > 40;
  c.long = false;
  return words.slice(0, 40).join('');
}, finish(c => c.cut, 'length'));
agent('agent-four-tokens', 'The agent’s own limit is four tokens; nearly everything ends with finish_reason length, also in the middle of a code.', (t, c) => {
  const tokens = t.match(/\s*[\p{L}\p{N}]{1,4}|\s*\S/gu) ?? [t];
  c.cut = tokens.length > 4;
  c.long = false;
  return tokens.slice(0, 4).join('');
}, { ...finish(c => c.cut, 'length'), level: 'MUST' });
agent('agent-filtered-midway', 'A content filter stops the answer in the middle when digits come up, with finish_reason content_filter.', (t, c) => {
  const at = t.search(/\d/);
  c.filtered = at >= 0;
  return c.filtered ? t.slice(0, at) : t;
}, { ...finish(c => c.filtered, 'content_filter'), level: 'MUST' });
agent('agent-uses-its-tools', 'The agent asks its own tools, on the server: a pause with comments in the stream, then plain text and finish_reason stop.',
  async (t, c) => { if (!c.stream) await sleep(900); return `Let me look that up. ${t}`; }, {
    async writeFrames(c, frames, out) {
      await base.writeFrames(c, frames.slice(0, 2), out);
      for (let i = 0; i < 5 && !c.res.destroyed; i++) { out.write(': looking up\n\n'); await sleep(180); }
      await base.writeFrames(c, frames.slice(2), out);
    },
  });
agent('agent-thinks-aloud', 'A reasoning model leaves <think>…</think> before the answer.', t => `<think>\nThe user wants something. I should be brief.\n</think>\n\n${t}`);
agent('agent-answers-in-json', 'The agent’s published prompt demands JSON: every content is a JSON document with an error member that is null.', t => JSON.stringify({ reply: t, error: null, choices: [], done: true }));
agent('agent-answers-in-html', 'The content is HTML with entities, made for the widget.', t => `<p>${t.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '<br>')}</p>`, { level: 'MUST' });
agent('agent-talks-about-sse', 'The content has text that looks like SSE: blank lines, "data: [DONE]", "event: error", well escaped.', t => `data: {"x":1}\n\nevent: error\ndata: [DONE]\n\n${t}\r\n\r\ndata: [DONE]\n\n: end`);
agent('agent-talks-about-errors', 'The content looks like an error report with a stack trace and a placeholder for a key.',
  t => `Traceback (most recent call last):\n  File "/app/main.py", line 3, in <module>\n    at Object.<anonymous> (/srv/app.js:10:3)\n{"error":{"message":"500 Internal Server Error"}}\nAuthorization: Bearer flowyte_sk_live_…\n${t}`);
agent('agent-odd-characters', 'The content has a BOM at its start, control characters, bidirectional marks, U+2028, U+FFFD and a NUL, all escaped or encoded well.',
  t => `\ufeff\u202eabc\u202c ${t} \u001b[1mbold\u001b[0m \u2028\u2029\u0085\u007f\u0000 \ufffd`, { level: 'MUST' });
agent('agent-says-it-again', 'The agent is insistent: one sentence twelve times, a delta each.', (t, c) => 'We are closed on Sunday. '.repeat(12), { pieces: (c, t) => t.match(/[^.]+\. ?/g) });
agent('agent-changes-language', 'The language changes from call to call, and each has the answer in it.', (t, c) => pick(c, `Voici : ${t}`, `Hier: ${t}`, `これです：${t}`, `Вот: ${t}`));
agent('agent-corrects-text', 'The agent corrects and normalises what it repeats: spaces are single, line feeds are gone, accents are composed.', t => t.replace(/\s+/g, ' ').trim().normalize('NFKC'));

// ================================================== errors and limits
add('errors-in-turn', 'Errors are problems and OpenAI errors in turn (two gateways); either form is legal.', {
  problem(c, e) { const { error, ...p } = base.problem(c, e); return c.nth % 2 ? p : { error }; },
  errorHeaders(c, e) { return { ...base.errorHeaders(c, e), 'Content-Type': c.nth % 2 ? 'application/problem+json' : 'application/json' }; },
});
add('errors-with-extras', 'Errors have more members: error.innererror, error.details, success false, timestamp, requestId, docs.',
  { problem(c, e) { const p = base.problem(c, e); Object.assign(p.error, { innererror: { code: 'X' }, details: [] }); return { success: false, ...p, timestamp: new Date().toISOString(), requestId: c.requestId, documentation: 'https://docs.flowyte.com/resources/errors' }; } }, 'SHOULD');
add('error-param-path', 'error.param is a path into the body, and error.code differs from the code of the problem.',
  { problem(c, e) { const p = base.problem(c, e); if (e.field) p.error.param = `body.${e.field}`; p.error.code = `flowyte.${e.code}`; return p; } });
add('not-json-own-code', 'A body that is not JSON has the code invalid_json; validation_error is only an example in the documents.', { parse(c) { try { return JSON.parse(c.text); } catch { throw new Problem(400, 'invalid_json', 'Not JSON.', { field: 'body' }); } } });
add('errors-close', 'Errors carry Connection: close, answers keep the connection.', { errorHeaders(c, e) { return { ...base.errorHeaders(c, e), Connection: 'close' }; } }, 'SHOULD');
add('orphan-tool-400', 'A tool message without its tool call before it gives 400.', check(c => {
  const called = new Set(c.body.messages.flatMap(m => (Array.isArray(m.tool_calls) ? m.tool_calls.map(t => t?.id) : [])));
  return c.body.messages.some(m => m.role === 'tool' && !called.has(m.tool_call_id));
}, () => bad('messages', 'There is no such tool call.')));
add('system-alone-400', 'A conversation of nothing but system messages gives 400: there is nothing to answer.', check(c => c.body.messages.every(m => m.role === 'system'), () => bad('messages', 'A user message is needed.')));
add('user-limit-400', 'A "user" over 128 characters gives 400; the documents name no limit.', check(c => (c.body.user ?? '').length > 128, () => bad('user', 'user is too long.')));
add('unknown-method-501', 'Methods that HTTP does not define give 501, GET gives 405 with Allow: OPTIONS, POST.', {
  route(c) {
    if (!/^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT)$/.test(c.req.method)) throw new Problem(501, 'not_implemented', 'Unknown method.');
    try { base.route(c); } catch (e) { if (e.status === 405) e.headers.Allow = 'OPTIONS, POST'; throw e; }
  },
});
add('two-challenge-fields', 'The 401 has two WWW-Authenticate fields, the Bearer one with an escaped quotation mark in its description.', {
  unauthorized(c, key) { const p = base.unauthorized(c, key); p.headers = { 'WWW-Authenticate': ['Bearer realm="flowyte", error="invalid_token", error_description="The \\"key\\" is, well, wrong"', 'ApiKey'] }; return p; },
}, 'SHOULD');
add('rate-limit-told', 'Every answer tells the limits: RateLimit, RateLimit-Policy, x-ratelimit-*, Retry-After never.', {
  before(c) { for (const [k, v] of Object.entries({ RateLimit: '"default";r=58;t=30', 'RateLimit-Policy': '"default";q=60;w=60', 'RateLimit-Limit': '60', 'RateLimit-Remaining': '58', 'RateLimit-Reset': '30', 'x-ratelimit-limit-requests': '60', 'x-ratelimit-remaining-requests': '58', 'x-ratelimit-reset-requests': '30s' })) c.res.setHeader(k, v); },
}, 'SHOULD');
let inFlight = 0;
add('crowd-429-minimal', 'More than eight completions at once give 429 with a problem and no Retry-After, which is optional.', {
  async answer(c) {
    inFlight++;
    try {
      if (inFlight > 8) throw new Problem(429, 'rate_limited', 'Too many requests at once.');
      await sleep(30);
      return base.answer(c);
    } finally { inFlight--; }
  },
});

// ================================================== HTTP
const offers = (c, coding) => new RegExp(`(?:^|,)\\s*${coding}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[\\d.]+)?\\s*(?:,|$)`, 'i').test(c.req.headers['accept-encoding'] ?? '');
const coded = (coding, whole, stream) => ({
  send(c, status, headers, payload) {
    if (!offers(c, coding)) return base.send(c, status, headers, payload);
    base.send(c, status, { ...headers, 'Content-Encoding': coding, Vary: 'Accept-Encoding' }, whole(payload));
  },
  async sendStream(c, frames) {
    if (!offers(c, coding)) return base.sendStream(c, frames);
    c.res.writeHead(200, { ...base.streamHeaders(c), 'Content-Encoding': coding, Vary: 'Accept-Encoding' });
    const out = stream();
    out.pipe(c.res);
    await base.writeFrames(c, frames, out);
    out.end();
  },
});
add('deflate-when-offered', 'Answers, errors and streams are deflated (zlib format) when deflate is offered, flushed per event.', coded('deflate', p => deflateSync(p), () => createDeflate({ flush: constants.Z_SYNC_FLUSH })), 'SHOULD');
add('brotli-when-offered', 'Answers, errors and streams are compressed with brotli when br is offered, flushed per event.', coded('br', p => brotliCompressSync(p), () => createBrotliCompress({ flush: constants.BROTLI_OPERATION_FLUSH })), 'SHOULD');
const rough = async (out, data) => {
  const b = Buffer.from(data);
  for (let i = 0, n = 7; i < b.length; i += n, n = (n * 13) % 43 + 1) { out.write(b.subarray(i, i + n)); if (n % 6 === 0) await sleep(1); }
};
add('rough-writes', 'Answers and streams are written in pieces of 1 to 43 bytes with pauses, which cut lines, escapes and characters.', {
  async send(c, status, headers, payload) { c.res.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(payload) }); await rough(c.res, payload); c.res.end(); },
  async writeFrames(c, frames, out) { for (const f of frames) await rough(out, f); },
}, 'SHOULD');
add('head-byte-by-byte', 'The head of a JSON answer arrives byte by byte.', {
  async send(c, status, headers, payload) {
    const s = c.req.socket;
    const head = [...headOf(`HTTP/1.1 ${status} OK`, headers), `Content-Length: ${Buffer.byteLength(payload)}`, 'Connection: close', '', ''].join('\r\n');
    for (const byte of Buffer.from(head)) { s.write(Buffer.of(byte)); if (byte === 10) await sleep(1); }
    s.end(c.req.method === 'HEAD' ? '' : payload);
  },
}, 'SHOULD');
add('steady-json', 'JSON answers take a second: 25 pieces, one each 40 ms.', {
  async send(c, status, headers, payload) {
    if (status !== 200) return base.send(c, status, headers, payload);
    const b = Buffer.from(payload);
    const step = Math.ceil(b.length / 25);
    c.res.writeHead(200, { ...headers, 'Content-Length': b.length });
    for (let i = 0; i < b.length; i += step) { c.res.write(b.subarray(i, i + step)); await sleep(40); }
    c.res.end();
  },
}, 'SHOULD');
add('steady-stream', 'Streams are slow but steady: an event each 70 ms.', { async writeFrames(c, frames, out) { for (const f of frames) { if (c.res.destroyed) return; out.write(f); await sleep(70); } } }, 'SHOULD');
add('slow-first-event', 'The head of a stream comes at once, its first event after 1.5 s.', { async sendStream(c, frames) { c.res.writeHead(200, base.streamHeaders(c)); c.res.flushHeaders(); await sleep(1500); await c.h.writeFrames(c, frames, c.res); c.res.end(); } });
add('cold-start-slow', 'The first completion takes 3 s (the agent is being loaded), the others are quick.', (() => { let warm = false; return { async answer(c) { if (!warm) { warm = true; await sleep(3000); } return base.answer(c); } }; })());
add('processing-while-thinking', 'Three 102 Processing come, one each 200 ms, before the answer.', {
  async answer(c) { for (let i = 0; i < 3; i++) { if (c.req.httpVersion === '1.1') c.res.writeProcessing(); await sleep(200); } return base.answer(c); },
}, 'SHOULD');
add('continue-unasked', 'A 100 Continue comes before every answer, asked for or not; clients must skip it (RFC 9110 15.2).', { before(c) { if (c.req.httpVersion === '1.1') c.res.writeContinue(); } });
add('json-trailers', 'JSON answers and errors are chunked and have trailer fields.', {
  send(c, status, headers, payload) { c.res.writeHead(status, { ...headers, Trailer: 'Server-Timing, X-Checksum' }); c.res.write(payload); c.res.addTrailers({ 'Server-Timing': 'total;dur=12', 'X-Checksum': 'abc' }); c.res.end(); },
}, 'SHOULD');
add('two-requests-a-connection', 'A connection serves two requests; the second answer says Connection: close.', { onServer(server) { server.maxRequestsPerSocket = 2; } }, 'SHOULD');
add('streams-close', 'Streams say Connection: close, JSON answers keep the connection.', { streamHeaders(c) { return { ...base.streamHeaders(c), Connection: 'close' }; } }, 'SHOULD');
add('chunked-byte-by-byte', 'JSON answers are chunked with one byte a chunk, in capitals: TRANSFER-ENCODING: Chunked.', {
  send(c, status, headers, payload) {
    if (c.req.httpVersion !== '1.1') return base.send(c, status, headers, payload);
    const chunks = [...Buffer.from(payload)].flatMap(x => [Buffer.from('1\r\n'), Buffer.of(x), Buffer.from('\r\n')]);
    rawSend(c, [...headOf(`HTTP/1.1 ${status} OK`, headers), 'TRANSFER-ENCODING: Chunked', 'Connection: close'], Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]));
  },
}, 'SHOULD');
add('reason-phrase-odd', 'The reason phrase is a sentence with tabs and Latin-1 characters, which clients have to ignore.', {
  send(c, status, headers, payload) {
    c.req.socket.write(Buffer.from([...headOf(`HTTP/1.1 ${status} C'est la réponse,\tn° ${status}: voilà`, headers), `Content-Length: ${Buffer.byteLength(payload)}`, 'Connection: close', '', ''].join('\r\n'), 'latin1'));
    c.req.socket.end(c.req.method === 'HEAD' ? '' : payload);
  },
});
add('upgrade-offered', 'Every answer offers HTTP/2 as Apache does: Upgrade: h2c with Connection: Upgrade, Keep-Alive.', { before(c) { c.res.setHeader('Upgrade', 'h2c'); c.res.setHeader('Connection', /close/i.test(c.req.headers.connection ?? '') ? 'Upgrade, close' : 'Upgrade, Keep-Alive'); } }, 'SHOULD');
add('huge-headers', 'Answers have more than fifty header lines with 7 kB, among them an empty one and one that stands five times.', {
  before(c) {
    for (let i = 0; i < 45; i++) c.res.setHeader(`X-Amzn-Trace-${i}`, 'a1b2c3d4'.repeat(12));
    c.res.setHeader('Content-Security-Policy', `default-src 'self' ${'https://cdn.example.com '.repeat(90)}`);
    c.res.setHeader('X-Empty', '');
    c.res.setHeader('Via', ['1.1 varnish', '1.1 a', '1.1 b', '1.1 c', '2 envoy']);
  },
}, 'SHOULD');
add('cache-headers', 'Answers carry ETag, Age, Last-Modified, Vary: * and Cache-Control: private, no-cache, no-transform, max-age=0.', {
  before(c) { for (const [k, v] of Object.entries({ ETag: 'W/"a,b"', Age: '0', 'Last-Modified': new Date().toUTCString(), Vary: '*', Expires: '0', Pragma: 'no-cache' })) c.res.setHeader(k, v); },
  jsonHeaders(c) { return { ...base.jsonHeaders(c), 'Cache-Control': 'private, no-cache, no-transform, max-age=0' }; },
  streamHeaders(c) { return { ...base.streamHeaders(c), 'Cache-Control': 'private, no-cache, no-transform, max-age=0', 'X-Accel-Buffering': 'no' }; },
}, 'SHOULD');
add('media-type-semicolon', 'Media types end with a semicolon or have white space around it: the grammar of RFC 9110 5.6.6 allows empty parameters.', {
  jsonHeaders(c) { return { ...base.jsonHeaders(c), 'Content-Type': 'application/json;' }; },
  streamHeaders(c) { return { ...base.streamHeaders(c), 'Content-Type': 'text/event-stream ; ; charset=UTF-8' }; },
  errorHeaders(c, e) { return { ...base.errorHeaders(c, e), 'Content-Type': 'application/problem+json ;charset=utf-8;' }; },
});
add('vendor-json-type', 'JSON answers are application/vnd.flowyte.completion+json; the +json suffix says JSON, and SDKs take it.', { jsonHeaders(c) { return { ...base.jsonHeaders(c), 'Content-Type': 'application/vnd.flowyte.completion+json; v=1' }; } });

// ================================================== the framing of streams
const eventFrames = edit => editFrames(a => a.map((f, i) => (f.includes('[DONE]') ? f : edit(f, i))));
add('sse-bom-first', 'The stream begins with one BOM, which the grammar of WHATWG allows (some SDKs lose the first event).', editFrames(a => [`\ufeff${a[0]}`, ...a.slice(1)]));
add('sse-two-spaces', 'There are two spaces after "data:" of chunks; the second belongs to the value and is JSON white space.', eventFrames(f => f.replace('data: ', 'data:  ')));
add('sse-event-named', 'Chunks are labelled event: chunk; SDKs do not look at the name.', eventFrames(f => `event: chunk\n${f}`));
add('sse-done-named', 'The end is event: done with data: [DONE].', editFrames(a => [...a.slice(0, -1), 'event: done\ndata: [DONE]\n\n']));
add('sse-retry-with-data', 'The first event also has retry: 15000 beside its data.', editFrames(a => [`retry: 15000\n${a[0]}`, ...a.slice(1)]));
add('sse-empty-data-line', 'Chunks have a line "data" without a colon before their data line: the value begins with a line feed.', eventFrames(f => `data\n${f}`));
add('sse-data-cut-at-white-space', 'The JSON of a chunk is spread over two data lines, cut after a comma between members.', eventFrames(f => f.replace(',"object"', ',\ndata: "object"')));
add('sse-comment-lookalikes', 'Comments look like data: ": data: [DONE]", ":data: {…}", ":{\\"error\\":…}", in UTF-8.', editFrames(a => a.flatMap((f, i) => [[': data: [DONE]\n', ':data: {"choices":[]}\n\n', ':{"error":{"message":"ünnötig"}}\n\n', ''][i % 4], f])), 'SHOULD');
add('sse-heartbeats', 'Between events that come each 120 ms an empty comment is sent each 30 ms.', {
  async writeFrames(c, frames, out) {
    for (const [i, f] of frames.entries()) {
      for (let beats = i < 16 ? 4 : 1; beats > 0 && !c.res.destroyed; beats--) { out.write(':\n\n'); await sleep(30); }
      out.write(f);
    }
  },
}, 'SHOULD');
add('sse-crlf-apart', 'Lines end with CRLF, and CR and LF come in different writes.', {
  async writeFrames(c, frames, out) { for (const f of frames) for (const part of f.replaceAll('\n', '\r\n').split(/(?<=\r)/)) { out.write(part); await sleep(1); } },
}, 'SHOULD');
add('sse-coalesced', 'Events come three at a time, and the end of one write is the beginning of an event.', {
  async writeFrames(c, frames, out) {
    const b = Buffer.from(frames.join(''));
    const step = Math.ceil(b.length / Math.max(4, frames.length / 3));
    for (let i = 0; i < b.length; i += step) { out.write(b.subarray(i, i + step)); await sleep(c.long ? 40 : 5); }
  },
}, 'SHOULD');

// ================================================== the form of answers and chunks
add('prelude-without-choices', 'The first chunk has choices [] and the results of a prompt filter (Azure).', editChunks(a => [{ ...a[0], choices: [], prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] }, ...a]));
add('logprobs-filled', 'logprobs are there in full, asked or not.', both(
  o => { o.choices[0].logprobs = { content: [{ token: 'Hi', logprob: -0.25, bytes: [72, 105], top_logprobs: [] }], refusal: null }; },
  x => { x.choices[0].logprobs = x.choices[0].delta.content ? { content: [{ token: 'Hi', logprob: -1e-7, bytes: null, top_logprobs: [] }], refusal: null } : null; }));
add('refusal-told', 'Refusals stand in the member refusal, with content "".', {
  answer: () => '', pieces: () => [],
  ...editFull(o => { o.choices[0].message.refusal = 'I cannot help with that.'; }),
  ...editChunks(a => { a.splice(1, 0, { ...a[0], choices: [{ index: 0, delta: { refusal: 'I cannot help with that.' }, finish_reason: null }] }); }),
});
add('finish-with-text-and-usage', 'The last chunk has text, finish_reason and usage together.', editChunks(a => {
  const last = a.at(-2);
  last.choices[0].finish_reason = 'stop';
  last.usage = { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7, completion_tokens_details: null };
  return a.slice(0, -1);
}));
add('members-in-other-case', 'Additional members differ from known ones by their case only: ID, Choices, Error.', both(o => { Object.assign(o, { ID: 1, Choices: [], Error: null }); o.choices[0].message.Content = 7; }, x => { Object.assign(x, { ID: 1, Choices: [] }); x.choices[0].delta.Role = 'x'; }));
add('odd-numbers', 'Additional members have odd but valid numbers: -0, 1E+2, 12345678901234567890, 1e-300.', { json: v => JSON.stringify(v).replace(/\}$/, ',"x_odd":[-0,1E+2,12345678901234567890,1e-300,0.10]}') });
add('escaped-member-names', 'The first letter of every member name is written as an escape: "\\u0063hoices".', { json: v => JSON.stringify(v).replace(/"(\w)(\w*)":/g, (m, a, b) => `"\\u00${a.charCodeAt(0).toString(16)}${b}":`) });
add('escaped-everything', 'Every character of every string is written as a \\u escape with mixed case of the hex digits.', {
  json: v => JSON.stringify(v).replace(/("(?:[^"\\]|\\.)*")(:?)/g, (m, string, colon) => (colon ? m
    : `"${JSON.parse(string).split('').map((unit, i) => { const hex = unit.charCodeAt(0).toString(16).padStart(4, '0'); return `\\u${i % 2 ? hex.toUpperCase() : hex}`; }).join('')}"`)),
}, 'SHOULD');
add('deep-member', 'An additional member is nested forty levels deep.', both(o => { o.trace = JSON.parse('{"a":['.repeat(20) + '1' + ']}'.repeat(20)); }, x => { x.trace = JSON.parse('['.repeat(40) + ']'.repeat(40)); }));
add('big-member', 'Additional members are big: 200 kB of citations in JSON, 60 kB in the first chunk of a stream.', {
  ...editFull(o => { o.citations = Array.from({ length: 2000 }, (_, i) => ({ n: i, text: 'Lorem ipsum “dolor” sit amet. '.repeat(3) })); }),
  ...editChunks(a => { a[0].context = 'é'.repeat(30000); }),
});
add('id-long', 'Ids have 300 characters with quotation marks and spaces in them; they are opaque.', { before(c) { c.id = `"resp" ${c.requestId} ${'x'.repeat(250)}`; } });
add('model-is-backend', 'model names what answered, flowyte-voice-2 (2026-11); it need not equal the request.', both(o => { o.model = 'flowyte-voice-2 (2026-11)'; }, x => { x.model = 'flowyte-voice-2 (2026-11)'; }));
add('usage-zero', 'usage is all zero, with details that are null.', editFull(o => { o.usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0, prompt_tokens_details: null, completion_tokens_details: null }; }));
add('deltas-by-code-point', 'Short streams have one code point a delta, each in a transfer chunk of its own; long ones have lines.', { pieces: (c, t) => (c.long ? t.match(/[^\n]*\n|[^\n]+$/g) ?? [t] : [...t]) });
add('one-big-delta', 'The text comes in one delta between the role chunk and the finish chunk, after a pause for long ones.', {
  pieces: (c, t) => [t],
  async writeFrames(c, frames, out) { out.write(frames[0]); if (c.long) await sleep(600); for (const f of frames.slice(1)) out.write(f); },
});
add('empty-deltas-around', 'Before and after each piece of text come chunks with content "", and the finish chunk is followed by one with delta {}.', editChunks(a => {
  const empty = { ...a[0], choices: [{ index: 0, delta: { content: '' }, finish_reason: null }] };
  return [a[0], ...a.slice(1, -1).flatMap(x => [empty, x]), empty, a.at(-1), { ...empty, choices: [{ index: 0, delta: {}, finish_reason: null }] }];
}));
