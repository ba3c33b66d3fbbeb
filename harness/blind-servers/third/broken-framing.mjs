import { base, sleep } from '../base.mjs';
import { editFrames, list } from '../tools.mjs';
import { asksStream, errorsBy, lastIsTool } from './more.mjs';

const { all, add } = list('broken');
export const brokenFraming = all;
const DONE = 'data: [DONE]\n\n';
const eachFrame = edit => editFrames(fs => fs.map(edit));
const notDone = edit => eachFrame(f => (f === DONE ? f : edit(f)));

add('stream-type-json', 'Sends the event stream with Content-Type application/json; the guide says SSE, whose type is text/event-stream, and proxies and clients pick their reader by it.', {
  streamHeaders(c) { return { ...base.streamHeaders(c), 'Content-Type': 'application/json' }; },
});
add('stream-ndjson', 'Sends one JSON object a line under text/event-stream, without "data:"; SDKs find no event and give an empty answer.', editFrames(fs => fs.filter(f => f !== DONE).map(f => f.slice(6, -1))));
add('stream-data-data', 'Hands "data: …" texts to a framework that adds "data:" itself, so each event begins with "data:data: {" and is no JSON.', eachFrame(f => `${f.split('\n').map(l => `data:${l}`).join('\n')}\n\n`));
add('stream-raw-newlines', 'Unescapes line ends in the finished event, so a chunk whose text has one falls apart into two lines and is no JSON.', notDone(f => f.replace(/\\n/g, '\n')));
add('stream-latin1', 'Writes the stream through a Latin-1 writer, so non-ASCII letters are invalid UTF-8 or "?"; event streams are UTF-8 (WHATWG HTML §9.2).', eachFrame(f => Buffer.from(f.replace(/[^\x00-\xff]/gu, '?'), 'latin1')));
add('stream-retry-block', 'Opens the stream with a block that has only "retry: 3000", on which the Python SDK fails with a JSON error.', editFrames(fs => ['retry: 3000\n\n', ...fs]));
add('stream-comment-as-data', 'Wraps the upstream\'s keep-alive comment into a data line (data: : PROCESSING), which SDKs try to parse as JSON.', editFrames(fs => ['data: : PROCESSING\n\n', ...fs]));
add('stream-ids-and-comments', 'Numbers its events with id: and sends keep-alive comments with a blank line between them, on which the Python SDK fails.', editFrames(fs => fs.flatMap((f, i) => (i % 3 === 2 ? [': keep-alive\n\n', `id: ${i}\n${f}`] : [`id: ${i}\n${f}`]))));
add('stream-native-events', 'Lets events of the native chat API out into the stream (kb_retrieval without choices); the guide has OpenAI chunks only, and Vercel and helpers fail.', editFrames(fs => [
  'event: kb_retrieval\ndata: {"type":"kb_retrieval","documents":3,"tookMs":41}\n\n', ...fs]));
// ---- the end
add('done-missing', 'Closes the stream without data: [DONE]; the guide says that it terminates the stream.', editFrames(fs => fs.slice(0, -1)));
add('done-native', 'Ends the stream with "event: done" and {} as the other endpoints do, not with the data: [DONE] of the guide.', editFrames(fs => [...fs.slice(0, -1), 'event: done\ndata: {}\n\n']));
add('done-as-json', 'Sends all data through the JSON serializer, so the end is "[DONE]" with quotes, which SDKs take for a chunk; the guide says [DONE].', editFrames(fs => [...fs.slice(0, -1), 'data: "[DONE]"\n\n']));
add('done-with-space', 'Sends "[DONE] " with a space behind it, which newer Node and .NET SDKs do not recognise and try to parse.', editFrames(fs => [...fs.slice(0, -1), 'data: [DONE] \n\n']));
add('done-unfinished', 'Ends the body right after "data: [DONE]" without the blank line, so by the WHATWG rules the event is dropped.', editFrames(fs => [...fs.slice(0, -1), 'data: [DONE]']), 'SHOULD');
add('done-then-lingers', 'Leaves the response open for three seconds after [DONE], and clients that read to the end (Node 6, Java, Vercel) hang so long.', {
  async sendStream(c, frames) {
    c.res.writeHead(200, c.h.streamHeaders(c));
    await c.h.writeFrames(c, frames, c.res);
    await sleep(3000);
    c.res.end();
  },
});
add('done-then-cut', 'Drops the connection after [DONE] without the last chunk of the chunked coding, so clients that read to the end see a broken transfer (RFC 9112 §8).', {
  async sendStream(c, frames) {
    c.res.writeHead(200, c.h.streamHeaders(c));
    await c.h.writeFrames(c, frames, c.res);
    await sleep(20);
    c.req.socket.destroy();
  },
});
add('stream-long-cut-clean', 'A time limit of the platform ends longer streams in the middle, cleanly and without error, finish_reason or [DONE], so the loss looks like success.', editFrames((fs, c) => (c.long || fs.length > 24 ? fs.slice(0, fs.length >> 1) : fs)));
add('stream-held-back', 'A proxy buffers the response, so a long answer arrives at once at its end; the guide promises streaming.', {
  async sendStream(c, frames) {
    if (c.long) await sleep(2500);
    c.res.writeHead(200, c.h.streamHeaders(c));
    c.res.end(frames.join(''));
  },
}, 'SHOULD');

// ---- instead of a stream
add('stream-after-tools-json', 'Does not stream when the conversation ends with a tool result and sends one JSON body instead; the guide streams for stream: true, and SDKs get an empty stream.', {
  wantsStream(c) { return base.wantsStream(c) && !lastIsTool(c); },
});
add('stream-errors-200', 'Has sent the 200 of the stream before it validates, so every error of a stream request but a wrong key is an event in a 200; the reference says 400 and so on.', errorsBy((e, c) => e.status !== 401 && asksStream(c), async (c, e) => {
  await c.h.sendStream(c, [`data: ${c.h.json({ error: c.h.problem(c, e).error }, c)}\n\n`, DONE]);
}));
add('stream-errors-as-sse', 'Errors of stream requests have the right status but are framed as an event under text/event-stream; the reference says problem+json, and SDKs show no message.', errorsBy((e, c) => asksStream(c), (c, e) => {
  c.h.send(c, e.status, { ...c.h.errorHeaders(c, e), 'Content-Type': 'text/event-stream' }, `data: ${c.h.json(c.h.problem(c, e), c)}\n\n`);
}), 'SHOULD');
