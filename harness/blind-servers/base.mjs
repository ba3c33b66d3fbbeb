// The conforming server, as a set of hooks. A variant replaces one or a few of them.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { STATUS_CODES } from 'node:http';

export const KEYS = {
  flowyte_sk_live_blindserver0001: ['chat:write'],
  flowyte_sk_live_blindnoscope01: ['agents:read'],
  flowyte_pk_live_blindpublic0001: ['chat:public'],
};
export const AGENTS = { agt_blind: { published: true }, agt_blind_draft: { published: false } };
export const PATH = '/api/v1/chat/completions';
export { sleep };

export class Problem extends Error {
  constructor(status, code, detail, { field, headers } = {}) {
    super(detail);
    Object.assign(this, { status, code, field, headers });
  }
}
const invalid = (field, detail) => new Problem(400, 'validation_error', detail, { field });

const PARTS = ['text', 'image_url', 'input_audio', 'file', 'refusal'];
export const textOf = ({ content }) =>
  typeof content === 'string' ? content
  : Array.isArray(content) ? content.filter(p => p.type === 'text').map(p => p.text).join('\n')
  : '';
export const lastUser = messages => messages.findLast(m => m.role === 'user');
const cut = (text, n) => [...text].slice(0, n).join('');

const LONG = Array.from({ length: 8 }, (_, i) =>
  `${i + 1}. Our shop café keeps “honest” returns: you have ${30 + i} days, the label is free 🙂, and we answer within a day.`
).join('\n\n');

export const base = {
  route(c) {
    if (c.path !== PATH) throw new Problem(404, 'not_found', 'There is nothing at this address.');
    if (c.req.method !== 'POST')
      throw new Problem(405, 'method_not_allowed', 'Use POST.', { headers: { Allow: 'POST' } });
  },

  // ---- authentication
  credentials(c) {
    if (c.req.rawHeaders.filter((h, i) => i % 2 === 0 && /^authorization$/i.test(h)).length > 1) return undefined;
    return /^Bearer +([\w.~+/-]+=*)$/i.exec((c.req.headers.authorization ?? '').trim())?.[1];
  },
  scopes(c, key) { return Object.hasOwn(KEYS, key) ? KEYS[key] : undefined; },
  unauthorized(c, key) {
    const realm = 'Bearer realm="flowyte"';
    return new Problem(401, 'unauthorized', key ? 'The API key is not valid.' : 'An API key is needed.',
      { headers: { 'WWW-Authenticate': key ? `${realm}, error="invalid_token"` : realm } });
  },
  forbidden() { return new Problem(403, 'insufficient_scope', 'This key lacks the scope chat:write.'); },
  authenticate(c) {
    const key = c.h.credentials(c);
    const scopes = key && c.h.scopes(c, key);
    if (!scopes) throw c.h.unauthorized(c, key);
    if (!scopes.includes('chat:write')) throw c.h.forbidden(c);
  },

  // ---- request body
  async read(c) {
    const parts = [];
    let size = 0;
    for await (const part of c.req) if ((size += part.length) <= 8e6) parts.push(part);
    if (size > 8e6) throw new Problem(413, 'payload_too_large', 'The body is too large.');
    return Buffer.concat(parts);
  },
  decode(c) {
    if (/\S/.test(c.req.headers['content-encoding'] ?? '') && c.req.headers['content-encoding'] !== 'identity')
      throw new Problem(415, 'unsupported_media_type', 'Content codings are not supported.', { headers: { 'Accept-Encoding': 'identity' } });
    try { return new TextDecoder('utf-8', { fatal: true }).decode(c.raw); }
    catch { throw new Problem(400, 'validation_error', 'The body is not UTF-8.'); }
  },
  parse(c) {
    try { return JSON.parse(c.text); }
    catch { throw new Problem(400, 'validation_error', 'The body is not JSON.'); }
  },
  roles: ['system', 'user', 'assistant', 'tool'],
  validate(c) {
    const b = c.body;
    if (b === null || typeof b !== 'object' || Array.isArray(b)) throw invalid('body', 'The body must be an object.');
    if (typeof b.model !== 'string' || !b.model) throw invalid('model', 'model must be a string.');
    if (!Array.isArray(b.messages) || !b.messages.length) throw invalid('messages', 'messages must be a non-empty array.');
    if (b.stream != null && typeof b.stream !== 'boolean') throw invalid('stream', 'stream must be a boolean.');
    if (b.user != null && typeof b.user !== 'string') throw invalid('user', 'user must be a string.');
    b.messages.forEach((m, i) => c.h.validateMessage(c, m, `messages[${i}]`));
  },
  validateMessage(c, m, at) {
    if (m === null || typeof m !== 'object' || Array.isArray(m)) throw invalid(at, 'A message must be an object.');
    if (!c.h.roles.includes(m.role)) throw invalid(`${at}.role`, 'This role is not accepted.');
    if (typeof m.content === 'string') return;
    if (Array.isArray(m.content) && m.content.length) {
      for (const p of m.content)
        if (!PARTS.includes(p?.type) || (p.type === 'text' && typeof p.text !== 'string'))
          throw invalid(`${at}.content`, 'This content part is not accepted.');
    } else if (m.content != null || m.role !== 'assistant') throw invalid(`${at}.content`, 'content must be text.');
  },
  unknownAgent() { return new Problem(400, 'unknown_agent', 'There is no agent with this id.', { field: 'model' }); },
  lookup(c, id) { return Object.hasOwn(AGENTS, id) ? AGENTS[id] : undefined; },
  agent(c) {
    const agent = c.h.lookup(c, c.body.model);
    if (!agent) throw c.h.unknownAgent(c);
    if (!agent.published) throw new Problem(409, 'no_published_version', 'This agent was never published.');
  },
  wantsStream(c) { return c.body.stream === true; },

  // ---- the answer
  answer(c) {
    const said = textOf(lastUser(c.messages) ?? {});
    const before = c.messages.slice(0, -1).filter(m => m.role !== 'system').map(textOf).filter(Boolean);
    if (c.messages.at(-1).role === 'tool') before.push(textOf(c.messages.at(-1)));
    const code = /(?:repeat|say|echo|reply|answer|respond|return|write|output|include)[^:]*:\s*(\S[^]*)/i.exec(said)?.[1];
    const recalls = /what|which|recall|remember|earlier|previous|before|first|told|gave|mention/i.test(said);
    let text = code ?? `You wrote: ${said || '(nothing)'}\nHow can I help you further?`;
    if (before.length && (recalls || c.messages.at(-1).role === 'tool')) text += `\nSo far: ${before.join(' / ')}`;
    text = cut(text, 4000);
    if (/\b(long|detail\w*|essay|story|paragraphs?|thorough|at least|hundred|\d{2,} (words|sentences|lines|items))\b/i.test(said)) {
      c.long = true;
      text += `\n\n${LONG}`;
    }
    return text.toWellFormed();
  },
  pieces(c, text) {
    const words = text.match(/\s*\S+|\s+$/g) ?? [text];
    const per = Math.ceil(words.length / 32);
    const out = [];
    for (let i = 0; i < words.length; i += per) out.push(words.slice(i, i + per).join(''));
    return out;
  },
  completion(c, text) {
    return {
      id: c.id, object: 'chat.completion', created: c.created, model: c.body.model,
      choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    };
  },
  chunks(c, text) {
    const chunk = (delta, finish_reason = null) => ({
      id: c.id, object: 'chat.completion.chunk', created: c.created, model: c.body.model,
      choices: [{ index: 0, delta, finish_reason }],
    });
    return [
      chunk({ role: 'assistant', content: '' }),
      ...c.h.pieces(c, text).map(content => chunk({ content })),
      chunk({}, 'stop'),
    ];
  },
  json(value) { return JSON.stringify(value); },
  frames(c, chunks) { return [...chunks.map(x => `data: ${c.h.json(x, c)}\n\n`), 'data: [DONE]\n\n']; },

  // ---- sending
  jsonHeaders(c) { return { 'Content-Type': 'application/json', 'X-Request-Id': c.requestId }; },
  streamHeaders(c) {
    return { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', 'X-Request-Id': c.requestId };
  },
  send(c, status, headers, payload) {
    c.res.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(payload) });
    c.res.end(payload);
  },
  async sendStream(c, frames) {
    c.res.writeHead(200, c.h.streamHeaders(c));
    await c.h.writeFrames(c, frames, c.res);
    c.res.end();
  },
  async writeFrames(c, frames, out) {
    const gap = c.long ? 500 / frames.length : 3;
    const closed = once(c.res, 'close').catch(() => {});
    for (const frame of frames) {
      if (c.res.destroyed) return;
      if (!out.write(typeof frame === 'function' ? frame() : frame)) await Promise.race([once(out, 'drain'), closed]);
      await sleep(gap);
    }
  },
  problem(c, e) {
    const type = e.status === 401 ? 'authentication_error' : e.status === 403 ? 'permission_error'
      : e.status < 500 ? 'invalid_request_error' : 'server_error';
    return {
      type: `urn:flowyte:error:${e.code}`, title: STATUS_CODES[e.status], status: e.status, detail: e.message,
      instance: `/requests/${c.requestId}`, code: e.code,
      ...(e.code === 'validation_error' || e.field ? { errors: [{ field: e.field ?? 'body', message: e.message }] } : {}),
      error: { message: e.message, type, param: e.field ?? null, code: e.code },
    };
  },
  errorHeaders(c, e) {
    return { 'Content-Type': 'application/problem+json', 'X-Request-Id': c.requestId, ...e.headers };
  },
  sendError(c, e) {
    c.h.send(c, e.status, c.h.errorHeaders(c, e), c.h.json(c.h.problem(c, e), c));
  },

  // ---- the whole request
  before() {}, // returns true when it has answered
  async handle(c) {
    if (await c.h.before(c)) return;
    c.h.route(c);
    c.raw = await c.h.read(c);
    c.h.authenticate(c);
    c.text = c.h.decode(c);
    c.body = c.h.parse(c);
    c.h.validate(c);
    c.h.agent(c);
    c.messages = c.body.messages;
    c.stream = c.h.wantsStream(c);
    await c.h.reply(c, await c.h.answer(c));
  },
  async reply(c, text) {
    if (c.stream) await c.h.sendStream(c, c.h.frames(c, c.h.chunks(c, text)));
    else await c.h.send(c, 200, c.h.jsonHeaders(c), c.h.json(c.h.completion(c, text), c));
  },
};

let count = 0;
export const context = (h, req, res) => ({
  h, req, res, nth: ++count, path: req.url.replace(/^https?:\/\/[^/?]+/i, '').split('?')[0], id: `chatcmpl-${randomUUID()}`,
  requestId: randomUUID(), created: Math.floor(Date.now() / 1000),
});
