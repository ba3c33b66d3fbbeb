// Legal servers that are unusual: gateways, serialisers and agents that do no wrong.
import { gzipSync } from 'node:zlib';
import { base, Problem, sleep } from '../base.mjs';
import { list, editFull, editChunks, eachChunk, editFrames, editText, check, said } from '../tools.mjs';

const { all: legal, add } = list('legal');
export { legal };

// ---- the agent
add('agent-greets-by-user', 'The agent greets the end user with the value of user; user is one of the four members that are used.',
  editText((t, c) => (c.body.user ? `Hello ${c.body.user}! ${t}` : t)));
add('agent-refuses-to-parrot', 'The guardrails forbid the agent to repeat what it is told, so it offers help instead; an agent words its answers as it likes.',
  { answer: c => `I would rather not repeat that. I am here for questions on orders and returns${c.nth % 2 ? '.' : ', so ask away.'}` });
add('agent-other-words-each-time', 'The agent words each answer in another way; sampling is its own.',
  editText((t, c) => `${['Sure.', 'Of course.', 'Gladly.', 'Here you are.', 'With pleasure.'][c.nth % 5]} ${t}`));
add('agent-markdown-fence', 'The agent puts its answer into a Markdown code block.', editText(t => `\`\`\`text\n${t}\n\`\`\``));
add('agent-one-word', 'The agent answers everything with one word, also when asked for much; the stream then has one piece.', { answer: () => 'Understood.' });
add('agent-speaks-of-errors', 'The answer talks of "error", [DONE] and data: lines, all properly inside of a JSON string.',
  editText(t => `${t}\n\ndata: [DONE]\n\n{"error":{"message":"only an example"}}\n`));
add('agent-length-finish', 'The published agent has a small limit of tokens: the answer is cut and finish_reason is length, in JSON and in streams.',
  { ...editText((t, c) => { c.long = false; return [...t].slice(0, 80).join(''); }), ...editFull(o => { o.choices[0].finish_reason = 'length'; }),
    ...editChunks(all => { all.at(-1).choices[0].finish_reason = 'length'; }) });
add('agent-filters', 'The guardrails stop an answer on passwords with finish_reason content_filter and a short text; all others are as usual.',
  { answer(c) { c.filtered = /password|secret|credential|system prompt|instruction/i.test(said(c)); return c.filtered ? 'I cannot talk about that.' : base.answer(c); },
    ...editFull((o, c) => { if (c.filtered) o.choices[0].finish_reason = 'content_filter'; }),
    ...editChunks((all, c) => { if (c.filtered) all.at(-1).choices[0].finish_reason = 'content_filter'; }) });

// ---- JSON
add('json-pretty-reordered', 'The completion is printed with indentation and with choices first; order and white space mean nothing.',
  { send(c, status, headers, payload) {
    const { choices, ...rest } = JSON.parse(payload);
    base.send(c, status, headers, `\n${JSON.stringify(choices ? { choices, ...rest } : rest, null, '\t')}\r\n`);
  } });
add('json-all-escaped', 'All characters beyond ASCII, and each slash, are written as escapes, as PHP and Python do; the value is the same.',
  { json: v => JSON.stringify(v).replace(/[^\x00-\x7f]/g, ch => `\\u${ch.charCodeAt(0).toString(16).padStart(4, '0')}`).replace(/\//g, '\\/') });
add('json-litellm-extras', 'The gateway adds members of its own (provider, cost, null tool_calls, null logprobs, a null fingerprint) to completions and chunks; unknown members are legal.',
  { ...editFull(o => { Object.assign(o, { provider: 'router', _hidden: { cost: 1.2e-5 }, service_tier: 'gold', system_fingerprint: null });
    Object.assign(o.choices[0], { logprobs: null }); Object.assign(o.choices[0].message, { tool_calls: null, function_call: null, refusal: null, annotations: [] }); }),
    ...eachChunk(x => { x.provider = 'router'; x.obfuscation = 'aX9'; x.choices[0].logprobs = null; x.choices[0].delta.tool_calls = null; }) });
add('json-vendor-type', 'Completions have the type application/json with charset and an unknown parameter.',
  { jsonHeaders: c => ({ ...base.jsonHeaders(c), 'Content-Type': 'Application/JSON; charset="UTF-8"; v=1' }) });
add('json-model-with-version', 'model names the agent and its published version in completions and chunks; it need not be the id that was asked for.',
  { ...editFull(o => { o.model += '@v12'; }), ...eachChunk(x => { x.model += '@v12'; }) });
add('json-gzip-when-offered', 'JSON completions are gzipped for clients that offer gzip, with Vary; others get them plain.',
  { send(c, status, headers, payload) {
    if (!/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(c.req.headers['accept-encoding'] ?? '')) return base.send(c, status, { ...headers, Vary: 'Accept-Encoding' }, payload);
    const zipped = gzipSync(payload);
    c.res.writeHead(status, { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding', 'Content-Length': zipped.length });
    c.res.end(zipped);
  } });

// ---- streams
add('stream-comment-prelude', 'The gateway opens the stream with a comment of 2 kB against buffers and sends one after each frame; comments are no events.',
  editFrames(f => [`:${' '.repeat(2048)}\n\n`, ...f.flatMap((x, i) => (i === f.length - 1 ? [x] : [x, ': ROUTER PROCESSING\n\n']))]));
add('stream-crlf-in-pieces', 'Lines end in CR LF, and each write ends between CR and LF or in the middle of a letter.',
  { async sendStream(c, frames) {
    const bytes = Buffer.from(frames.join('').replace(/\n/g, '\r\n'));
    c.res.writeHead(200, c.h.streamHeaders(c));
    for (let i = 0; i < bytes.length && !c.res.destroyed; i += 61) { c.res.write(bytes.subarray(i, i + 61)); await sleep(2); }
    c.res.end();
  } });
add('stream-usage-last', 'Where stream_options.include_usage is true, a last chunk has empty choices and usage; without it there is none.',
  editChunks((all, c) => (c.body.stream_options?.include_usage !== true ? all
    : [...all, { ...all[0], choices: [], usage: { prompt_tokens: 9, completion_tokens: 7, total_tokens: 16, prompt_tokens_details: null } }])));
add('stream-slow-start', 'The agent thinks for a second and a half before the first frame, with a comment each half second.',
  { async sendStream(c, frames) {
    c.res.writeHead(200, c.h.streamHeaders(c));
    for (let i = 0; i < 3 && !c.res.destroyed; i++) { c.res.write(': thinking\n\n'); await sleep(500); }
    await c.h.writeFrames(c, frames, c.res);
    c.res.end();
  } });
add('stream-letters', 'Each delta has one code point; an answer has hundreds of chunks.', { pieces: (c, t) => [...t] });
add('stream-empty-deltas', 'Before each piece of text comes a chunk with empty content, as models send while they think.',
  editChunks(all => all.flatMap(x => (x.choices[0].delta.content ? [{ ...x, choices: [{ ...x.choices[0], delta: { content: '' } }] }, x] : [x]))));
add('stream-close-delimited', 'Streams end with the close of the connection (Connection: close, no chunked coding), as behind an HTTP/1.0 proxy.',
  { sendStream(c, frames) {
    c.res.useChunkedEncodingByDefault = false;
    c.res.removeHeader('Transfer-Encoding');
    c.res.shouldKeepAlive = false;
    return base.sendStream(c, frames);
  } });

// ---- errors, authentication, requests
add('errors-other-words', 'Titles and texts of errors are in German; clients branch on the status and the code, and the words may change.',
  { problem(c, e) {
    const p = base.problem(c, e);
    return { ...p, title: 'Fehler', detail: 'Die Anfrage ist ungültig.', trace_id: c.requestId, error: { ...p.error, message: 'Die Anfrage ist ungültig.' } };
  } });
add('unknown-agent-as-validation', 'An unknown agent is a validation_error of the field model with status 400.',
  { unknownAgent: () => new Problem(400, 'validation_error', 'model is not the id of an agent.', { field: 'model' }) });
add('auth-before-route', 'The key is checked before the path and the method, so 401 comes before 404 and 405.',
  { route(c) { c.h.authenticate(c); base.route(c); } });
add('auth-two-challenges', 'A 401 names two schemes in WWW-Authenticate, with other realms and parameters.',
  { unauthorized: (c, key) => { const e = base.unauthorized(c, key); e.headers = { 'WWW-Authenticate': 'Bearer realm="api, v1", scope="chat:write", FlowyteKey realm="console"' }; return e; } });
add('tool-call-id-demanded', 'A tool message without tool_call_id is refused with 400; it is required by the OpenAI specification.',
  check(c => c.body.messages.some(m => m.role === 'tool' && typeof m.tool_call_id !== 'string'), () => new Problem(400, 'validation_error', 'tool_call_id is missing.', { field: 'messages' })));
add('developer-role-known', 'The role developer is accepted like system, as OpenAI does.', { roles: [...base.roles, 'developer', 'function'] });
add('rate-limit-headers', 'Each answer has RateLimit and x-ratelimit headers, cookies of the load balancer, Via and Server-Timing; none means anything to a client here.',
  (() => {
    const more = { 'RateLimit-Limit': '100', 'RateLimit-Remaining': '99', 'RateLimit-Reset': '1', 'x-ratelimit-remaining-requests': '99',
      'Set-Cookie': ['lb=a1; Path=/; HttpOnly', 'lb2=b; Path=/'], Via: '1.1 edge', 'Server-Timing': 'app;dur=12.5', 'x-should-retry': 'false' };
    return { jsonHeaders: c => ({ ...base.jsonHeaders(c), ...more }), streamHeaders: c => ({ ...base.streamHeaders(c), ...more }), errorHeaders: (c, e) => ({ ...base.errorHeaders(c, e), ...more }) };
  })());
add('connection-close-always', 'The gateway closes the connection after each answer and says so.',
  { before(c) { c.res.setHeader('Connection', 'close'); } });
