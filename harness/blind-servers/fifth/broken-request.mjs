// Broken servers: valid requests that are refused or crash, and invalid ones that crash.
import { base, Problem, textOf } from '../base.mjs';
import { list, check, crash, allText } from '../tools.mjs';
import { sendPage } from './wire.mjs';

const { all: brokenRequest, add } = list('broken');
export { brokenRequest };

const refuse = (test, detail, field = 'messages', status = 400) =>
  check(test, () => new Problem(status, 'validation_error', detail, { field }));
// Crashes before the body is validated.
const early = test => ({ validate(c) { if (test(c.body)) throw new TypeError('boom'); base.validate(c); } });
const messages = c => c.body.messages;
const some = test => c => messages(c).some(test);

// ---- invalid bodies
add('messages-string-500', 'messages that is a string gets 500 in the loop over it; the body is invalid, which is 400.', early(b => typeof b?.messages === 'string'));
add('messages-empty-500', 'An empty list of messages gets 500, because the last of them is read; the body is invalid, which is 400.',
  early(b => Array.isArray(b?.messages) && !b.messages.length));
add('malformed-stream-200', 'Malformed JSON that holds "stream": true gets 200 with an empty stream that only has [DONE]; it is 400.',
  { parse(c) { try { return base.parse(c); } catch (e) { c.cut = /"stream"\s*:\s*true/.test(c.text); throw e; } },
    sendError(c, e) {
      if (!c.cut) return base.sendError(c, e);
      c.res.writeHead(200, c.h.streamHeaders(c));
      c.res.end('data: [DONE]\n\n');
    } });

// ---- roles and turns
add('two-user-turns-400', 'Two messages of the user in a row are refused, as by a chat template that wants turns to alternate; the API has no such rule.',
  refuse(c => messages(c).some((m, i, all) => m.role === 'user' && all[i + 1]?.role === 'user'), 'Conversation roles must alternate user/assistant.'));
add('system-later-400', 'A system message that is not the first message is refused; the role is accepted in messages.',
  refuse(c => messages(c).some((m, i) => i > 0 && m.role === 'system'), 'System message must be at the beginning.'));
add('assistant-first-400', 'A conversation that begins with the assistant (its greeting) is refused, as by providers that want the user first; the role is accepted in messages.',
  refuse(c => messages(c).find(m => m.role !== 'system')?.role === 'assistant', 'first message must use the "user" role'));
add('last-is-tool-400', 'A conversation whose last message is of a tool is refused, because the adapter wants the user last; so no result of a tool can be given.',
  refuse(c => messages(c).at(-1).role === 'tool', 'The last message must be from the user.'));
add('second-tool-message-400', 'Two tool messages in a row, the results of parallel calls, are refused.',
  refuse(c => messages(c).some((m, i, all) => m.role === 'tool' && all[i + 1]?.role === 'tool'), 'Unexpected role tool after role tool.'));
add('tool-call-id-404', 'The tool_call_id of a tool message is looked up among the calls of the server, which never made it: 404.',
  check(some(m => m.role === 'tool' && m.tool_call_id), () => new Problem(404, 'tool_call_not_found', 'There is no such tool call.')));
add('tool-parts-400', 'A tool message whose content is a list of text parts is refused; the OpenAI API takes both forms.',
  refuse(some(m => m.role === 'tool' && Array.isArray(m.content)), 'content must be a string.'));
add('system-parts-422', 'A system message whose content is a list of text parts gets 422; the OpenAI API takes both forms.',
  refuse(some(m => m.role === 'system' && Array.isArray(m.content)), 'Input should be a valid string', 'messages', 422));
add('assistant-without-content-500', 'An assistant message with tool_calls that leaves content out (null works) gets 500: KeyError content.',
  crash(some(m => m.role === 'assistant' && m.tool_calls && !('content' in m))));
add('assistant-empty-content-400', 'An assistant message whose content is the empty string is refused, as by providers that want text in each block; OpenAI takes it.',
  refuse(some(m => m.role === 'assistant' && m.content === ''), 'messages: text content blocks must be non-empty'));
add('tool-arguments-empty-500', 'A tool call whose arguments are the empty string, as of a function without parameters, gets 500, because they are parsed as JSON.',
  crash(some(m => m.tool_calls?.some?.(t => t.function?.arguments === ''))));
add('message-name-422', 'A message with name gets 422, because the schema of messages forbids other members; name is part of the OpenAI API.',
  refuse(some(m => m.name !== undefined), 'Extra inputs are not permitted', 'messages', 422));
add('sdk-message-back-422', 'An assistant message that an SDK gave (with refusal: null and annotations: []) gets 422 when it is sent back in the next turn, as clients do.',
  refuse(some(m => m.role === 'assistant' && ('refusal' in m || 'annotations' in m || 'audio' in m)), 'Extra inputs are not permitted', 'messages', 422));
add('sixteen-messages-500', 'A conversation of more than sixteen messages gets 500 from a fixed array.', crash(c => messages(c).length > 16));

// ---- text
add('blank-content-502', 'A message of the user that is only white space gets a page with 502, because the provider behind refuses it.',
  { before(c) { c.blank = false; }, validate(c) { base.validate(c); c.blank = messages(c).some(m => m.role === 'user' && typeof m.content === 'string' && m.content && !m.content.trim()); if (c.blank) throw new Problem(502, 'upstream', 'upstream'); },
    sendError: (c, e) => (c.blank ? sendPage(c, 502) : base.sendError(c, e)) });
add('nul-500', 'A message with the character U+0000, which JSON may hold, gets 500: PostgreSQL takes none in text.', crash(c => allText(c).includes('\0')));
add('four-byte-500', 'A message with a character of four bytes (an emoji) gets 500: the table is utf8 of three bytes.', crash(c => /[\u{10000}-\u{10ffff}]/u.test(allText(c))));
add('escaped-pair-garbled', 'An emoji that is written in the request as two \\u escapes, as json.dumps of Python does, becomes two replacement characters, though the same emoji in UTF-8 works.',
  { parse(c) { c.text = c.text.replace(/\\u[dD][89a-fA-F][0-9a-fA-F]{2}/g, '\ufffd'); return base.parse(c); } });
add('braces-500', 'A message with a brace gets 500, because it is put into the prompt with format(); code and JSON cannot be asked about.',
  crash(c => /[{}]/.test(allText(c))));
add('four-thousand-500', 'A message of more than 4000 characters gets 500 from the column that it is stored in.', crash(some(m => textOf(m).length > 4000)));
add('model-not-first-400', 'The router reads the model from the beginning of the body: where another member comes first, 400; members of JSON have no order.',
  { parse(c) { const b = base.parse(c); if (b && Object.keys(b)[0] !== 'model' && 'model' in b) throw new Problem(400, 'validation_error', 'model is missing.', { field: 'model' }); return b; } });
add('pretty-body-400', 'A body with white space before or between its members is refused, because a rule of the gateway searches for {"; JSON allows white space.',
  { parse(c) { if (/^\s|^\{\s/.test(c.text)) { base.parse(c); throw new Problem(400, 'validation_error', 'The body is not JSON.'); } return base.parse(c); } });

// ---- user and stream
add('user-non-ascii-500', 'A user with characters beyond ASCII is put into a header of the inner request and gets 500; user is any string.',
  crash(c => /[^\x00-\x7f]/.test(c.body.user ?? '')));
add('user-not-uuid-400', 'A user that is not a UUID is refused; it is any string.',
  refuse(c => c.body.user != null && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(c.body.user), 'user must be a UUID.', 'user'));
add('user-streams-500', 'A stream with user gets 500, because only the JSON path passes it on in the right place.', crash(c => c.body.stream === true && c.body.user != null));
add('stream-null-422', 'stream: null gets 422; the OpenAI API allows null there, and serialisers write it for what is not set.',
  { validate(c) { if (c.body?.stream === null) throw new Problem(422, 'validation_error', 'Input should be a valid boolean', { field: 'stream' }); base.validate(c); } });
add('stream-false-streams', 'stream: false is answered with a stream, because the handler asks only whether the member is there.',
  { wantsStream: c => 'stream' in c.body && c.body.stream !== null });

// ---- what is to be ignored
const SAMPLING = ['temperature', 'top_p', 'max_tokens', 'max_completion_tokens', 'presence_penalty', 'frequency_penalty', 'stop', 'seed', 'n', 'tools', 'tool_choice', 'logit_bias', 'response_format'];
add('null-parameters-422', 'A parameter that is null (temperature: null), as serialisers write what is not set, gets 422; overrides are ignored.',
  refuse(c => SAMPLING.some(k => c.body[k] === null), 'Input should be a valid number', 'temperature', 422));
add('temperature-and-top-p-400', 'temperature together with top_p is refused, as by the provider behind; both are ignored here.',
  refuse(c => c.body.temperature != null && c.body.top_p != null, '`temperature` and `top_p` cannot both be specified for this model.', 'top_p'));
add('max-tokens-context-400', 'max_tokens above 4096 is refused, as by vLLM for a small context; the override is ignored.',
  refuse(c => Math.max(c.body.max_tokens ?? 0, c.body.max_completion_tokens ?? 0) > 4096, "This model's maximum context length is 4096 tokens.", 'max_tokens'));
add('json-mode-needs-word-400', 'response_format json_object is refused unless a message has the word JSON; the override is ignored.',
  refuse(c => c.body.response_format?.type === 'json_object' && !/json/i.test(allText(c)), "'messages' must contain the word 'json' in some form", 'response_format'));
add('tools-empty-400', 'An empty list of tools is refused; tools are ignored.', refuse(c => Array.isArray(c.body.tools) && !c.body.tools.length, '[] is too short', 'tools'));
add('n-in-streams', 'n: 2 gives two choices in a stream, so whoever reads the deltas of all chunks gets both mixed; sampling overrides are ignored.',
  { chunks(c, t) { const all = base.chunks(c, t); return c.body.n > 1 ? all.flatMap(x => [x, { ...x, choices: [{ ...x.choices[0], index: 1 }] }]) : all; } });
add('max-tokens-cuts-streams', 'max_tokens ends a stream after so many pieces with finish_reason length; sampling overrides are ignored.',
  { chunks(c, t) {
    const all = base.chunks(c, t);
    const max = c.body.max_tokens ?? c.body.max_completion_tokens;
    if (!(max < all.length - 2)) return all;
    const last = all.at(-1);
    last.choices[0].finish_reason = 'length';
    return [...all.slice(0, max + 1), last];
  } });
