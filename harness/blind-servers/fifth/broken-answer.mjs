// Broken servers: the completion and the chunks.
import { base } from '../base.mjs';
import { list, editFull, editChunks, eachChunk, editFrames } from '../tools.mjs';

const { all: brokenAnswer, add } = list('broken');
export { brokenAnswer };

const hasParts = c => c.messages.some(m => Array.isArray(m.content));
const hasTool = c => c.messages.some(m => m.role === 'tool');
const turns = c => c.messages.filter(m => m.role !== 'system').length;
const jsonBody = edit => ({ send(c, status, headers, payload) { base.send(c, status, headers, status === 200 ? edit(payload, c) : payload); } });

// ---- the completion
add('index-float', 'The index is written 0.0, as by JSON libraries that know floats only; a reader of integers (Go, .NET) refuses it.',
  jsonBody(s => s.replace('"index":0', '"index":0.0')));
add('choices-last-wins', 'The member choices comes twice, the second time as an empty list; parsers take the last one, so there is no answer.',
  jsonBody(s => s.replace(/\}$/, ',"choices":[]}')));
add('warning-before-json-for-parts', 'Where a message has content parts, PHP prints "Array to string conversion" before the JSON, so the body is not JSON.',
  jsonBody((s, c) => (hasParts(c) ? `<br />\n<b>Warning</b>:  Array to string conversion in <b>/srv/chat.php</b> on line <b>88</b><br />\n${s}` : s)));
add('json-twice-after-tool', 'After a tool message the JSON is sent twice, once by each of two layers, so the body is not JSON.', jsonBody((s, c) => (hasTool(c) ? s + s : s)));
add('content-parts-for-parts', 'Where a message has content parts, message.content of the answer is a list of parts too; it is a string.',
  editFull((o, c) => { if (hasParts(c)) o.choices[0].message.content = [{ type: 'text', text: o.choices[0].message.content }]; }));
add('content-null-after-tool', 'After a tool message content is null and the text is in reasoning_content, as a reasoning parser leaves it; the reply is read from content.',
  editFull((o, c) => { if (hasTool(c)) { const m = o.choices[0].message; m.reasoning_content = m.content; m.content = null; } }));
add('role-of-last', 'The role of the answer is that of the last message, so after a tool message it is tool.',
  editFull((o, c) => { const r = c.messages.at(-1).role; if (r !== 'user') o.choices[0].message.role = r; }));
add('later-turns-envelope', 'From the second turn on the completion comes in the envelope {success, data} of the rest of the API; this endpoint answers the bare completion.',
  editFull((o, c) => (turns(c) > 1 ? { success: true, data: o } : o)));
add('created-local-time', 'created is the local time of a server in New York taken for UTC, four hours behind; it is Unix time.',
  { ...editFull(o => { o.created -= 14_400; }), ...eachChunk(x => { x.created -= 14_400; }) });
add('finish-null-when-long', 'A long answer in JSON has finish_reason null, because the last event of the provider comes after the limit; it is a string.',
  editFull((o, c) => { if (c.long) o.choices[0].finish_reason = null; }));

// ---- chunks
add('stream-created-float', 'created of the chunks is time() of Python with its fraction, while the completion has an integer; it is an integer.',
  eachChunk(x => { x.created += 0.734; }));
add('stream-created-moves', 'created of each chunk is the time of this chunk, so it changes within a long answer; each chunk of a stream has the same.',
  { frames: (c, chunks) => [...chunks.map(x => () => `data: ${JSON.stringify({ ...x, created: Math.floor(Date.now() / 1000) })}\n\n`), 'data: [DONE]\n\n'],
    async writeFrames(c, frames, out) { if (!c.long) return base.writeFrames(c, frames, out); const half = Math.ceil(frames.length / 2); for (const part of [frames.slice(0, half), frames.slice(half)]) { await base.writeFrames(c, part, out); await new Promise(r => setTimeout(r, 600)); } } });
add('stream-infinity', 'The last chunk tells tokens_per_second as Infinity where the answer was quick, which is not JSON; SDKs throw.',
  editFrames(f => f.map((x, i) => (i === f.length - 2 ? x.replace(/\}\n\n$/, ',"tokens_per_second":Infinity}\n\n') : x))));
add('stream-delta-empty-list', 'The empty delta of the last chunk is [], as PHP writes an empty array; typed SDKs want an object.',
  editChunks(all => { all.at(-1).choices[0].delta = []; }));
add('stream-first-choices-null', 'The first chunk, which the gateway adds, has choices: null; chunk.choices[0] throws.', editChunks(all => [{ ...all[0], choices: null }, ...all]));
add('stream-error-member-zero', 'Each chunk carries error: {code: 0, message: ""}, the "no error" of an envelope; OpenAI SDKs throw on a chunk with an error.',
  eachChunk(x => { x.error = { code: 0, message: '' }; }));
add('stream-last-object', 'object of the last chunk is chat.completion, because another function makes it; chunks have chat.completion.chunk.',
  editChunks(all => { all.at(-1).object = 'chat.completion'; }));
add('stream-last-new-id', 'The last chunk has a fresh id, because it is made anew; each chunk of a stream has the same id.',
  editChunks((all, c) => { all.at(-1).id = `chatcmpl-${c.requestId}`; }));
add('stream-content-after-finish', 'Two pieces are overtaken by the last chunk: content comes after finish_reason, where clients have stopped.',
  editChunks(all => (all.length < 4 ? [...all.slice(0, -2), all.at(-1), all.at(-2)] : [...all.slice(0, -3), all.at(-1), ...all.slice(-3, -1)])));
add('stream-finish-missing-when-long', 'The chunk with finish_reason is left out where the answer is long, so clients take it for cut.',
  editChunks((all, c) => (c.long ? all.slice(0, -1) : all)));
add('stream-message-later-turns', 'From the second turn on the chunks have message instead of delta, so the SDK yields nothing.',
  eachChunk((x, c) => { if (turns(c) > 1) { const ch = x.choices[0]; ch.message = ch.delta; delete ch.delta; } }));
add('stream-empty-after-tool', 'A stream after a tool message has no content at all, only its first and last chunk: the adapter waits for text in another event.',
  editChunks((all, c) => (hasTool(c) ? [all[0], all.at(-1)] : all)));
add('stream-emoji-torn', 'Pieces are cut by bytes and each is decoded by itself, so characters beyond ASCII at a cut become replacement characters.',
  { pieces(c, text) { const b = Buffer.from(text); const out = []; for (let i = 0; i < b.length; i += 5) out.push(b.subarray(i, i + 5).toString()); return out; } });

// ---- events
add('stream-done-glued', 'Only one line end stands before data: [DONE], so it belongs to the event of the last chunk, whose data is then not JSON.',
  editFrames(f => [...f.slice(0, -2), f.at(-2).replace(/\n\n$/, '\n'), f.at(-1)]));
add('stream-no-done-after-tool', 'A stream after a tool message has no [DONE].', editFrames((f, c) => (hasTool(c) ? f.slice(0, -1) : f)));
add('stream-done-in-text-ends', 'The gateway ends the stream where the text itself has [DONE] in it, without finish_reason; it is only an end as the whole data of an event.',
  editFrames(f => { const i = f.findIndex(x => x.includes('[DONE]')); return i < f.length - 1 ? [...f.slice(0, i), 'data: [DONE]\n\n'] : f; }));
add('stream-ping-tears-event', 'The keep-alive of a timer (a comment and an empty line) is written between the two halves of an event, which then is not JSON.',
  editFrames(f => f.map((x, i) => (i === 1 ? `${x.slice(0, 40)}\n: ping\n\n${x.slice(40)}` : x))));
add('stream-two-writers', 'Two tasks write into the stream, and the lines of two events come mixed: the data of both stand in one event.',
  editFrames(f => (f.length < 4 ? f : [f[0], f[1].replace(/\n\n$/, '\n') + f[2].replace(/\n\n$/, '\n\n\n'), ...f.slice(3)])));
add('stream-indented', 'The lines of the stream are indented by a template, so the name of the field is " data", which SSE ignores.',
  editFrames(f => f.map(x => `  ${x}`)));
add('stream-done-upper-field', 'The last event has the field Data: instead of data:, which SSE ignores, so there is no [DONE].', editFrames(f => [...f.slice(0, -1), 'Data: [DONE]\n\n']));
add('stream-bom-each', 'Each event begins with a byte order mark, as a writer that is opened anew; only the first of a stream is removed, the others make another field name.',
  editFrames(f => f.map(x => `\ufeff${x}`)));
add('stream-tab-after-colon', 'A tab stands after data: and belongs to the data, so the last event is not [DONE].', editFrames(f => [...f.slice(0, -1), 'data:\t[DONE]\n\n']));
add('stream-latin1', 'Streams are sent in ISO-8859-1, the default of SseEmitter, so characters beyond ASCII are not UTF-8.',
  { async writeFrames(c, frames, out) { await base.writeFrames(c, frames.map(f => Buffer.from(f, 'latin1')), out); } });
add('stream-native-events', 'The events are those of the native chat API (event: message_delta … event: done) without [DONE]; this endpoint sends OpenAI chunks.',
  editFrames((f, c) => [...f.slice(1, -2).map(x => `event: message_delta\ndata: ${JSON.stringify({ text: JSON.parse(x.slice(6)).choices[0].delta.content })}\n\n`), 'event: done\ndata: {}\n\n']));
add('stream-json-with-user', 'With user a stream is answered in JSON: the path of sessions does not look at stream.', { wantsStream: c => base.wantsStream(c) && c.body.user == null });
add('stream-json-when-parameters', 'With temperature or tools a stream is answered in JSON, because another adapter serves it; overrides are ignored.',
  { wantsStream: c => base.wantsStream(c) && c.body.temperature == null && !c.body.tools });
