import { AGENTS, base, Problem, textOf } from '../base.mjs';
import { check, crash, list } from '../tools.mjs';
import { asksStream, errorsBy, hasTools, lastIsTool, rejects, shows } from './more.mjs';

const { all, add } = list('broken');
export const brokenHistory = all;
const first = Object.keys(AGENTS)[0];
const unknown = e => e.code === 'unknown_agent';

// ---- the agent's id
add('model-unknown-404', 'An unknown agent id gets 404 model_not_found as at OpenAI; the guide says 400.', {
  unknownAgent() { return new Problem(404, 'model_not_found', 'The model does not exist or you do not have access to it.', { field: 'model' }); },
});
add('model-unknown-default', 'Falls back to the default agent when the id is unknown and answers 200; the guide says 400.', {
  lookup(c, id) { return base.lookup(c, id) ?? AGENTS[first]; },
});
add('model-gpt-alias', 'Maps OpenAI\'s model names (gpt-…) to the default agent for convenience; the guide says that model must be an agent id, not an OpenAI model name.', {
  lookup(c, id) { return base.lookup(c, id) ?? (/^(gpt-|o\d|chatgpt)/.test(id) ? AGENTS[first] : undefined); },
});
add('model-unknown-stream-200', 'Looks the agent up inside the stream, so for stream requests an unknown id gets 200 with an error event; the guide says 400.', errorsBy((e, c) => unknown(e) && asksStream(c), async (c, e) => {
  await c.h.sendStream(c, [`data: ${c.h.json({ error: c.h.problem(c, e).error }, c)}\n\n`, 'data: [DONE]\n\n']);
}));
add('model-bad-form-500', 'Casts the id to its own id type first, so a model that does not look like an agent id (gpt-4o) crashes with 500; the guide says 400.', {
  lookup(c, id) { if (!/^agt_\w+$/.test(id)) throw new TypeError('invalid input syntax'); return base.lookup(c, id); },
});
add('model-prefix-found', 'Finds the agent with LIKE, so an id that only begins with a real one is answered; it is unknown, and the guide says 400.', {
  lookup(c, id) { return base.lookup(c, id) ?? AGENTS[Object.keys(AGENTS).find(a => id.startsWith(a))]; },
});
// ---- roles and their order
add('role-system-400', 'Allows only user and assistant in messages (the upstream wants the system prompt elsewhere), so a system message gets 400; the guide accepts it.', { roles: ['user', 'assistant', 'tool'] });
add('role-tool-400', 'Answers 400 to messages with the role tool; the guide accepts it.', { roles: ['system', 'user', 'assistant'] });
add('role-must-alternate', 'The chat template wants user and assistant in turn, so two user messages in a row get 400; the guide knows no such rule, and OpenAI clients send them.', rejects(c => {
  const roles = c.body.messages.map(m => m.role).filter(r => r === 'user' || r === 'assistant');
  return !hasTools(c) && roles.some((r, i) => i > 0 && r === roles[i - 1]);
}, 'messages', 'Conversation roles must alternate user/assistant/user/assistant.'));
add('role-first-must-be-user', 'A conversation that opens with the assistant\'s greeting gets 400, as the upstream wants a user message first; the guide accepts the role without such a rule.', rejects(
  c => c.body.messages.find(m => m.role !== 'system')?.role === 'assistant', 'messages', 'First content should be with role user.'));
add('role-last-must-be-user', 'Wants a user message at the end, so the turn after a tool result gets 400; the guide accepts tool messages.', rejects(lastIsTool, 'messages', 'The last message must be from the user.'));

// ---- tool turns
const assistantCalls = m => m.role === 'assistant' && m.tool_calls?.length;
add('assistant-null-400', 'Answers 400 to an assistant message with content null beside its tool_calls, which SDKs hand back from the answer before.', rejects(
  c => c.body.messages.some(m => m.role === 'assistant' && m.content === null), 'messages', 'content: none is not an allowed value.'));
add('assistant-no-content-500', 'Reads content of every message, so an assistant message without that member (as .NET sends tool turns) crashes with 500.', crash(
  c => c.body.messages.some(m => m.role === 'assistant' && m.content === undefined)));
add('assistant-empty-400', 'Answers 400 "text content blocks must be non-empty" to an assistant message with content "", which LangChain sends beside tool_calls.', rejects(
  c => c.body.messages.some(m => m.role === 'assistant' && m.content === ''), 'messages', 'text content blocks must be non-empty'));
add('assistant-null-dropped', 'Drops messages whose content is empty and then misses the call of the tool result: 400 for every tool turn with content null or "".', rejects(
  c => c.body.messages.some((m, i) => m.role === 'tool' && c.body.messages.slice(0, i).filter(m => m.content).every(m => !assistantCalls(m))
    && c.body.messages.slice(0, i).some(assistantCalls)), 'messages', 'A tool message must follow a message with tool_calls.'));
add('tool-id-nine-chars', 'Passes tool call ids to an upstream that wants exactly nine letters and digits, and answers 400 to others such as call_abc123; OpenAI\'s schema knows no such rule.', rejects(
  c => c.body.messages.some(m => m.role === 'tool' && !/^[a-zA-Z0-9]{9}$/.test(m.tool_call_id ?? 'callcall1')), 'messages', 'Tool call id must be a-z, A-Z, 0-9, with a length of 9.'));
add('tool-arguments-empty-500', 'Parses the arguments of past tool calls, so the "" of a call without arguments crashes with 500.', crash(
  c => c.body.messages.some(m => assistantCalls(m) && m.tool_calls.some(t => t?.function?.arguments === ''))));
add('tool-content-json', 'Wants a JSON object as the content of a tool message (the upstream takes a struct) and answers 400 to plain text; OpenAI\'s schema says string.', rejects(c => c.body.messages.some(m => {
  if (m.role !== 'tool') return false;
  try { return typeof JSON.parse(textOf(m)) !== 'object'; } catch { return true; }
}), 'messages', 'The function response must be a JSON object.'));
add('tool-two-results-400', 'Wants every tool message directly behind an assistant message, so the results of two parallel calls get 400.', rejects(
  c => c.body.messages.some((m, i, all) => m.role === 'tool' && all[i - 1]?.role === 'tool'), 'messages', 'A tool message must follow an assistant message.'));
add('tool-results-dropped', 'Takes tool messages but does not show them to the agent, which therefore asks or answers without the result; the guide accepts the role in messages.', shows(ms => ms.filter(m => m.role !== 'tool')));
add('message-strict-members', 'Forbids members of a message other than role, content and the tool ones, so its own message with refusal or annotations null, or one with name, gets 400.', rejects(
  c => c.body.messages.some(m => Object.keys(m).some(k => !['role', 'content', 'tool_calls', 'tool_call_id'].includes(k))), 'messages', 'Extra inputs are not permitted.'));

// ---- what the agent gets to see
add('history-last-only', 'Wraps the native chat API and posts only the last message, so the agent knows nothing of the conversation; the guide reads messages.', shows(ms => ms.slice(-1)));
add('history-three', 'Keeps a window of the last three messages, so the agent forgets what was said four messages ago.', shows(ms => ms.slice(-3)), 'SHOULD');
add('history-user-only', 'Shows the agent only the user\'s messages, so it does not know what it said itself; the guide accepts assistant and tool messages.', shows(ms => ms.filter(m => m.role === 'user')));
const sessions = new Map();
const session = name => shows((ms, c) => {
  const id = name(c);
  if (id === undefined) return ms;
  const seen = [...(sessions.get(id) ?? []), ...ms];
  sessions.set(id, seen.slice(-12));
  return seen;
});
add('session-by-user', 'Keeps a session per user and adds the old messages to each request, so separate conversations of one user run together; messages is the whole conversation.', session(c => c.body.user ?? undefined));
add('session-anonymous', 'Keeps one session for all requests without user, so what one conversation said turns up in the next.', session(c => (c.body.user == null ? 'anonymous' : undefined)));

// ---- content parts and texts
const editParts = (when, edit) => shows((ms, c) => ms.map((m, i) => (Array.isArray(m.content) && when(m, i, ms) ? { ...m, content: edit(m.content, c) } : m)));
add('parts-422', 'Knows content only as a string, so text parts get 422; SDKs send them, and they mean the same as the string.', check(
  c => c.body.messages.some(m => Array.isArray(m.content)), () => new Problem(422, 'validation_error', 'Input should be a valid string.', { field: 'messages[0].content' })));
add('parts-first-only', 'Reads only the first of several text parts, so the agent misses the rest of the message.', editParts(() => true, p => [p[0]]));
add('parts-stream-500', 'Trims content in the streaming handler only, so text parts crash with 500 when stream is true.', crash(
  c => c.body.stream && c.body.messages.some(m => Array.isArray(m.content))));
add('parts-image-500', 'Meets an image part with a missing case in a switch and crashes with 500 instead of an answer or a 400.', crash(
  c => c.body.messages.some(m => Array.isArray(m.content) && m.content.some(p => p.type !== 'text'))), 'SHOULD');
add('text-html-escaped', 'Escapes the user\'s text for HTML before the agent gets it, so < and & come back as &lt; and &amp;; JSON text is no HTML.', shows(ms => ms.map(m => ({
  ...m, content: textOf(m).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;') }))));
add('text-cut-2000', 'Cuts each message at 2000 characters without a word, so the agent misses what stands behind that.', shows(ms => ms.map(m => ({ ...m, content: textOf(m).slice(0, 2000).toWellFormed() }))), 'SHOULD');
