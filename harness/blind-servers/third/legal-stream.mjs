import { createGzip, constants } from 'node:zlib';
import { once } from 'node:events';
import { base, sleep } from '../base.mjs';
import { eachChunk, editChunks, editFrames, headBytes, headOf } from '../tools.mjs';
import { legalList } from './more.mjs';

const { all, add } = legalList();
export const legalStream = all;
const DONE = 'data: [DONE]\n\n';
const eachFrame = edit => editFrames((fs, c) => fs.map((f, i) => edit(f, i, c)));
const inBetween = edit => editChunks((all, c) => [all[0], ...edit(all.slice(1, -1), c), all.at(-1)]);

// ---- framing (WHATWG HTML §9.2)
add('sse-crlf', 'Ends lines with CRLF, which the grammar of event streams allows.', eachFrame(f => f.replaceAll('\n', '\r\n')));
add('sse-mixed-ends', 'Uses LF, CRLF and CR by turns; the grammar of event streams allows each, though Go\'s reader does not know CR.', eachFrame((f, i) => f.replaceAll('\n', ['\n', '\r\n', '\r'][i % 3])), 'MUST');
add('sse-bom', 'Begins the stream with a byte order mark, which event streams may have, though Python and Go lose the first event.', editFrames(fs => ['\ufeff', ...fs]), 'MUST');
add('sse-no-space', 'Writes no space after "data:", which the grammar makes optional.', eachFrame(f => f.replace(/^data: /, 'data:')));
add('sse-comments', 'Sends comments before, between and inside events and at the end, all ignored by the rules.', editFrames(fs => [': welcome\n\n', ...fs.map((f, i) => (i % 2 ? `:\n${f}: keep-alive\n\n` : f)), ': bye\n\n']));
add('sse-padding', 'Begins with a comment of 4 kB and blank lines against buffering proxies; comments and blank lines mean nothing.', editFrames(fs => [`:${' '.repeat(4096)}\n\n\n\n`, ...fs]));
add('sse-ids-and-names', 'Gives every event an id and "event: message", the default name, in changing order around data.', eachFrame((f, i) => (i % 2 ? `id: ${i}\nevent: message\n${f}` : `${f.slice(0, -1)}event: message\nid: ${i}\n\n`)));
add('sse-data-lines', 'Spreads each chunk as indented JSON over several data lines, which are joined with line ends by the rules.', eachFrame(f => (f === DONE ? f
  : `${JSON.stringify(JSON.parse(f.slice(6)), null, 1).split('\n').map(l => `data: ${l}`).join('\n')}\n\n`)));
add('sse-blank-lines', 'Puts several blank lines between events; a blank line without data dispatches nothing.', eachFrame(f => `${f}\n\n\n`));
add('sse-event-done', 'Names the last event "done" as the other endpoints do, with the data [DONE] that the guide wants.', eachFrame(f => (f === DONE ? `event: done\n${f}` : f)));
add('sse-unknown-field', 'Has fields of its own beside data (seq: 4), which readers ignore by the rules.', eachFrame((f, i) => `seq: ${i}\n${f}`), 'MUST');
add('sse-bytes', 'Writes the stream byte by byte, so events and UTF-8 characters are split over packets; boundaries have no meaning.', {
  async writeFrames(c, frames, out) {
    for (const f of frames) {
      for (const b of Buffer.from(f)) if (!c.res.destroyed) out.write(Buffer.of(b));
      await sleep(c.long ? 15 : 3);
    }
  },
});
add('sse-one-write', 'Has its (brief) answer at once and sends all events in one packet with a Content-Length; the documents promise no pace for that.', {
  async sendStream(c, frames) { c.h.send(c, 200, c.h.streamHeaders(c), frames.join('')); },
  answer(c) { const t = base.answer(c); return c.long ? t.slice(0, 300).toWellFormed() : t; },
});
add('stream-close-delimited', 'Answers streams as HTTP/1.0 without length and ends them by closing, which RFC 9112 §6.3 allows.', {
  async sendStream(c, frames) {
    c.req.socket.write(headBytes(headOf('HTTP/1.0 200 OK', { ...c.h.streamHeaders(c), Connection: 'close' })));
    await c.h.writeFrames(c, frames, c.req.socket);
    c.req.socket.end();
  },
});
add('stream-gzip-if-asked', 'Compresses streams and flushes after each event when the request offers gzip, which RFC 9110 §12.5.3 is for.', {
  async sendStream(c, frames) {
    if (!/\bgzip\b(?!;\s*q=0(\.0*)?\b)/i.test(c.req.headers['accept-encoding'] ?? '')) return base.sendStream(c, frames);
    c.res.writeHead(200, { ...c.h.streamHeaders(c), 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
    const zip = createGzip({ flush: constants.Z_SYNC_FLUSH });
    zip.pipe(c.res);
    await c.h.writeFrames(c, frames, zip);
    zip.end();
    if (!c.res.destroyed) await Promise.race([once(c.res, 'finish'), once(c.res, 'close')]);
  },
});
add('stream-type-in-capitals', 'Names the type "Text/Event-Stream;Charset=UTF-8"; types and charset names have no case (RFC 9110 §8.3).', {
  streamHeaders(c) { return { ...base.streamHeaders(c), 'Content-Type': 'Text/Event-Stream;Charset=UTF-8', 'X-Accel-Buffering': 'no', 'Cache-Control': 'no-cache, no-transform' }; },
});

// ---- time
add('stream-late-start', 'Sends the head of the stream at once and the first chunk a second later, with comments between; no document promises a speed.', {
  async sendStream(c, frames) { await base.sendStream(c, [': thinking\n\n', ...frames]); },
  async writeFrames(c, frames, out) { out.write(frames[0]); await sleep(1200); await base.writeFrames(c, frames.slice(1), out); },
});
add('stream-pause', 'Stops for a second in the middle of the answer, as agents do that look something up.', {
  async writeFrames(c, frames, out) {
    const half = frames.length >> 1;
    await base.writeFrames(c, frames.slice(0, half), out);
    await sleep(1200);
    await base.writeFrames(c, frames.slice(half), out);
  },
});

// ---- chunks (OpenAI's schema)
add('chunk-role-always', 'Repeats the role in every chunk, which the schema allows and no SDK minds.', eachChunk(x => { x.choices[0].delta = { role: 'assistant', ...x.choices[0].delta }; }));
add('chunk-nulls', 'Fills the delta with the nulls of a typed serializer (content null first and last, tool_calls, refusal, logprobs), which all SDKs accept.', eachChunk((x, c, i) => {
  const { content } = x.choices[0].delta;
  x.choices[0].delta = { role: i === 0 ? 'assistant' : null, content: i === 0 ? null : content ?? null, refusal: null, tool_calls: null, function_call: null };
  x.choices[0].logprobs = null;
  x.usage = null;
  x.system_fingerprint = null;
}));
add('chunk-finish-with-content', 'Says finish_reason in the last chunk that has text, without an empty one after it.', editChunks(all => {
  all.at(-2).choices[0].finish_reason = 'stop';
  return all.slice(0, -1);
}));
add('chunk-only-one', 'Sends short answers as one chunk with role, text and finish_reason.', editChunks((all, c) => {
  if (c.long) return all;
  const text = all.map(x => x.choices[0].delta.content ?? '').join('');
  all[0].choices[0] = { index: 0, delta: { role: 'assistant', content: text }, finish_reason: 'stop' };
  return [all[0]];
}));
add('chunk-empty-deltas', 'Sends chunks with delta {} or content "" between the others as a sign of life, which all SDKs accept.', inBetween(ms => ms.flatMap((m, i) => [
  m, { ...m, choices: [{ index: 0, delta: i % 2 ? {} : { content: '' }, finish_reason: null }] }])));
add('chunk-prelude-no-choices', 'Opens with a chunk whose choices is [] and that holds filter results (as Azure does); all SDKs accept it, naive code may not.', editChunks(all => [
  { ...all[0], choices: [], prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] }, ...all]), 'MUST');
add('chunk-usage-if-asked', 'With include_usage, sends usage null in each chunk and a last one with choices [] and the usage, exactly as OpenAI does.', editChunks((all, c) => {
  if (!c.body.stream_options?.include_usage) return all;
  for (const x of all) x.usage = null;
  return [...all, { ...all.at(-1), choices: [], usage: { prompt_tokens: 12, completion_tokens: 30, total_tokens: 42 } }];
}));
add('chunk-obfuscation', 'Pads each chunk with obfuscation of random length and sends reasoning_content deltas before the text; unknown members are legal.', editChunks((all, c) => [
  all[0], ...['The user ', 'asks something.'].map(t => ({ ...all[0], choices: [{ index: 0, delta: { reasoning_content: t }, finish_reason: null }] })), ...all.slice(1),
].map((x, i) => ({ ...x, obfuscation: 'x9Kq'.repeat(1 + (i * 7 + c.nth) % 9) }))));
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
add('chunk-letters', 'Sends a delta for every letter (whole emoji and combined marks stay together); chunking is free.', {
  pieces(c, t) { const all = [...letters.segment(t)].map(s => s.segment); return all.length > 800 ? base.pieces(c, t) : all; },
});
