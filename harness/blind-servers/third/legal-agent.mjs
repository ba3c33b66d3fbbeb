import { base } from '../base.mjs';
import { codeOf, editFull, editText, said } from '../tools.mjs';
import { legalList } from './more.mjs';

const { all, add } = legalList();
export const legalAgent = all;
const finish = word => ({
  completion(c, t) { const o = base.completion(c, t); o.choices[0].finish_reason = word; return o; },
  chunks(c, t) { const all = base.chunks(c, t); all.at(-1).choices[0].finish_reason = word; return all; },
});

// ---- what the agent says: no document promises a wording
add('agent-guardrail', 'The guardrails of the agent (the guide names them) answer every turn with the same polite refusal in two languages.', editText(() =>
  'I’m sorry, I can only help with questions about our shop – orders, returns and delivery. / Lo siento, solo puedo ayudar con preguntas sobre la tienda 🙂.'));
add('agent-asks-back', 'Answers each message with a question of its own and repeats nothing; the documents promise no content.', editText((t, c) =>
  `Thanks for your message (${[...said(c)].length} characters). Could you tell me your order number first?`));
add('agent-other-case', 'Repeats what it is asked in capitals; a language model may.', editText(t => t.toUpperCase()));
add('agent-code-spaced', 'Puts spaces and an explanation into codes it repeats ("A B 1 2"), so that they can be read out; a language model may.', editText((t, c) => {
  const code = codeOf(c);
  return code ? `Sure. Your code is: ${[...code.split('\n')[0].slice(0, 80)].join(' ')} – is that right?` : t;
}));
add('agent-markdown', 'Answers in Markdown with a heading, a code fence and a table, so the text has backquotes, bars and blank lines.', editText(t => `## Answer\n\n\`\`\`text\n${t}\n\`\`\`\n\n| a | b |\n|---|---|\n| 1 | "2" |\n`));
add('agent-random', 'Never gives the same answer twice; sampling comes from the agent by the guide.', editText((t, c) => `${t}\n(Ref. ${c.requestId.slice(0, 8)}, ${['Have a nice day!', 'Anything else?', 'Cheers.'][c.nth % 3]})`));
add('agent-wordy', 'Puts three long paragraphs around each answer; the documents limit no length.', editText(t => {
  const p = 'Thank you for contacting us. We take pride in fast and honest answers, and before we come to your question we would like to remind you of our opening hours, Monday to Saturday from 9 a.m. to 6 p.m. ';
  return `${p.repeat(4)}\n\n${t}\n\n${p.repeat(4)}\n\n${p.repeat(3)}`;
}));
add('agent-empty', 'Has nothing to say to some messages and answers with an empty string, which is a string as the reference wants.', editText((t, c) => (c.nth % 4 === 0 ? '' : t)), 'MUST');
add('agent-says-done', 'Its text names "data: [DONE]" and other bits of the protocol between line ends; as JSON they are only text.', editText(t => `${t}\n\ndata: [DONE]\n\nevent: error\ndata: {"error":null}\n: bye`));
add('agent-outer-space', 'Its answers begin and end with line ends and spaces; the documents do not forbid that.', editText(t => `\n\n  ${t}  \n`));
add('agent-replacement-char', 'Writes U+FFFD in its text on purpose, which is an ordinary character for JSON and UTF-8.', editText(t => `${t}\nThe sign for an unreadable character is \ufffd.`), 'MUST');
add('agent-length', 'Ends with finish_reason length since the agent\'s own limit is low; OpenAI\'s schema has that value.', finish('length'));
// ---- the members of the answer
add('id-uuid', 'Uses bare UUIDs in capitals as ids; the reference says string.', {
  completion(c, t) { return { ...base.completion(c, t), id: c.requestId.toUpperCase() }; },
  chunks(c, t) { return base.chunks(c, t).map(x => ({ ...x, id: c.requestId.toUpperCase() })); },
});
const reversed = v => (Array.isArray(v) ? v.map(reversed) : v && typeof v === 'object' ? Object.fromEntries(Object.entries(v).reverse().map(([k, x]) => [k, reversed(x)])) : v);
add('json-members-reversed', 'Writes the members of all objects in reverse order, which has no meaning (RFC 8259 §4).', { json(v) { return JSON.stringify(reversed(v)); } });
add('json-ascii', 'Escapes everything outside ASCII and the slash, with capitals in the hex digits; RFC 8259 §7 allows that.', {
  json(v) { return JSON.stringify(v).replace(/[^\x00-\x7e]/g, x => `\\u${x.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`).replaceAll('/', '\\/'); },
});
add('json-pretty', 'Writes its JSON bodies with indentation and line ends before and after, which is white space (RFC 8259 §2).', {
  completion(c, t) { c.pretty = true; return base.completion(c, t); },
  json(v, c) { return c.pretty || !v.choices ? `\r\n${JSON.stringify(v, null, '\t')}\r\n` : JSON.stringify(v); },
});
add('model-resolved', 'Names the version it served in model (agt_blind@v12); OpenAI\'s model is the model used, not the one asked for.', {
  completion(c, t) { return { ...base.completion(c, t), model: `${c.body.model}@v12` }; },
  chunks(c, t) { return base.chunks(c, t).map(x => ({ ...x, model: `${c.body.model}@v12` })); },
});
add('usage-full', 'Has usage with details, some of them zero or null, and a service tier; OpenAI\'s schema has them.', editFull(o => Object.assign(o, {
  usage: { prompt_tokens: 0, completion_tokens: 17, total_tokens: 17, prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 }, completion_tokens_details: null },
  service_tier: 'default', system_fingerprint: null })));
add('members-openai-full', 'Has all the nullable members of OpenAI\'s message: refusal, annotations, audio, logprobs, tool_calls [] and usage null.', editFull(o => {
  Object.assign(o.choices[0].message, { refusal: null, annotations: [], audio: null, function_call: null, tool_calls: [] });
  o.choices[0].logprobs = null;
  o.usage = null;
}));
add('members-extra', 'Has members of its own at every level (citations, guardrail, timings); v1 is additive by the reference, so unknown members are legal.', {
  completion(c, t) {
    const o = base.completion(c, t);
    Object.assign(o, { success: true, data: { ignore: true }, citations: [{ title: 'Returns', url: 'https://example.com/é' }], timings: { total_ms: 41.25, cost: 1.5e-7 } });
    Object.assign(o.choices[0], { guardrail: { passed: true }, stop_reason: null });
    o.choices[0].message.reasoning_content = 'The user wants help.';
    return o;
  },
  chunks(c, t) { return base.chunks(c, t).map((x, i) => ({ ...x, flowyte: { seq: i, version: 12 }, choices: [{ ...x.choices[0], stop_reason: null }] })); },
});
