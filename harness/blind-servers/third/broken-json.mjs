import { gzipSync } from 'node:zlib';
import { base } from '../base.mjs';
import { editFull, headOf, list, nonAscii, rawSend, said } from '../tools.mjs';
import { lastIsTool, onlyJson } from './more.mjs';

const { all, add } = list('broken');
export const brokenJson = all;
const choice = edit => editFull((o, c) => { edit(o.choices[0], c); });
const only = (test, edit) => editFull((o, c) => { if (test(c)) edit(o, c); });

// ---- the bytes of the answer
add('json-envelope', 'Wraps the completion in {"success":true,"data":…} like the other endpoints; the reference answers the bare OpenAI shape here, and no SDK finds choices.', editFull(o => ({ success: true, data: o })));
const camel = v => (Array.isArray(v) ? v.map(camel) : v && typeof v === 'object'
  ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k.replace(/_(\w)/g, (_, l) => l.toUpperCase()), camel(x)])) : v);
add('json-camel-case', 'Its serializer writes names in camel case, so finish_reason is finishReason in answers and chunks; helpers and Vercel miss the end.', { json(v) { return JSON.stringify(v?.choices ? camel(v) : v); } });
add('json-201', 'Answers a POST with 201 Created, its framework\'s default; the reference says 200.', onlyJson((c, headers, payload) => base.send(c, 201, headers, payload)), 'SHOULD');
add('json-text-plain', 'Sends the completion as text/plain, so openai-node hands the caller a string without choices.', { jsonHeaders(c) { return { ...base.jsonHeaders(c), 'Content-Type': 'text/plain; charset=utf-8' }; } });
add('json-double-encoded', 'Serializes the completion twice, so the body is one JSON string; no SDK finds choices in it.', onlyJson((c, headers, payload) => base.send(c, 200, headers, JSON.stringify(payload))));
add('json-bom', 'Writes a byte order mark before the JSON, which RFC 8259 §8.1 forbids and .NET cannot read.', onlyJson((c, headers, payload) => base.send(c, 200, headers, `\ufeff${payload}`)));
add('json-mojibake', 'A proxy takes the UTF-8 of the completion for Windows text and encodes it again, so "é" arrives as "Ã©"; text must come through unchanged.', onlyJson((c, headers, payload) => base.send(c, 200, headers, Buffer.from(payload).toString('latin1'))));
add('json-length-in-characters', 'Counts Content-Length in characters, so answers with non-ASCII text lose their last bytes (RFC 9110 §8.6).', onlyJson((c, headers, payload) => {
  if (!nonAscii(payload)) return base.send(c, 200, headers, payload);
  c.res.writeHead(200, { ...headers, 'Content-Length': payload.length });
  c.res.end(Buffer.from(payload).subarray(0, payload.length));
}));
add('json-length-too-long', 'Counts a line end in Content-Length that is never sent, so clients wait for two more bytes and see a broken transfer (RFC 9112 §6.3).', onlyJson((c, headers, payload) => {
  rawSend(c, headOf('HTTP/1.1 200 OK', { ...headers, 'Content-Length': Buffer.byteLength(payload) + 2 }), payload);
}));
add('json-gzip-unasked', 'Compresses answers though the request offers no gzip, which .NET does not unpack (RFC 9110 §12.5.3).', onlyJson((c, headers, payload) => base.send(c, 200, { ...headers, 'Content-Encoding': 'gzip' }, gzipSync(payload))));
add('json-raw-newlines', 'Builds the JSON by hand without escaping line ends, so an answer of two lines is no JSON (RFC 8259 §7).', {
  json(v) { return v?.object === 'chat.completion' ? JSON.stringify(v).replace(/\\n/g, '\n') : JSON.stringify(v); },
});
add('json-raw-quotes', 'Puts the text into a JSON template without escaping, so an answer with a double quote or backslash is no JSON (RFC 8259 §7).', onlyJson((c, headers, payload) => base.send(c, 200, headers,
  payload.replace(/"content":"((?:[^"\\]|\\.)*)"/, (_, s) => `"content":"${s.replace(/\\(["\\])/g, '$1')}"`))));
add('json-ends-with-done', 'Runs JSON answers through the stream\'s end code, so "data: [DONE]" follows the completion and the body is no JSON.', onlyJson((c, headers, payload) => base.send(c, 200, headers, `${payload}\n\ndata: [DONE]\n\n`)));

// ---- its members
add('id-per-second', 'Makes the id of the time in seconds, so answers of the same second share it; OpenAI\'s id is unique per completion.', {
  completion(c, t) { return { ...base.completion(c, t), id: `chatcmpl-${c.created}` }; },
  chunks(c, t) { return base.chunks(c, t).map(x => ({ ...x, id: `chatcmpl-${c.created}` })); },
}, 'SHOULD');
add('created-milliseconds', 'Fills created with milliseconds instead of Unix seconds, a number beyond the dates that .NET knows.', editFull(o => { o.created = Date.now(); }));
add('created-float', 'Writes created as a float (1741570283.0) in answers and chunks; the reference says integer, and .NET throws.', { json(v) { return JSON.stringify(v).replace(/"created":(\d+)/, '"created":$1.0'); } });
add('content-parts-returned', 'Returns content as an array of text parts; the reference says string, and Python and Node callers get a list.', choice(x => { x.message.content = [{ type: 'text', text: x.message.content }]; }));
add('content-null-after-tools', 'Loses its own text after a tool result and returns content null with finish_reason stop; the reference says string.', only(lastIsTool, o => { o.choices[0].message.content = null; }));
add('finish-null', 'Leaves finish_reason null in plain answers; the reference says string, and .NET throws.', choice(x => { x.finish_reason = null; }));
add('finish-end-turn', 'Passes the upstream\'s finish_reason "end_turn" on, which is none of OpenAI\'s values and makes .NET throw.', choice(x => { x.finish_reason = 'end_turn'; }));
add('finish-tool-calls-after-tools', 'Says finish_reason tool_calls without any tool call whenever the conversation had tool turns, so agent loops wait for calls that never come.', only(
  c => c.body.messages.some(m => m.role === 'tool'), o => { o.choices[0].finish_reason = 'tool_calls'; }));
add('own-tools-called', 'Lets calls of the agent\'s own tools out: a question gets content null and a tool_call that the client does not know; by the guide tool-call events are for the native API.', only(c => /\?\s*$/.test(said(c)), (o, c) => {
  o.choices[0].message = { role: 'assistant', content: null, tool_calls: [{ id: `call_${c.requestId.slice(0, 8)}`, type: 'function', function: { name: 'kb_search', arguments: JSON.stringify({ query: said(c) }) } }] };
  o.choices[0].finish_reason = 'tool_calls';
}));
add('usage-camel-case', 'Has a usage object with promptTokens and so on only, without the members that OpenAI\'s schema requires in it.', editFull(o => { o.usage = { promptTokens: 12, completionTokens: 30, totalTokens: 42 }; }));
