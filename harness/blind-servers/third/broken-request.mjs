import { base, Problem } from '../base.mjs';
import { allText, check, crash, list } from '../tools.mjs';
import { errorsBy, page, rejects } from './more.mjs';

const { all, add } = list('broken');
export const brokenRequest = all;

// ---- bytes and headers
add('request-latin1', 'Decodes the body as ISO-8859-1 because no charset is named, so every non-ASCII text reaches the agent as mojibake; JSON is UTF-8 (RFC 8259 §8.1).', {
  decode(c) { base.decode(c); return c.raw.toString('latin1'); },
});
add('request-decoded-by-buffer', 'Decodes the body buffer by buffer (here 64 bytes), so characters that lie across an edge become U+FFFD; JSON is UTF-8 (RFC 8259 §8.1).', {
  decode(c) {
    base.decode(c);
    let text = '';
    for (let i = 0; i < c.raw.length; i += 64) text += c.raw.subarray(i, i + 64).toString('utf8');
    return text;
  },
});
add('request-escaped-emoji', 'Its JSON reader turns each half of an escaped surrogate pair into U+FFFD, so clients that send ASCII-only JSON lose every emoji (RFC 8259 §7).', {
  parse(c) { c.text = c.text.replace(/\\ud[89a-f][0-9a-f]{2}/gi, '\\ufffd'); return base.parse(c); },
});
add('request-chunked-empty', 'Reads as many bytes as Content-Length says, so a chunked request body is empty for it and gets 400; RFC 9112 §7.1 demands that chunked is understood.', {
  async read(c) { const raw = await base.read(c); return c.req.headers['content-length'] === undefined ? Buffer.alloc(0) : raw; },
});
add('request-cut-16k', 'Keeps only the first 16 KiB of a body, so longer requests get 400 "not JSON" although they are well-formed.', {
  async read(c) { return (await base.read(c)).subarray(0, 16384); },
}, 'SHOULD');
add('request-type-exact', 'Compares Content-Type with "application/json" as a whole, so "application/json; charset=utf-8" gets 415; parameters belong to the syntax of RFC 9110 §8.3.', {
  decode(c) {
    if ((c.req.headers['content-type'] ?? 'application/json') !== 'application/json') throw new Problem(415, 'unsupported_media_type', 'Send application/json.');
    return base.decode(c);
  },
});
add('request-model-first', 'Routes by a peek at the first member of the body, so requests whose messages come before model get 400; .NET and Python SDKs send them so, and JSON objects have no order.', {
  parse(c) {
    if (/^\s*\{\s*"messages"/.test(c.text)) throw new Problem(400, 'validation_error', 'model is missing.', { field: 'model' });
    return base.parse(c);
  },
});
add('request-sdk-headers-403', 'A firewall rule blocks requests with X-Stainless-* headers (403, HTML), which the OpenAI SDKs send always; the guide says that they work unchanged.', {
  before(c) {
    if (!Object.keys(c.req.headers).some(h => h.startsWith('x-stainless-'))) return false;
    c.h.send(c, 403, { 'Content-Type': 'text/html' }, page(403, 'Forbidden'));
    return true;
  },
});
add('request-no-user-agent-403', 'Bot protection answers 403 when there is no User-Agent (as from a plain .NET HttpClient); by the reference the key alone decides.', {
  before(c) {
    if (c.req.headers['user-agent']) return false;
    c.h.send(c, 403, { 'Content-Type': 'text/html' }, page(403, 'Forbidden', '<p>Please enable cookies.</p>\r\n'));
    return true;
  },
}, 'SHOULD');
add('accept-json-406', 'The stream route only produces text/event-stream, so stream requests with "Accept: application/json" get 406; the OpenAI SDKs send exactly that.', {
  agent(c) {
    base.agent(c);
    const accept = c.req.headers.accept ?? '*/*';
    if (c.body.stream && !/text\/event-stream|text\/\*|\*\/\*/.test(accept)) throw new Problem(406, 'not_acceptable', 'Only text/event-stream can be produced.');
  },
});
add('stream-by-accept', 'Streams only when Accept names text/event-stream, whatever "stream" says; OpenAI SDKs send application/json and get no stream, against the guide.', {
  wantsStream(c) { return /text\/event-stream/.test(c.req.headers.accept ?? '') && c.body.stream === true; },
});

// ---- the members of the body
add('stream-false-streams', 'Streams as soon as the member "stream" is there, even as false (LangChain sends it); the guide streams for stream: true.', {
  wantsStream(c) { return c.body.stream !== undefined; },
});
add('stream-null-400', 'Rejects "stream": null, which OpenAI\'s schema allows and serializers write for an unset field.', rejects(c => c.body.stream === null, 'stream', 'stream must be a boolean.'));
add('param-null-400', 'Rejects null for the optional parameters (temperature, stop, …) that the guide says are ignored.', rejects(
  c => Object.entries(c.body).some(([k, v]) => v === null && k !== 'stream' && k !== 'user'), 'body', 'null is not allowed here.'));
const OLD = ['model', 'messages', 'stream', 'user', 'temperature', 'top_p', 'n', 'max_tokens', 'stop', 'presence_penalty', 'frequency_penalty', 'logit_bias'];
add('param-unknown-422', 'Its strict model forbids members it does not know (seed, tools, stream_options, store, …) with 422; the guide says others are ignored.', check(
  c => Object.keys(c.body).some(k => !OLD.includes(k)), c => new Problem(422, 'validation_error', 'Extra inputs are not permitted.', { field: Object.keys(c.body).find(k => !OLD.includes(k)) })));
add('param-stream-options-400', 'Answers 400 to stream_options, which the .NET SDK and LangChain send with every stream.', rejects(c => c.body.stream_options != null, 'stream_options', 'Unknown parameter.'));
add('param-temperature-range', 'Validates temperature (0 to 1 only) and answers 400 to 1.5, though sampling parameters are ignored by the guide.', rejects(
  c => typeof c.body.temperature === 'number' && (c.body.temperature < 0 || c.body.temperature > 1), 'temperature', 'temperature must be between 0 and 1.'), 'SHOULD');
add('param-max-tokens-obeyed', 'Cuts the answer after max_tokens tokens with finish_reason length; by the guide sampling comes from the agent and overrides are ignored.', {
  answer(c) {
    const text = base.answer(c), most = c.body.max_completion_tokens ?? c.body.max_tokens;
    const words = text.match(/\s*\S+/g) ?? [];
    if (typeof most !== 'number' || words.length <= most) return text;
    c.cut = true;
    return words.slice(0, Math.max(most, 1)).join('');
  },
  completion(c, t) { const o = base.completion(c, t); if (c.cut) o.choices[0].finish_reason = 'length'; return o; },
  chunks(c, t) { const all = base.chunks(c, t); if (c.cut) all.at(-1).choices[0].finish_reason = 'length'; return all; },
});
const call = c => ({ id: `call_${c.requestId.slice(0, 8)}`, type: 'function', function: { name: c.body.tools[0].function?.name ?? 'tool', arguments: '{}' } });
const calls = c => c.body.tools?.length && c.messages.at(-1).role !== 'tool';
add('param-tools-called', 'Passes the tools of the request on to the model and answers with a call of them instead of text; by the guide tools come from the agent and those of the request are ignored.', {
  completion(c, t) {
    const o = base.completion(c, t);
    if (calls(c)) o.choices[0] = { index: 0, message: { role: 'assistant', content: null, tool_calls: [call(c)] }, finish_reason: 'tool_calls' };
    return o;
  },
  chunks(c, t) {
    const all = base.chunks(c, t);
    if (!calls(c)) return all;
    const last = all.at(-1);
    last.choices[0].finish_reason = 'tool_calls';
    return [{ ...last, choices: [{ index: 0, delta: { role: 'assistant', content: null, tool_calls: [{ index: 0, ...call(c) }] }, finish_reason: null }] }, last];
  },
});
add('user-pattern-400', 'Accepts only letters, digits, "-" and "_" in user and answers 400 to e-mail addresses or spaces; the documents call it just a string.', rejects(
  c => c.body.user != null && !/^[\w-]*$/.test(c.body.user), 'user', 'user has an invalid format.'));
// ---- texts that the storage cannot hold
add('text-emoji-500', 'Stores the messages in a 3-byte UTF-8 column, so a text with an emoji crashes with 500.', crash(c => /[\u{10000}-\u{10ffff}]/u.test(allText(c))));
add('text-nul-500', 'Stores the messages in PostgreSQL, so "\\u0000" in a text crashes with 500; a client\'s mistake must not be a server error, which SDKs retry.', crash(c => allText(c).includes('\0')), 'SHOULD');
add('text-lone-surrogate-500', 'Encodes the text strictly, so a lone surrogate escape crashes with 500 instead of an answer or a 400.', crash(c => !allText(c).isWellFormed()), 'SHOULD');

// ---- malformed bodies
const notJson = e => e.message === 'The body is not JSON.';
add('malformed-json-500', 'A body that is not JSON gets 500, because nobody catches the parser\'s exception; the reference says 400, and SDKs retry a 500.', {
  parse(c) { return JSON.parse(c.text); },
});
add('malformed-json-trace', 'A body that is not JSON gets the framework\'s default page: HTML with the stack trace and file paths; the reference says problem+json.', errorsBy(notJson, c => {
  c.h.send(c, 400, { 'Content-Type': 'text/html; charset=utf-8' }, '<!DOCTYPE html>\n<html lang="en"><head><title>Error</title></head><body>\n<pre>SyntaxError: Unexpected token in JSON at position 0<br> &nbsp; &nbsp;at JSON.parse (&lt;anonymous&gt;)<br> &nbsp; &nbsp;at parse (/app/node_modules/body-parser/lib/types/json.js:92:19)</pre>\n</body></html>\n');
}));
add('malformed-json-hangs', 'An exception in an async handler is lost, so a body that is not JSON never gets a response.', errorsBy(notJson, () => {}));
add('trailing-bytes-accepted', 'Decodes the first JSON value and never looks at what follows it (Go\'s Decoder), so a malformed body is answered with 200; the reference says 400.', {
  parse(c) {
    try { return base.parse(c); } catch (e) {
      const end = c.text.lastIndexOf('}');
      for (let i = end; i > 0; i = c.text.lastIndexOf('}', i - 1)) try { return JSON.parse(c.text.slice(0, i + 1)); } catch {}
      throw e;
    }
  },
}, 'SHOULD');
add('messages-missing-500', 'Maps over messages without looking, so a missing or non-array messages crashes with 500; the reference says 400.', {
  validate(c) { if (c.body && !Array.isArray(c.body.messages)) throw new TypeError('messages.map is not a function'); base.validate(c); },
});
