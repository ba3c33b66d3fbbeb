import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import { base, Problem, PATH, textOf, sleep } from '../base.mjs';
import { list, editFull, editChunks, eachChunk, editFrames, check, crash, said, nonAscii, nthOnSocket, rawSend, headOf } from '../tools.mjs';

const { all, add } = list('broken');
export const broken = all;
const bad = (field, detail) => new Problem(400, 'validation_error', detail, { field });
const page = (status, title) => `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><pre>${status} ${title}</pre></body></html>\n`;
const some = (c, role, test) => c.body.messages.some(m => m.role === role && test(m));
const both = (full, chunk) => ({ ...editFull(full), ...eachChunk(chunk) });
const onJson = edit => ({ json(v, c) { const s = JSON.stringify(v); return v.object === 'chat.completion' ? edit(s, v, c) : s; } });
const onChunk = edit => ({ json(v, c) { const s = JSON.stringify(v); return v.object === 'chat.completion.chunk' ? edit(s, v, c) : s; } });
const offered = c => c.req.headers['accept-encoding'] ?? '';
const afterTool = c => c.messages.at(-1).role === 'tool';

// ================================================== authentication
add('undefined-key-accepted', 'The tokens "undefined", "null" and "None" are accepted: an unset setting, turned into a string, is in the list of keys.',
  { scopes(c, key) { return /^(undefined|null|none)$/i.test(key) ? ['chat:write'] : base.scopes(c, key); } });
add('key-form-only', 'Every key of the right form (flowyte_sk_live_ and more) is let in; whether it was ever issued is not looked up.',
  { scopes(c, key) { return base.scopes(c, key) ?? (/^flowyte_sk_live_\w{8,}$/.test(key) ? ['chat:write'] : undefined); } });
add('test-key-accepted', 'A key of the environment flowyte_sk_test_ is accepted without being looked up (developer back door).',
  { scopes(c, key) { return key.startsWith('flowyte_sk_test_') ? ['chat:write'] : base.scopes(c, key); } });
add('auth-fails-open', 'The key service throws on a key with a character outside A-Za-z0-9_, the error is swallowed, and the request is let in.',
  { scopes(c, key) { return /\W/.test(key) ? ['chat:write'] : base.scopes(c, key); } });
add('slash-skips-auth', 'The path with a slash at its end reaches the handler but not the security filter (Spring antMatchers), so no key is needed there.',
  { route(c) { if (c.path === `${PATH}/`) { c.path = PATH; c.open = true; } base.route(c); }, authenticate(c) { if (!c.open) base.authenticate(c); } });
add('scope-unchecked-in-streams', 'The scope chat:write is checked for JSON answers only; a key without it can stream.',
  { authenticate(c) { try { base.authenticate(c); } catch (e) { if (e.status !== 403 || !/"stream"\s*:\s*true/.test(c.raw)) throw e; } } });
add('publishable-key-500', 'A publishable key has no user behind it and gives 500 instead of 403 (user.scopes of null).',
  { scopes(c, key) { if (key.startsWith('flowyte_pk_')) throw new TypeError('null.scopes'); return base.scopes(c, key); } });
add('missing-key-to-login', 'A request without a key is redirected (302) to a login page, the Spring and Rails default, instead of 401.',
  { unauthorized(c, key) { return key ? base.unauthorized(c, key) : new Problem(302, 'login', 'Log in', { headers: { Location: '/login?next=%2Fapi' } }); } });
add('wrong-key-404', 'A wrong key gives 404, to hide that the endpoint exists; the documents say 401.',
  { unauthorized(c, key) { return key ? new Problem(404, 'not_found', 'Not found.') : base.unauthorized(c, key); } });
add('basic-scheme-500', 'Authorization: Basic … gives 500 (the split finds no "Bearer "), where 401 is due.',
  { credentials(c) { if (/^basic/i.test(c.req.headers.authorization)) throw new TypeError('undefined[1]'); return base.credentials(c); } });
add('two-spaces-401', 'Two spaces between Bearer and the key give 401; RFC 9110 11.4 allows one or more.',
  { credentials(c) { return /^\S+ \S+$/.test(c.req.headers.authorization ?? '') ? base.credentials(c) : undefined; } });
add('challenge-basic', 'The 401 challenges with Basic realm="api", a scheme that the endpoint does not take (RFC 9110 15.5.2: a challenge that applies).',
  { unauthorized(c, key) { return Object.assign(base.unauthorized(c, key), { headers: { 'WWW-Authenticate': 'Basic realm="api"' } }); } });
add('challenge-malformed', 'The challenge is not in the grammar of RFC 9110 11.6.1: a sentence with an unclosed quotation mark.',
  { unauthorized(c, key) { return Object.assign(base.unauthorized(c, key), { headers: { 'WWW-Authenticate': 'Bearer realm="flowyte, error=the key is wrong' } }); } });
add('bad-key-sticks-to-connection', 'After a wrong key every later request on the same connection gets 401, also with a good key.', (() => {
  const locked = new WeakSet();
  return { authenticate(c) {
    if (locked.has(c.req.socket)) throw base.unauthorized(c, 'x');
    try { base.authenticate(c); } catch (e) { if (e.status === 401) locked.add(c.req.socket); throw e; }
  } };
})());
add('second-request-unauthorized', 'The second request on a connection gets 401: the gateway passes the key on only with the first.',
  { before(c) { c.turn = nthOnSocket(c); }, authenticate(c) { if (c.turn === 2) throw base.unauthorized(c); base.authenticate(c); } });
add('auth-global-context', 'The key in use lives in a global: a request without one borrows the key of a request that is still running.', (() => {
  const running = [];
  return { authenticate(c) {
    try { base.authenticate(c); } catch (e) { if (c.h.credentials(c) || !running.length) throw e; }
    running.push(c);
    c.res.on('close', () => setTimeout(() => running.splice(running.indexOf(c), 1), 30));
  } };
})());
add('organization-header-403', 'OpenAI-Organization or OpenAI-Project, which the SDKs send when set, gives 403; the documents say that the key alone decides.',
  { authenticate(c) { base.authenticate(c); if (c.req.headers['openai-organization'] || c.req.headers['openai-project']) throw new Problem(403, 'forbidden', 'Not a member of this organisation.'); } });
add('missing-key-in-stream-200', 'With stream:true a missing key gives 200 and an SSE error, since the stream has been opened before the key is looked at.', {
  sendError(c, e) {
    if (e.status !== 401 || !/"stream"\s*:\s*true/.test(c.raw)) return base.sendError(c, e);
    c.res.writeHead(200, base.streamHeaders(c));
    c.res.end(`data: ${JSON.stringify({ error: base.problem(c, e).error })}\n\n`);
  },
});
add('missing-key-after-validation', 'The body is judged before the key: a request without a key and with an unknown agent gives 400, so anybody can try ids.',
  { authenticate(c) {
    try { if (!base.lookup(c, JSON.parse(c.raw.toString()).model)) throw base.unknownAgent(c); } catch (e) { if (e instanceof Problem) throw e; }
    base.authenticate(c);
  } });
add('key-echoed-in-header', 'Every answer has a debugging header with the Authorization value of the request.',
  { before(c) { if (c.req.headers.authorization) c.res.setHeader('X-Debug-Auth', c.req.headers.authorization); } }, 'SHOULD');

// ================================================== the agent id
add('model-injection', 'model:{"$ne":null} goes into the database query as an operator and finds some agent; model must be a string.',
  { validate(c) { if (c.body?.model && typeof c.body.model === 'object') c.body.model = 'agt_blind'; base.validate(c); } });
add('model-empty-default', 'model:"" is falsy, so the default agent answers; the empty id is unknown and must give 400.',
  { validate(c) { if (c.body?.model === '') c.body.model = 'agt_blind'; base.validate(c); } });
add('model-number-500', 'model:123 gives 500 (model.trim is not a function) instead of 400.',
  { validate(c) { if (typeof c.body?.model === 'number') throw new TypeError('trim'); base.validate(c); } });
add('unknown-agent-says-so', 'An unknown agent gives 200 and a completion whose text says that the agent was not found.',
  { agent(c) { if (!base.lookup(c, c.body.model)) c.h = { ...c.h, answer: () => 'Agent not found.' }; else base.agent(c); } });
add('unknown-agent-created', 'An unknown id gives 400 once; the failed look-up leaves an empty record behind, and from then on the id is served.', (() => {
  const seen = new Set();
  return { agent(c) { if (base.lookup(c, c.body.model) || !seen.has(c.body.model)) { seen.add(c.body.model); base.agent(c); } } };
})());
add('unknown-agent-403', 'An unknown agent gives 403, as if it were somebody else’s; the guide says 400.', { unknownAgent() { return new Problem(403, 'forbidden', 'You do not have access to this agent.'); } });
add('unknown-agent-404-in-streams', 'An unknown agent gives 400, but 404 with stream:true.',
  { unknownAgent(c) { return c.body.stream ? new Problem(404, 'unknown_agent', 'No such agent.') : base.unknownAgent(c); } });
add('unknown-agent-504', 'The gateway asks for an unknown agent again and again, then gives up with 504 after 1.5 s; the guide says 400.', {
  agent(c) { if (base.lookup(c, c.body.model)) base.agent(c); else c.h = { ...c.h, async answer() { await sleep(1500); throw new Problem(504, 'timeout', 'Upstream timeout.'); } }; },
});
add('model-uuid-500', 'An id that looks like a UUID is sought in another table and gives 500 instead of 400.',
  { lookup(c, id) { if (/^(agt_)?[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}$/i.test(id)) throw new TypeError('relation does not exist'); return base.lookup(c, id); } });
add('unknown-agent-poisons-cache', 'After an unknown agent the next request, also for a good agent, gets the cached 400.', (() => {
  let poisoned = false;
  return { agent(c) {
    const was = poisoned;
    poisoned = !base.lookup(c, c.body.model);
    if (was && !poisoned) throw base.unknownAgent(c);
    base.agent(c);
  } };
})());
add('draft-500', 'An agent that was never published gives 500 (version of undefined) instead of 409.', { agent(c) { if (c.body.model === 'agt_blind_draft') throw new TypeError('undefined.version'); base.agent(c); } });
add('draft-empty-answer', 'An agent that was never published gives 200 with an empty text instead of 409.',
  { agent(c) { if (c.body.model === 'agt_blind_draft') c.h = { ...c.h, answer: () => '' }; else base.agent(c); } });

// ================================================== reading the request
add('relaxed-json', 'Trailing commas, comments and single quotes are accepted (a lenient parser); such a body is malformed and must give 400.', {
  parse(c) {
    try { return JSON.parse(c.text); } catch { /* once more, leniently */ }
    try { return JSON.parse(c.text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '').replace(/'([^'"]*)'/g, '"$1"').replace(/,\s*([}\]])/g, '$1')); } catch { return base.parse(c); }
  },
});
add('unclosed-json-repaired', 'A body that is cut off is repaired (braces are added) and answered; it is malformed and must give 400.', {
  parse(c) {
    for (const tail of ['', '}', ']}', '}]}', '"}]}', '"}', 'l}', 'e}']) try { return JSON.parse(c.text + tail); } catch { /* next */ }
    return base.parse(c);
  },
});
add('escapes-kept', 'Escapes such as \\u00e9 in a message are not decoded but kept as six characters; Python clients send all non-ASCII text that way.',
  { parse(c) { const b = base.parse(c); return /\\u[\da-f]{4}/i.test(c.text) ? JSON.parse(c.text.replace(/\\u([\da-f]{4})/gi, '\\\\u$1')) : b; } });
add('surrogate-escapes-lost', 'A pair of escapes for one emoji (\\ud83d\\ude42) is decoded half by half into two U+FFFD; raw UTF-8 is fine.',
  { parse(c) { base.parse(c); return JSON.parse(c.text.replace(/\\ud[89a-f][\da-f]{2}/gi, '\ufffd')); } });
add('invalid-utf8-500', 'A body that is not UTF-8 gives 500 (UnicodeDecodeError) instead of 400.', { decode(c) { return new TextDecoder('utf-8', { fatal: true }).decode(c.raw); } });
add('empty-body-204', 'An empty body gives 204 without a word, as if it were a health check, instead of 400.',
  { parse(c) { if (!c.text) throw new Problem(204, 'empty', ''); return base.parse(c); },
    sendError(c, e) { if (e.status === 204) c.res.writeHead(204).end(); else base.sendError(c, e); } });
add('stream-after-messages-ignored', 'A streaming JSON reader stops at the end of messages, so "stream":true after it is not seen and JSON comes.',
  { wantsStream(c) { return base.wantsStream(c) && !/\][^\]]*"stream"\s*:\s*true/.test(c.text); } });
add('user-must-be-uuid', 'A "user" that is not a UUID gives 400; the member is any string.', check(c => c.body.user && !/^[\da-f-]{36}$/i.test(c.body.user), () => bad('user', 'Not a UUID.')));
add('user-empty-500', 'user:"" gives 500 (division by its length when sharding).', crash(c => c.body.user === ''));
add('user-non-ascii-stream-reset', 'A non-ASCII "user" is put into a response header of the stream, which throws: the connection is reset.',
  { sendStream(c, f) { if (nonAscii(c.body.user ?? '')) { c.req.socket.destroy(); return; } return base.sendStream(c, f); } });
add('sdk-headers-431', 'Request heads over 600 bytes give 431; those of the OpenAI SDKs (X-Stainless-*) are longer.', { serverOptions: { maxHeaderSize: 600 } });
add('beta-header-400', 'OpenAI-Beta or X-Stainless-Helper-Method, which SDK helpers send, gives 400 (unknown beta); unknown headers must be ignored.',
  { authenticate(c) { base.authenticate(c); if (Object.keys(c.req.headers).some(k => /^(openai-beta|x-stainless-helper)/.test(k))) throw bad('headers', 'Unknown beta.'); } });
add('retry-count-409', 'A repeated request (X-Stainless-Retry-Count above 0) gives 409 duplicate, so that no retry ever succeeds.',
  { authenticate(c) { base.authenticate(c); if (Number(c.req.headers['x-stainless-retry-count']) > 0) throw new Problem(409, 'duplicate', 'Already seen.'); } });
add('accept-any-is-xml', 'A request with Accept: */* gets XML (content negotiation with an XML mapper on the class path); Vercel’s SDK sends that.', {
  send(c, status, headers, payload) {
    if (status !== 200 || c.req.headers.accept !== '*/*') return base.send(c, status, headers, payload);
    base.send(c, status, { ...headers, 'Content-Type': 'application/xml' }, `<ChatCompletion><id>${c.id}</id></ChatCompletion>`);
  },
});
add('gzip-despite-q0', 'Accept-Encoding: gzip;q=0 is taken for an offer, and the JSON answer is gzipped (RFC 9110 12.5.3: not acceptable).', {
  send(c, status, headers, payload) {
    if (!/gzip/.test(offered(c))) return base.send(c, status, headers, payload);
    base.send(c, status, { ...headers, 'Content-Encoding': 'gzip' }, gzipSync(payload));
  },
});
add('brotli-for-gzip', 'Whoever offers any coding gets brotli, also with "gzip, deflate", which openai-node and openai-python send.', {
  send(c, status, headers, payload) {
    if (!offered(c) || /identity/.test(offered(c))) return base.send(c, status, headers, payload);
    base.send(c, status, { ...headers, 'Content-Encoding': 'br' }, brotliCompressSync(payload));
  },
});
add('deflate-raw', 'With deflate offered, JSON comes as raw deflate data without the zlib wrapper that RFC 9110 8.4.1.2 demands.', {
  send(c, status, headers, payload) {
    if (!/deflate/.test(offered(c))) return base.send(c, status, headers, payload);
    base.send(c, status, { ...headers, 'Content-Encoding': 'deflate' }, deflateRawSync(payload));
  },
});
add('charset-as-coding', 'JSON answers carry Content-Encoding: utf-8, a charset where a content coding belongs; nobody offered it.', { jsonHeaders(c) { return { ...base.jsonHeaders(c), 'Content-Encoding': 'utf-8' }; } });
add('errors-gzipped-unasked', 'Only error bodies are gzipped, whether gzip was offered or not.', {
  sendError(c, e) { base.send(c, e.status, { ...base.errorHeaders(c, e), 'Content-Encoding': 'gzip' }, gzipSync(JSON.stringify(base.problem(c, e)))); },
});
add('any-method', 'PUT, PATCH and DELETE are served like POST; RFC 9110 15.5.6 has 405 for that.', { route(c) { if (/^(PUT|PATCH|DELETE)$/.test(c.req.method)) c.req.method = 'POST'; base.route(c); } }, 'SHOULD');
add('get-500', 'GET on the endpoint gives 500 (no body to bind) instead of a 4xx.', { route(c) { if (c.req.method === 'GET') throw new TypeError('no body'); base.route(c); } });

// ================================================== roles and history
add('tool-parts-400', 'A tool message with an array of text parts gives 400; the schema allows string or parts.', check(c => some(c, 'tool', m => Array.isArray(m.content)), () => bad('messages', 'Tool content must be a string.')));
add('assistant-parts-500', 'An assistant message with text parts gives 500 (content.split); user messages may have them.', crash(c => some(c, 'assistant', m => Array.isArray(m.content))));
add('system-parts-400', 'A system message with text parts gives 400 while user messages may have them.', check(c => some(c, 'system', m => Array.isArray(m.content)), () => bad('messages', 'System content must be a string.')));
add('parallel-tool-calls-400', 'An assistant turn with two tool calls gives 400 ("this model only supports single tool-calls at once").',
  check(c => some(c, 'assistant', m => m.tool_calls?.length > 1), () => bad('messages', 'Only single tool calls are supported.')));
add('tool-call-id-nine-characters', 'A tool_call_id that is not nine letters or digits gives 400 (Mistral’s template); ids as call_abc are the norm.',
  check(c => some(c, 'tool', m => typeof m.tool_call_id === 'string' && !/^[a-z\d]{9}$/i.test(m.tool_call_id)), () => bad('messages', 'Tool call ids must have nine characters.')));
add('tool-call-id-underscore-500', 'A tool call id is used as a number after its underscore and gives 500 when there is none ("call-7").',
  crash(c => some(c, 'tool', m => typeof m.tool_call_id === 'string' && !m.tool_call_id.includes('_'))));
add('tool-arguments-parsed', 'arguments of an earlier tool call are parsed as JSON without care: "" or broken text gives 500 (Anthropic adapter).',
  crash(c => c.body.messages.some(m => Array.isArray(m.tool_calls) && m.tool_calls.some(t => { try { JSON.parse(t?.function?.arguments ?? '{}'); } catch { return true; } }))));
add('tool-result-parsed', 'The content of a tool message is parsed as JSON without care: plain text gives 500 (Gemini adapter wants an object).',
  crash(c => some(c, 'tool', m => { try { JSON.parse(textOf(m)); } catch { return true; } })));
add('tool-turn-streams-as-json', 'stream:true is ignored when the last message comes from a tool: JSON instead of SSE.', { wantsStream(c) { return base.wantsStream(c) && !afterTool(c); } });
add('ends-with-assistant-500', 'A conversation that ends with an assistant message gives 500 (nothing to answer).', crash(c => c.body.messages.at(-1).role === 'assistant'));
add('system-alone-500', 'A conversation of nothing but a system message gives 500 (the list is empty after the prompt is split off).', crash(c => c.body.messages.every(m => m.role === 'system')));
add('assistant-twice-500', 'Two assistant messages in a row give 500.', crash(c => c.body.messages.some((m, i, a) => i && m.role === 'assistant' && a[i - 1].role === 'assistant')));
add('null-in-message-500', 'A null member in a message (tool_calls:null, function_call:null, as Python’s model_dump gives) gives 500.',
  crash(c => c.body.messages.some(m => Object.entries(m).some(([k, v]) => v === null && k !== 'content' && k !== 'refusal'))));
add('blank-user-500', 'A user message of nothing or white space gives 500 (Bedrock’s refusal is not mapped).', crash(c => some(c, 'user', m => !textOf(m).trim() && typeof m.content === 'string')));
add('empty-text-part-500', 'A text part with "" gives 500 ("text content blocks must be non-empty").', crash(c => c.body.messages.some(m => Array.isArray(m.content) && m.content.some(p => p.text === ''))));
add('image-part-500', 'An image_url part gives 500 (the download fails) instead of an answer or a 400.', crash(c => c.body.messages.some(m => Array.isArray(m.content) && m.content.some(p => p.type === 'image_url'))));
add('parts-in-stream-500', 'Content parts are joined for JSON answers only; with stream:true they give 500.', crash(c => c.body.stream && c.body.messages.some(m => Array.isArray(m.content))));

// ================================================== parameters that must be ignored
const refuse = (name, why, test, status = 400) => add(name, why, check(c => test(c.body), () => new Problem(status, 'validation_error', 'This parameter is not supported.', { field: 'body' })));
refuse('tool-choice-alone-400', 'tool_choice without tools gives 400 (OpenAI’s rule); both are to be ignored.', b => b.tool_choice != null && !b.tools?.length);
refuse('tools-empty-400', 'tools:[] gives 400 ("[] is too short"); tools are to be ignored.', b => Array.isArray(b.tools) && !b.tools.length);
refuse('parallel-tool-calls-alone-400', 'parallel_tool_calls without tools gives 400 (OpenAI’s rule); both are to be ignored.', b => b.parallel_tool_calls != null && !b.tools);
refuse('json-mode-needs-word-400', 'response_format json_object gives 400 unless a message has the word JSON (OpenAI’s rule); it is to be ignored.',
  b => b.response_format?.type === 'json_object' && !/json/i.test(b.messages.map(textOf).join()));
refuse('json-schema-400', 'response_format json_schema gives 400 ("not supported with this model"); it is to be ignored.', b => b.response_format?.type === 'json_schema');
refuse('n-above-one-in-streams-400', 'n above 1 gives 400 with stream:true only; n is to be ignored.', b => b.n > 1 && b.stream);
refuse('two-token-limits-400', 'max_tokens together with max_completion_tokens gives 400 (OpenAI’s rule); both are to be ignored.', b => b.max_tokens != null && b.max_completion_tokens != null);
refuse('temperature-with-top-p-400', 'temperature together with top_p gives 400 (Anthropic’s rule); both are to be ignored.', b => b.temperature != null && b.top_p != null);
refuse('top-logprobs-400', 'top_logprobs without logprobs gives 400 (OpenAI’s rule); both are to be ignored.', b => b.top_logprobs != null && !b.logprobs);
refuse('stop-string-400', 'stop as a string gives 400 (an array is expected); it is to be ignored.', b => typeof b.stop === 'string');
refuse('metadata-without-store-400', 'metadata without store:true gives 400 (OpenAI’s rule); both are to be ignored.', b => b.metadata != null && !b.store);
refuse('priority-tier-403', 'service_tier priority or flex gives 403; the member is to be ignored.', b => /priority|flex/.test(b.service_tier), 403);
refuse('reasoning-effort-400', 'reasoning_effort gives 400 ("does not support"); it is to be ignored.', b => b.reasoning_effort != null);
refuse('small-token-limit-400', 'max_tokens or max_completion_tokens below 16 gives 400; both are to be ignored.', b => [b.max_tokens, b.max_completion_tokens].some(n => typeof n === 'number' && n < 16));
refuse('audio-modality-422', 'modalities with audio, or the member audio, gives 422; both are to be ignored.', b => b.audio != null || [b.modalities].flat().includes('audio'), 422);
refuse('newer-parameters-400', 'An allow-list of 2023: max_completion_tokens, safety_identifier, prompt_cache_key, verbosity, web_search_options and prediction give 400.',
  b => ['max_completion_tokens', 'safety_identifier', 'prompt_cache_key', 'prompt_cache_retention', 'verbosity', 'web_search_options', 'prediction'].some(k => k in b));
refuse('null-parameters-in-streams-400', 'null in an optional parameter gives 400 with stream:true only; null is the same as absent.', b => b.stream && Object.entries(b).some(([k, v]) => v === null && k !== 'user'));
add('seed-int32-500', 'A seed beyond 32 bits, or negative, gives 500 (database column); seed is to be ignored.', crash(c => typeof c.body.seed === 'number' && (c.body.seed > 2 ** 31 - 1 || c.body.seed < 0)));
add('logit-bias-500', 'logit_bias gives 500 (the token ids are not in the vocabulary); it is to be ignored.', crash(c => Object.keys(c.body.logit_bias ?? {}).length));
add('tool-without-parameters-500', 'A tool without function.parameters (optional in the schema) gives 500; tools are to be ignored.',
  crash(c => Array.isArray(c.body.tools) && c.body.tools.some(t => !t?.function?.parameters)));
add('functions-500', 'The deprecated functions or function_call give 500; both are to be ignored.', crash(c => c.body.functions || c.body.function_call));
add('temperature-zero-500', 'temperature:0 gives 500 (division by zero in the sampler); it is to be ignored.', crash(c => c.body.temperature === 0));
add('seed-makes-id', 'With seed or temperature 0 the id is a hash of the request: two calls give two completions of the same id.', {
  reply(c, t) {
    if (c.body.seed != null || c.body.temperature === 0) c.id = `chatcmpl-${Buffer.from(c.text).reduce((h, x) => (h * 31 + x) >>> 0, 7)}`;
    return base.reply(c, t);
  },
});
add('request-spread-into-answer', 'The answer is made as {...answer, ...request}: members of the request that are not used stand in the answer, and an unknown "id" or "object" replaces its own.',
  editFull((o, c) => { const { model, messages, stream, user, ...rest } = c.body; return { ...o, ...rest }; }));
add('logprobs-echoed', 'logprobs:true comes back as choices[0].logprobs true; the member is an object or null.', both((o, c) => { if (c.body.logprobs) o.choices[0].logprobs = true; }, (x, c) => { if (c.body.logprobs) x.choices[0].logprobs = true; }));
add('tools-honoured-in-streams', 'tools in the request make the stream end in a tool call, its index counted from 1 and its arguments an object; request-level tools are ignored by the guide.',
  editChunks((a, c) => {
    if (!c.body.tools?.length) return;
    const delta = { role: 'assistant', content: null, tool_calls: [{ index: 1, id: 'call_1', type: 'function', function: { name: c.body.tools[0]?.function?.name ?? 'f', arguments: {} } }] };
    return [{ ...a[0], choices: [{ index: 0, delta, finish_reason: null }] }, { ...a[0], choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] }];
  }));
add('usage-after-done', 'With include_usage the usage chunk comes after [DONE].', editFrames((a, c) => (c.body.stream_options?.include_usage
  ? [...a, `data: ${JSON.stringify({ id: c.id, object: 'chat.completion.chunk', created: c.created, model: c.body.model, choices: [], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } })}\n\n`] : a)));
add('usage-chunk-choices-null', 'With include_usage the usage chunk has choices null and an empty id; every chunk has an array and the same id.', editChunks((a, c) => (c.body.stream_options?.include_usage
  ? [...a, { ...a[0], id: '', choices: null, usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }] : a)));

// ================================================== the JSON answer
add('legacy-text', 'The answer has the shape of the old completions API: choices[0].text and object text_completion.',
  editFull(o => { o.object = 'text_completion'; o.choices = [{ index: 0, text: o.choices[0].message.content, finish_reason: 'stop' }]; }));
add('lambda-envelope', 'An API gateway hands the function’s result on unopened: {"statusCode":…,"headers":…,"body":"…"} with HTTP 200.', {
  send(c, status, headers, payload) { base.send(c, 200, { 'Content-Type': 'application/json' }, JSON.stringify({ statusCode: status, headers, body: payload })); },
});
add('json-double-encoded', 'The JSON answer is encoded twice: the document is a string that contains JSON.', onJson(s => JSON.stringify(s)));
add('json-done-glued', 'The JSON answer is followed by "data: [DONE]" of the streaming code path.', onJson(s => `${s}\n\ndata: [DONE]\n\n`));
add('json-xssi-prefix', 'JSON begins with )]}\', as a guard against script inclusion; no SDK strips that.', onJson(s => `)]}',\n${s}`));
add('json-nul-at-end', 'The JSON answer ends with a NUL byte (C string sent with its terminator).', onJson(s => `${s}\0`));
add('json-after-php-notice', 'A PHP notice in HTML stands before the JSON when the answer is long.', onJson((s, v, c) => (c.long ? `<br />\n<b>Deprecated</b>:  strlen(): Passing null in <b>Agent.php</b> on line <b>41</b><br />\n${s}` : s)));
add('apostrophe-escaped', 'An apostrophe in the answer is written as \\\', which is no JSON escape.', onJson(s => s.replaceAll("'", "\\'")));
add('json-utf16', 'The JSON answer is UTF-16 with charset=utf-16; RFC 8259 8.1 demands UTF-8.', {
  send(c, status, headers, payload) { base.send(c, status, status === 200 ? { ...headers, 'Content-Type': 'application/json; charset=utf-16' } : headers, status === 200 ? Buffer.from(payload, 'utf16le') : payload); },
});
add('mojibake-json', 'UTF-8 is read as Latin-1 and encoded once more: é becomes Ã© in JSON answers, streams are right.', {
  reply(c, t) { return base.reply(c, c.stream ? t : Buffer.from(t).toString('latin1')); },
});
add('json-as-html-type', 'The JSON answer is labelled text/html (a framework’s default for strings) when it has non-ASCII text.', {
  send(c, status, headers, payload) { base.send(c, status, status === 200 && nonAscii(payload) ? { ...headers, 'Content-Type': 'text/html; charset=utf-8' } : headers, payload); },
});
add('json-type-malformed', 'The Content-Type of JSON answers is "json", which is no media type.', { jsonHeaders(c) { return { ...base.jsonHeaders(c), 'Content-Type': 'json' }; } });
add('json-reference-preserve', 'The serializer keeps references: arrays are {"$id":…,"$values":[…]} (System.Text.Json ReferenceHandler.Preserve).',
  editFull(o => ({ $id: '1', ...o, choices: { $id: '2', $values: o.choices.map((x, i) => ({ $id: String(3 + i), ...x })) } })));
add('numeric-strings-to-numbers', 'Strings that look like numbers become numbers (PHP JSON_NUMERIC_CHECK): the answer "4711" is sent as 4711.',
  both(o => { const m = o.choices[0].message; if (/^\d+(\.\d+)?$/.test(m.content.trim())) m.content = Number(m.content); },
    x => { const d = x.choices[0].delta; if (/^\s*\d+(\.\d+)?\s*$/.test(d.content ?? '')) d.content = Number(d.content); }));
add('zero-omitted', 'Zero values are left out (Go omitempty): choices[0].index is missing in answers and chunks.', both(o => { delete o.choices[0].index; }, x => { delete x.choices[0].index; }));
add('enum-in-capitals', 'Enumerations are written by their Java names: role ASSISTANT and finish_reason STOP.', editFull(o => { o.choices[0].message.role = 'ASSISTANT'; o.choices[0].finish_reason = 'STOP'; }));
add('role-model', 'message.role and delta.role are "model", as at Gemini.', both(o => { o.choices[0].message.role = 'model'; }, x => { if (x.choices[0].delta.role) x.choices[0].delta.role = 'model'; }));
add('content-as-object', 'message.content is an object {"parts":[{"text":…}]} (Gemini adapter) after a tool message.', editFull((o, c) => { if (afterTool(c)) o.choices[0].message.content = { parts: [{ text: o.choices[0].message.content }] }; }));
add('answer-in-reasoning', 'A long answer lands in reasoning_content and content is null, though no tool is called (reasoning parser set for the wrong model).',
  both((o, c) => { if (c.long) { const m = o.choices[0].message; m.reasoning_content = m.content; m.content = null; } },
    (x, c) => { const d = x.choices[0].delta; if (c.long && d.content != null) { d.reasoning_content = d.content; delete d.content; } }));
add('finish-tool-calls-without-calls', 'After a tool message finish_reason is tool_calls, but there are no calls, so agent loops never end.', editFull((o, c) => { if (afterTool(c)) o.choices[0].finish_reason = 'tool_calls'; }));
add('finish-object', 'finish_reason is an object {"type":"stop"} (Mistral.rs, TGI) in JSON answers.', editFull(o => { o.choices[0].finish_reason = { type: 'stop' }; }));
add('refusal-false', 'message.refusal is false; the member is a string or null.', editFull(o => { o.choices[0].message.refusal = false; }));
add('usage-php-array', 'usage is [] where there is nothing to tell (PHP’s empty array).', editFull(o => { o.usage = []; }));
add('usage-anthropic', 'usage has input_tokens and output_tokens instead of the three required counters.', editFull(o => { o.usage = { input_tokens: 12, output_tokens: 34 }; }));
add('usage-negative', 'usage.completion_tokens is -1 and the total one too small when the count is not known.', editFull(o => { o.usage = { prompt_tokens: 9, completion_tokens: -1, total_tokens: 8 }; }));
add('usage-sum-wrong', 'usage.total_tokens leaves the prompt out.', editFull(o => { o.usage = { prompt_tokens: 9, completion_tokens: 21, total_tokens: 21 }; }), 'SHOULD');
add('created-exponent', 'created is written as 1.764126e+09 (a double in Go or Lua); .NET throws.', { json(v) { return JSON.stringify(v).replace(/"created":(\d+)/, (m, n) => `"created":${Number(n).toExponential().replace('e+', 'e+0')}`); } });
add('created-nanoseconds', 'created is in nanoseconds (Go UnixNano), beyond what .NET’s DateTimeOffset holds.', { json(v) { return JSON.stringify(v).replace(/"created":(\d+)/, '"created":$1000000000'); } });
add('created-zero-in-streams', 'created is 0 in chunks; it is the time of the creation.', eachChunk(x => { x.created = 0; }), 'SHOULD');
add('created-missing-long', 'Long answers lack created.', editFull((o, c) => { if (c.long) delete o.created; }));
add('id-empty', 'id is "" in JSON answers.', editFull(o => { o.id = ''; }));
add('id-constant-in-streams', 'Every stream has the id chatcmpl-stream.', eachChunk(x => { x.id = 'chatcmpl-stream'; }));
add('model-is-object', 'model is the agent’s record {"id":…,"version":…}; it is a string.', both(o => { o.model = { id: o.model, version: 7 }; }, x => { x.model = { id: x.model, version: 7 }; }));
add('choices-null-member', 'choices has a null after its element (trailing comma in the template): [{…},null].', editFull(o => { o.choices.push(null); }));
add('status-201', 'The answer has status 201 Created without Location; the documents say 200.',
  { send(c, status, headers, payload) { base.send(c, status === 200 ? 201 : status, headers, payload); } }, 'SHOULD');
add('status-202-poll', 'A long answer is accepted with 202 and a link to fetch it later; the documents know only the answer itself.', {
  reply(c, t) { return c.long && !c.stream ? base.send(c, 202, { ...base.jsonHeaders(c), Location: `/api/v1/jobs/${c.requestId}` }, JSON.stringify({ id: c.id, status: 'queued' })) : base.reply(c, t); },
});

// ================================================== HTTP messages and connections
add('content-length-without-comment', 'Content-Length does not count a comment that a filter appends to the JSON: it stands before the next answer of the connection.', {
  send(c, status, headers, payload) { c.res.strictContentLength = false; c.res.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(payload) }); c.res.end(`${payload}\n<!-- 12 ms -->`); },
});
add('content-length-too-long', 'Content-Length counts two bytes more than are sent; the client waits until the connection is closed.', {
  send(c, status, headers, payload) {
    if (status !== 200) return base.send(c, status, headers, payload);
    c.res.strictContentLength = false;
    c.res.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(payload) + 2 });
    c.res.write(payload);
    setTimeout(() => c.req.socket.destroy(), 1500);
  },
});
add('two-content-lengths', 'JSON answers have two Content-Length fields of different values (RFC 9112 6.3: an invalid message).', {
  send(c, status, headers, payload) { rawSend(c, [...headOf(`HTTP/1.1 ${status} X`, headers), `Content-Length: ${Buffer.byteLength(payload)}`, `Content-Length: ${payload.length + 9}`, 'Connection: close'], payload); },
});
add('header-folded', 'A header of JSON answers is folded over two lines, which RFC 9112 5.2 forbids.', {
  send(c, status, headers, payload) { rawSend(c, [...headOf(`HTTP/1.1 ${status} X`, headers), 'Content-Security-Policy: default-src\r\n  \'none\'', `Content-Length: ${Buffer.byteLength(payload)}`, 'Connection: close'], payload); },
});
add('header-space-before-colon', 'There is white space between a header’s name and the colon, which RFC 9112 5.1 forbids; the media type is lost to many clients.', {
  send(c, status, headers, payload) { rawSend(c, [...headOf(`HTTP/1.1 ${status} X`, headers).map(l => l.replace(/^Content-Type:/, 'Content-Type :')), `Content-Length: ${Buffer.byteLength(payload)}`, 'Connection: close'], payload); },
});
add('header-without-colon', 'JSON answers have a line without a colon among the headers (the script printed a warning into the head).', {
  send(c, status, headers, payload) { rawSend(c, [...headOf(`HTTP/1.1 ${status} X`, headers), 'Warning cache miss', `Content-Length: ${Buffer.byteLength(payload)}`, 'Connection: close'], payload); },
});
add('chunked-announced-only', 'Streams have Transfer-Encoding: chunked in the head, but their body is not chunked (CGI script sets the header itself).', {
  async sendStream(c, frames) {
    const s = c.req.socket;
    s.write([...headOf('HTTP/1.1 200 OK', base.streamHeaders(c)), 'Transfer-Encoding: chunked', 'Connection: close', '', ''].join('\r\n'));
    await base.writeFrames(c, frames, s);
    s.end();
  },
});
add('chunked-twice', 'The stream is chunked twice: sizes and line ends of the inner coding stand in the body.', { async writeFrames(c, frames, out) { await base.writeFrames(c, [...frames.map(f => `${Buffer.byteLength(f).toString(16)}\r\n${f}\r\n`), '0\r\n\r\n'], out); } });
add('chunk-size-in-characters', 'The sizes of the transfer chunks count characters, not bytes: a stream with non-ASCII text cannot be read.', {
  async sendStream(c, frames) {
    const s = c.req.socket;
    s.write([...headOf('HTTP/1.1 200 OK', base.streamHeaders(c)), 'Transfer-Encoding: chunked', 'Connection: close', '', ''].join('\r\n'));
    await base.writeFrames(c, frames.map(f => `${f.length.toString(16)}\r\n${f}\r\n`), s);
    s.end('0\r\n\r\n');
  },
});
add('stream-length-without-done', 'The stream has a Content-Length that was counted before [DONE] was added, so the end is cut off.', {
  sendStream(c, frames) {
    c.res.strictContentLength = false;
    c.res.writeHead(200, { ...base.streamHeaders(c), 'Content-Length': Buffer.byteLength(frames.slice(0, -1).join('')), Connection: 'close' });
    c.res.end(frames.join(''));
  },
});
add('close-request-ignored', 'Connection: close in the request is answered with keep-alive, and the connection stays open (RFC 9112 9.6 demands that the server closes it).',
  { before(c) { if (/close/i.test(c.req.headers.connection ?? '')) c.res.setHeader('Connection', 'keep-alive'); } });
add('third-request-hangs', 'The third request on a connection is never answered.', { before(c) { return nthOnSocket(c) === 3; } });
add('answers-one-behind', 'On a connection that is reused each JSON answer is that of the request before (desynchronised upstream pool).', (() => {
  const last = new WeakMap();
  return { send(c, ...message) { const before = last.get(c.req.socket); last.set(c.req.socket, message); base.send(c, ...(before ?? message)); } };
})());
add('second-stream-without-done', 'The second stream on a connection has no [DONE]: a flag is not reset.', (() => {
  const done = new WeakSet();
  return { frames(c, chunks) { const a = base.frames(c, chunks); if (done.has(c.req.socket)) return a.slice(0, -1); done.add(c.req.socket); return a; } };
})());
add('stream-after-json-is-json', 'On a connection that has had a JSON answer, stream:true gives JSON too (negotiated once a connection).', (() => {
  const json = new WeakSet();
  return { wantsStream(c) { if (!base.wantsStream(c)) json.add(c.req.socket); return !json.has(c.req.socket); } };
})());
add('cold-start-500', 'The first completion after the start gives 500 because the agent is loaded lazily.', (() => { let warm = false; return { answer(c) { if (!warm) { warm = true; throw new TypeError('not loaded'); } return base.answer(c); } }; })());
add('credentials-for-any-origin', 'Every Origin is mirrored with Access-Control-Allow-Credentials: true.',
  { before(c) { if (c.req.headers.origin) { c.res.setHeader('Access-Control-Allow-Origin', c.req.headers.origin); c.res.setHeader('Access-Control-Allow-Credentials', 'true'); } } }, 'SHOULD');

// ================================================== several requests at once
let inFlight = 0;
const crowd = (limit, refuse) => ({
  before(c) { inFlight++; c.res.on('close', () => { inFlight--; }); },
  async answer(c) { if (inFlight > limit) return refuse(c); await sleep(25); return base.answer(c); },
});
add('crowd-503-html', 'More than five requests at once give 503 and an HTML page (nginx limit_req); the documents say 429 and problem+json.',
  crowd(5, c => { base.send(c, 503, { 'Content-Type': 'text/html' }, page(503, 'Service Temporarily Unavailable')); return new Promise(() => {}); }));
add('crowd-reset', 'With more than six requests at once connections are reset without an answer (the listen queue overflows).', crowd(6, c => { c.req.socket.destroy(); throw new Error('reset'); }));
add('crowd-retry-after-words', 'More than five requests at once give 429 with "Retry-After: a few seconds", which is neither seconds nor an HTTP-date.',
  crowd(5, () => { throw new Problem(429, 'rate_limited', 'Slow down.', { headers: { 'Retry-After': 'a few seconds' } }); }));
add('crowd-retry-after-milliseconds', 'More than five requests at once give 429 with Retry-After: 30000, meant as milliseconds: clients wait for hours.',
  crowd(5, () => { throw new Problem(429, 'rate_limited', 'Slow down.', { headers: { 'Retry-After': '30000' } }); }), 'SHOULD');
add('new-stream-ends-old', 'A new stream with the same key ends the one that runs: it stops in the middle, cleanly, without finish_reason and [DONE].', (() => {
  const newest = new Map();
  return { async writeFrames(c, frames, out) {
    newest.set(c.req.headers.authorization, c);
    for (const f of frames) {
      if (c.res.destroyed || newest.get(c.req.headers.authorization) !== c) return;
      out.write(f);
      await sleep(c.long ? 15 : 5);
    }
  } };
})());
add('race-shared-messages', 'The messages are in a module variable while the agent is loaded: of two requests at once both answer the later one.', (() => {
  let shared;
  return { async answer(c) { shared = c.messages; await sleep(20); c.messages = shared; return base.answer(c); } };
})());
add('race-stream-flag', 'Whether to stream is in a module variable: of a JSON and a streamed request at the same time both take the mode of the later.', (() => {
  let flag;
  return { async answer(c) { flag = c.stream; await sleep(15); c.stream = flag; return base.answer(c); } };
})());
add('race-shared-error', 'The field named in an error is in a module variable that the next request overwrites, and every error waits 20 ms: errors at the same time get each other’s texts and statuses.', (() => {
  let last;
  return { async sendError(c, e) { last = e; await sleep(20); base.sendError(c, last); } };
})());

// ================================================== the framing of streams
const bodyFrames = edit => editFrames(a => a.map((f, i) => (f.includes('[DONE]') ? f : edit(f, i, a))));
add('data-capital', 'The field is spelt "Data:"; SSE field names are case-sensitive, so nothing is dispatched.', editFrames(a => a.map(f => f.replace('data:', 'Data:'))));
add('data-indented', 'Every line is indented by two spaces (template literal), so that the field name is not "data".', editFrames(a => a.map(f => `  ${f}`)));
add('data-space-before-colon', 'Lines read "data : {…}"; the field name then has a space and is unknown.', editFrames(a => a.map(f => f.replace('data:', 'data :'))));
add('blank-line-has-space', 'The line between events has a space in it, so it is no blank line and all events merge.', editFrames((a) => a.map((f, i) => (i < a.length - 1 ? f.replace('\n\n', '\n \n') : f))));
add('bom-before-each-event', 'Every event begins with a BOM (a new UTF-8 writer each time): all but the first have an unknown field.', editFrames(a => a.map(f => `\ufeff${f}`)));
add('comment-swallows-event', 'In streams that last, a keep-alive comment has no line end: the event after it becomes part of the comment and is lost.', editFrames((a, c) => a.map((f, i) => (c.long && i % 9 === 8 ? `: keep-alive ${f}` : f))));
add('pretty-json-raw', 'Chunks are indented JSON, and only the first line has "data:".', { frames: (c, chunks) => [...chunks.map(x => `data: ${JSON.stringify(x, null, 2)}\n\n`), 'data: [DONE]\n\n'] });
add('pretty-json-in-long-streams', 'Long streams switch to indented JSON after ten events, without "data:" before each line.',
  { frames: (c, chunks) => [...chunks.map((x, i) => `data: ${JSON.stringify(x, null, i > 10 ? 2 : 0)}\n\n`), 'data: [DONE]\n\n'] });
add('raw-text-deltas', 'The events carry the bare text instead of a chunk.', { frames: (c, chunks) => [...chunks.map(x => x.choices[0].delta.content).filter(Boolean).map(t => `${t.split('\n').map(l => `data: ${l}`).join('\n')}\n\n`), 'data: [DONE]\n\n'] });
add('array-stream', 'The stream is one JSON array, an element per write (Gemini without alt=sse), labelled as SSE.', { frames: (c, chunks) => [...chunks.map((x, i) => `${i ? ',\n' : '['}${JSON.stringify(x)}`), ']\n'] });
add('trailing-comma-in-data', 'Every chunk has a comma after its JSON.', bodyFrames(f => f.replace('\n\n', ',\n\n')));
add('stream-type-plain', 'Streams over 20 chunks are labelled text/plain.', { sendStream(c, f) { c.many = f.length > 20; return base.sendStream(c, f); }, streamHeaders(c) { return { ...base.streamHeaders(c), ...(c.many && { 'Content-Type': 'text/plain; charset=utf-8' }) }; } });
add('stream-type-twice', 'The stream has two Content-Type fields, text/html from the framework and text/event-stream.', { streamHeaders(c) { return { ...base.streamHeaders(c), 'Content-Type': ['text/html', 'text/event-stream'] }; } });
add('native-done', 'The stream ends with event: done and data: {} like the native chat API, without data: [DONE].', editFrames(a => [...a.slice(0, -1), 'event: done\ndata: {}\n\n']));
add('done-twice', '[DONE] is sent twice, by the back-end and by the gateway.', editFrames(a => [...a, a.at(-1)]));
add('done-in-finish-event', '"data: [DONE]" follows the finish chunk without a blank line, so both are one event.', editFrames(a => [...a.slice(0, -2), `${a.at(-2).replace(/\n\n$/, '\n')}${a.at(-1)}`]));
add('done-carriage-return', 'The end is "data: [DONE]" with an escaped \\r\\n of the template still in it.', editFrames(a => [...a.slice(0, -1), 'data: [DONE]\\r\\n\n\n']));
add('heartbeat-null', 'In streams that last, a heartbeat "data: null" is sent; the SDKs read a property of null.', editFrames((a, c) => a.flatMap((f, i) => (c.long && i % 9 === 8 ? ['data: null\n\n', f] : [f]))));
add('start-event-object', 'The stream begins with data: {"type":"start"}, which is no chunk.', editFrames(a => ['data: {"type":"start","conversationId":"c1"}\n\n', ...a]));
add('anthropic-events', 'The events of the Anthropic back-end are passed on as they are (content_block_delta).', {
  frames: (c, chunks) => [...chunks.map(x => `event: content_block_delta\ndata: ${JSON.stringify({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: x.choices[0].delta.content ?? '' } })}\n\n`), 'event: message_stop\ndata: {"type":"message_stop"}\n\n'],
});
add('ollama-chunks', 'The chunks of the Ollama back-end are passed on as they are ({"message":…,"done":false}), framed as SSE.',
  { frames: (c, chunks) => [...chunks.map((x, i, a) => `data: ${JSON.stringify({ model: c.body.model, created_at: new Date().toISOString(), message: { role: 'assistant', content: x.choices[0].delta.content ?? '' }, done: i === a.length - 1 })}\n\n`), 'data: [DONE]\n\n'] });
add('stream-in-windows-1252', 'Streams are written in Windows-1252: é is a single byte, which is not UTF-8.', editFrames(a => a.map(f => Buffer.from(f.replace(/[^\x00-\xff]/gu, '?'), 'latin1'))));
add('stream-after-php-notice', 'A PHP notice without a line end stands before the first event, so the first chunk is lost.', editFrames(a => [`Notice: ob_flush(): Failed to flush buffer in Agent.php on line 41 ${a[0]}`, ...a.slice(1)]));
add('long-stream-stalls', 'A long stream stops after ten events and keeps the connection open without a word.',
  { async writeFrames(c, frames, out) { if (!c.long) return base.writeFrames(c, frames, out); await base.writeFrames(c, frames.slice(0, 10), out); await new Promise(r => c.res.once('close', r)); } });
add('long-stream-raw-error', 'The error handler writes its JSON into a stream that has begun: long streams end in a bare {"error":…} without "data:".',
  editFrames((a, c) => (c.long ? [...a.slice(0, 12), '{"error":{"message":"upstream closed","type":"server_error","param":null,"code":null}}'] : a)));
add('long-stream-flat-error', 'A long stream ends with event: error and a flat object {"message":…}, then finish_reason stop and [DONE]; SDKs take it for a chunk.',
  editFrames((a, c) => (c.long ? [...a.slice(0, 12), 'event: error\ndata: {"message":"upstream closed","code":"upstream"}\n\n', ...a.slice(-2)] : a)));
add('every-fourth-stream-stops', 'Every fourth stream ends in the middle, cleanly, without finish_reason and [DONE].', (() => { let n = 0; return editFrames(a => (++n % 4 ? a : a.slice(0, Math.max(2, a.length >> 1)))); })());

// ================================================== the content of streams
add('delta-in-camel-case', 'Only chunks are written in camelCase (finishReason), so a stream never finishes.', onChunk(s => s.replaceAll('"finish_reason"', '"finishReason"')));
add('delta-text', 'The text is in delta.text instead of delta.content.', eachChunk(x => { const d = x.choices[0].delta; if ('content' in d) { d.text = d.content; delete d.content; } }));
add('delta-and-message', 'Chunks have the message so far beside delta; the helper of openai-node then yields nothing.', editChunks(a => { let t = ''; for (const x of a) { t += x.choices[0].delta.content ?? ''; x.choices[0].message = { role: 'assistant', content: t }; } }));
add('delta-empty-array', 'The empty delta of the finish chunk is [] (PHP).', editChunks(a => { a.at(-1).choices[0].delta = []; }));
add('delta-parts', 'delta.content is an array of parts (Mistral with thinking).', eachChunk(x => { const d = x.choices[0].delta; if (d.content) d.content = [{ type: 'text', text: d.content }]; }));
add('delta-first-doubled', 'The role chunk already has the first piece of text, which then comes again.', editChunks(a => { a[0].choices[0].delta.content = a[1]?.choices[0].delta.content ?? ''; }));
add('delta-last-doubled', 'The finish chunk repeats the last piece of text.', editChunks(a => { a.at(-1).choices[0].delta = { content: a.at(-2).choices[0].delta.content }; }));
add('delta-overlap', 'Each delta begins with the last word of the one before (sliding window of the decoder).',
  { pieces(c, t) { return base.pieces(c, t).map((p, i, a) => (i ? a[i - 1].match(/\s*\S+\s*$/)?.[0] ?? '' : '') + p); } });
add('delta-newlines-escaped', 'Line feeds in a stream arrive as backslash and n: the text is escaped twice. JSON answers are right.',
  { reply(c, t) { return base.reply(c, c.stream ? t.replaceAll('\n', '\\n') : t); } });
add('delta-entities', 'Quotation marks, & and < of a stream arrive as HTML entities; JSON answers are right.',
  { reply(c, t) { return base.reply(c, c.stream ? t.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;') : t); } }, 'SHOULD');
add('delta-non-ascii-lost', 'Characters beyond Latin-1 are dropped from streams (console encoding); JSON answers have them.',
  { reply(c, t) { return base.reply(c, c.stream ? t.replace(/[^\x00-\xff]/gu, '') : t); } });
add('delta-replacement-character', 'Each emoji of a stream arrives as U+FFFD: tokens are decoded one by one.', { reply(c, t) { return base.reply(c, c.stream ? t.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd\ufffd') : t); } });
add('delta-content-null-text', 'Where a delta has no text its content is the string "null".', eachChunk((x, c, i) => { if (!x.choices[0].delta.content) x.choices[0].delta.content = 'null'; }));
add('stream-finish-null-string', 'finish_reason is the string "null" until the end; .NET throws.', eachChunk(x => { x.choices[0].finish_reason ??= 'null'; }));
add('stream-finish-eos-token', 'finish_reason of a stream is eos_token (TGI); JSON answers say stop.', editChunks(a => { a.at(-1).choices[0].finish_reason = 'eos_token'; }));
add('stream-finish-error', 'Every third stream ends with finish_reason error (OpenRouter), which is not in the enum.', (() => { let n = 0; return editChunks(a => { if (++n % 3 === 0) a.at(-1).choices[0].finish_reason = 'error'; }); })());
add('stream-finish-twice', 'The finish chunk comes twice, first length, then stop.', editChunks(a => { a.splice(-1, 0, { ...a.at(-1), choices: [{ index: 0, delta: {}, finish_reason: 'length' }] }); }));
add('stream-finish-missing-after-tool', 'Streams that follow a tool message have no finish_reason.', editChunks((a, c) => { if (afterTool(c)) a.pop(); }));
add('stream-role-late', 'delta.role comes only in the finish chunk; the helper of openai-node throws at the first.', editChunks(a => { delete a[0].choices[0].delta.role; a.at(-1).choices[0].delta = { role: 'assistant' }; }));
add('stream-role-missing-non-ascii', 'Streams that answer non-ASCII text have no role chunk (another code path for unicode).', editChunks((a, c) => (nonAscii(said(c)) ? a.slice(1) : a)));
add('stream-role-user', 'The role of the first delta is "user": the request’s message is copied.', editChunks(a => { a[0].choices[0].delta.role = 'user'; }));
add('stream-index-minus-one', 'choices[0].index is -1 in chunks.', eachChunk(x => { x.choices[0].index = -1; }));
add('stream-object-completion', 'object is chat.completion in chunks.', eachChunk(x => { x.object = 'chat.completion'; }));
add('stream-created-counts', 'created grows from chunk to chunk; all chunks of a stream have the same.', eachChunk((x, c, i) => { x.created += i; }));
add('stream-model-changes', 'The first chunk names the agent, the others the back-end’s model.', eachChunk((x, c, i) => { if (i) x.model = 'gpt-4o-mini-2024-07-18'; }));
add('stream-choices-null-first', 'The first chunk has choices null.', editChunks(a => [{ ...a[0], choices: null }, ...a]));
add('stream-error-empty-object', 'Every chunk has "error":{}, on which the Go, Java and Vercel SDKs stop.', eachChunk(x => { x.error = {}; }));
add('stream-usage-everywhere-when-asked', 'With include_usage every chunk has the full usage; M.E.AI adds them up.', eachChunk((x, c) => { if (c.body.stream_options?.include_usage) x.usage = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 }; }));
add('stream-id-null', 'id is null in chunks.', eachChunk(x => { x.id = null; }));

// ================================================== errors
const errorShape = (name, why, body, when = () => true, level) => add(name, why, {
  problem(c, e) { const p = base.problem(c, e); return when(e, c) ? body(p, e, c) : p; },
}, level);
const validation = e => e.code === 'validation_error';
errorShape('error-string', 'error is a string (Ollama, Express examples), and there are no problem members.', (p, e) => ({ error: e.message }));
errorShape('errors-in-array', 'The error body is an array with the error in it (Gemini).', p => [{ error: p.error }], (e, c) => c.body?.stream);
errorShape('spring-whitelabel', 'Validation errors have Spring’s default body: timestamp, status, error as a string, path.', (p, e, c) => ({ timestamp: new Date().toISOString(), status: e.status, error: 'Bad Request', path: c.path }), validation);
errorShape('errors-dictionary', 'errors is a dictionary of arrays (ASP.NET ValidationProblemDetails) instead of a list of {field, message}.', p => ({ ...p, errors: { [p.errors?.[0].field ?? '$']: [p.detail] } }), validation);
errorShape('errors-of-strings', 'errors[] holds strings instead of {field, message}.', p => ({ ...p, errors: [p.detail] }), validation);
errorShape('laravel-validation', 'Validation errors have Laravel’s body: message and errors by field, no code and no error object.', p => ({ message: 'The given data was invalid.', errors: { [p.errors?.[0].field ?? 'body']: [p.detail] } }), validation);
errorShape('error-envelope', 'Errors come in the envelope of the API, {"success":false,"message":…,"errors":["…"]}, without status and code.', (p, e) => ({ success: false, message: e.message, errors: [e.message] }));
errorShape('error-detail-only', 'The 401 and 403 have {"detail":"…"} alone (FastAPI’s HTTPException); SDKs show no text.', (p, e) => ({ detail: e.message }), e => e.status === 401 || e.status === 403);
errorShape('error-message-null', 'detail and error.message are null.', p => ({ ...p, detail: null, error: { ...p.error, message: null } }));
errorShape('error-code-spelling', 'code is VALIDATION_ERROR; the documented one is validation_error.', p => ({ ...p, code: 'VALIDATION_ERROR', error: { ...p.error, code: 'VALIDATION_ERROR' } }), validation);
errorShape('problem-type-number', 'type of the problem is the number of the status; RFC 9457 has a URI reference there.', (p, e) => ({ ...p, type: e.status }));
errorShape('problem-detail-array', 'detail is an array of objects (pydantic); RFC 9457 has a string there.', (p, e) => ({ ...p, detail: [{ loc: ['body', e.field ?? 'x'], msg: e.message, type: 'value_error' }] }), validation);
errorShape('error-leaks-query', 'The 400 of an unknown agent has the SQL statement and the host of the database in its text.',
  (p, e, c) => ({ ...p, detail: `SELECT * FROM tenant_17.agents WHERE id = $1 -- at db-main.internal:5432`, error: { ...p.error, message: 'SELECT * FROM tenant_17.agents WHERE id = $1 -- at db-main.internal:5432' } }), e => e.code === 'unknown_agent', 'SHOULD');
add('validation-422', 'All validation errors, also malformed JSON, come as 422 (FastAPI); the documents say 400 for malformed bodies.',
  { sendError(c, e) { base.sendError(c, validation(e) ? new Problem(422, e.code, e.message, e) : e); } }, 'SHOULD');
add('validation-409', 'Validation errors come as 409, which SDKs repeat two times.', { sendError(c, e) { base.sendError(c, validation(e) ? new Problem(409, e.code, e.message, e) : e); } });
add('error-in-stream-type', 'With stream:true errors before the first byte are JSON labelled text/event-stream.',
  { errorHeaders(c, e) { return c.body?.stream ? { ...base.errorHeaders(c, e), 'Content-Type': 'text/event-stream' } : base.errorHeaders(c, e); } });
add('error-as-sse', 'With stream:true an error has its right status but an SSE body, data: {"error":…}; SDKs read no text from it.', {
  sendError(c, e) {
    if (!c.body?.stream) return base.sendError(c, e);
    base.send(c, e.status, { ...base.streamHeaders(c), ...e.headers }, `data: ${JSON.stringify({ error: base.problem(c, e).error })}\n\ndata: [DONE]\n\n`);
  },
});
add('error-cut', 'Error bodies are cut at 100 characters (log formatter).', { sendError(c, e) { base.send(c, e.status, base.errorHeaders(c, e), JSON.stringify(base.problem(c, e)).slice(0, 100)); } });
add('not-json-html', 'A malformed body gets the HTML page of the body parser (Express without an error handler).',
  { sendError(c, e) { if (/not JSON/.test(e.message)) base.send(c, 400, { 'Content-Type': 'text/html; charset=utf-8' }, page(400, 'Bad Request')); else base.sendError(c, e); } });
add('unknown-agent-empty-body', 'Only the 400 of an unknown agent has an empty body.', { sendError(c, e) { if (e.code === 'unknown_agent') base.send(c, 400, {}, ''); else base.sendError(c, e); } });
add('error-latin1', 'Errors that quote non-ASCII input are sent in ISO-8859-1.', {
  unknownAgent(c) { return new Problem(400, 'unknown_agent', `Agent „${c.body.model}“ nicht verfügbar – unbekannt`, { field: 'model' }); },
  sendError(c, e) { const p = JSON.stringify(base.problem(c, e)); base.send(c, e.status, base.errorHeaders(c, e), Buffer.from(p, 'latin1')); },
});
