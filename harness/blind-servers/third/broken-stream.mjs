import { base } from '../base.mjs';
import { eachChunk, editChunks, list } from '../tools.mjs';

const { all, add } = list('broken');
export const brokenStream = all;
const onFirst = edit => eachChunk((x, c, i) => { if (i === 0) edit(x.choices[0], x, c); });
const onLast = edit => eachChunk((x, c, i, all) => { if (i === all.length - 1) edit(x.choices[0], x, c); });
const everyChoice = edit => eachChunk((x, c, i, all) => { edit(x.choices[0], x, c, i, all); });
const inBetween = edit => editChunks((all, c) => [all[0], ...edit(all.slice(1, -1), c), all.at(-1)]);

// ---- the shape of the chunks
add('chunk-literal-doc', 'Sends only what the guide\'s example names, {choices:[{delta:{content}}]}, without role, index, object and finish_reason: Vercel and the SDKs\' stream helpers fail.', eachChunk(x => ({ choices: [{ delta: x.choices[0].delta.content === undefined ? {} : { content: x.choices[0].delta.content } }] })), 'SHOULD');
add('chunk-no-role', 'No chunk has the role, so openai-node\'s stream helper fails with "missing role".', onFirst(x => { delete x.delta.role; }));
add('chunk-index-counts', 'Fills index with the number of the chunk instead of the choice, so helpers make many choices of one answer.', everyChoice((x, o, c, i) => { x.index = i; }));
add('chunk-id-changes', 'Gives each chunk its own id; OpenAI\'s chunks share one, and M.E.AI makes many messages of one answer.', eachChunk((x, c, i) => { x.id = `${c.id}-${i}`; }));
add('chunk-last-no-delta', 'The last chunk has finish_reason but no delta; LangChain drops it and Python\'s helper fails.', onLast(x => { delete x.delta; }));
add('chunk-message-too', 'Puts the text so far as message beside delta; openai-node\'s helper then returns an empty answer.', inBetween(ms => {
  let text = '';
  for (const m of ms) m.choices[0].message = { role: 'assistant', content: text += m.choices[0].delta.content };
  return ms;
}));
add('chunk-error-null', 'Every chunk has "error": null, which Go, Java and Vercel take for an error.', eachChunk(x => { x.error = null; }));
add('chunk-finish-never', 'No chunk has a finish_reason; Vercel and Node\'s helper say that the stream broke off.', onLast(x => { x.finish_reason = null; }));
add('chunk-finish-empty', 'Writes finish_reason "" until the end instead of null, on which .NET throws.', everyChoice(x => { x.finish_reason ??= ''; }));
add('chunk-finish-always', 'Every chunk says finish_reason stop, so clients that stop there lose the rest of the answer.', everyChoice(x => { x.finish_reason = 'stop'; }));
add('chunk-after-finish', 'Sends the last piece of the text after the chunk with finish_reason, where clients no longer read.', editChunks(all => [...all.slice(0, -2), all.at(-1), all.at(-2)]));
add('chunk-usage-no-choices', 'When include_usage is asked, sends a last chunk with usage but without choices, on which Vercel and Python\'s helper fail.', editChunks((all, c) => {
  if (!c.body.stream_options?.include_usage) return all;
  const { choices, ...rest } = all.at(-1);
  return [...all, { ...rest, usage: { prompt_tokens: 12, completion_tokens: 30, total_tokens: 42 } }];
}));
add('chunk-usage-grows', 'Every chunk carries the usage so far, which M.E.AI adds up to a multiple; OpenAI has it on the last chunk only.', eachChunk((x, c, i) => {
  x.usage = { prompt_tokens: 12, completion_tokens: i, total_tokens: 12 + i };
}), 'SHOULD');

// ---- the text in them
const units = n => t => { const out = []; for (let i = 0; i < t.length; i += n) out.push(t.slice(i, i + n)); return out.length ? out : ['']; };
add('delta-emoji-halves', 'Types the answer out by UTF-16 units (charAt), so emoji are halved into two lone surrogates, on which .NET throws.', { pieces: (c, t) => units(t.length > 400 ? 41 : 1)(t) });
add('delta-bytes-decoded-alone', 'Decodes the upstream\'s bytes piece by piece, so non-ASCII characters at an edge become U+FFFD in streams.', {
  pieces(c, t) {
    const bytes = Buffer.from(t), n = t.length > 200 ? 37 : 5, out = [];
    for (let i = 0; i < bytes.length; i += n) out.push(bytes.toString('utf8', i, i + n));
    return out.length ? out : [''];
  },
});
add('delta-cumulative', 'Each delta has the whole text so far instead of what is new, so clients that join deltas, as the guide does, show it many times.', inBetween(ms => {
  let text = '';
  return ms.map(m => ({ ...m, choices: [{ ...m.choices[0], delta: { content: text += m.choices[0].delta.content } }] }));
}));
add('delta-whole-at-end', 'The last chunk repeats the whole answer as content, so clients that join deltas, as the guide does, show it twice.', {
  chunks(c, t) { const all = base.chunks(c, t); all.at(-1).choices[0].delta = { content: t }; return all; },
});
add('delta-trimmed', 'Trims every delta when it reads the upstream\'s stream, so the words run together; joined deltas are the answer.', { pieces: (c, t) => base.pieces(c, t).map(p => p.trim()) });
add('delta-newlines-lost', 'Skips deltas that are only white space as empty, so the line ends of the answer are lost in streams.', { pieces: (c, t) => t.match(/\n+|[^\n]+/g)?.filter(p => p.trim()) ?? [t] });
add('delta-first-lost', 'Replaces the first piece of the text by the chunk with the role, so streamed answers lose their beginning.', inBetween(ms => ms.slice(1)));
add('delta-last-lost', 'Replaces the last piece of the text by the chunk with finish_reason, so streamed answers lose their end.', inBetween(ms => ms.slice(0, -1)));
add('delta-twice', 'Two listeners write to the same stream, so every piece of the text comes twice.', inBetween(ms => ms.flatMap(m => [m, m])));
add('delta-out-of-order', 'Writes deltas from a pool of tasks without waiting, so in longer answers neighbouring pieces change places.', inBetween(ms => {
  for (let i = 3; i + 1 < ms.length; i += 4) [ms[i], ms[i + 1]] = [ms[i + 1], ms[i]];
  return ms;
}));
