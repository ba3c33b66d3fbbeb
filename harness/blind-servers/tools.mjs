// Small helpers that the variants share.
import { base, textOf, lastUser } from './base.mjs';

export const list = kind => {
  const all = [];
  const add = (name, why, hooks, level = 'MUST') => all.push({ name, kind, level, why, hooks });
  return { all, add };
};
export const editFull = edit => ({ completion(c, t) { const o = base.completion(c, t); return edit(o, c) ?? o; } });
export const editChunks = edit => ({ chunks(c, t) { const all = base.chunks(c, t); return edit(all, c) ?? all; } });
export const eachChunk = edit => editChunks((all, c) => all.map((x, i) => edit(x, c, i, all) ?? x));
export const editFrames = edit => ({ frames(c, chunks) { const all = base.frames(c, chunks); return edit(all, c) ?? all; } });
export const editText = edit => ({ answer(c) { return edit(base.answer(c), c); } });
export const check = (test, fail) => ({ validate(c) { base.validate(c); if (test(c)) throw fail(c); } });
export const crash = test => check(test, () => new TypeError('boom'));
export const said = c => textOf(lastUser(c.body.messages) ?? {});
export const allText = c => c.body.messages.map(textOf).join('\n');
export const nonAscii = s => /[^\x00-\x7f]/.test(s);

// Answers with exactly this head (plus Date) and body on the socket, then closes it.
export const headOf = (status, headers) => [status, `Date: ${new Date().toUTCString()}`, ...Object.entries(headers).map(([k, v]) => `${k}: ${v}`)];
export const headBytes = lines => lines.join('\r\n') + '\r\n\r\n';
export function rawSend(c, lines, body = '') {
  c.req.socket.write(Buffer.concat([Buffer.from(headBytes(lines)), Buffer.from(c.req.method === 'HEAD' ? '' : body)]));
  c.req.socket.end();
}

// How many requests have come on the connection of this one (1 for the first); ask once a request, from before().
const onSocket = new WeakMap();
export function nthOnSocket(c) {
  const n = (onSocket.get(c.req.socket) ?? 0) + 1;
  onSocket.set(c.req.socket, n);
  return n;
}

// What the user asks to be repeated or to be said, if that is what is asked.
export const codeOf = c => /(?:repeat|say|echo|reply|answer|respond|return|write|output|include)[^:]*:\s*(\S[^]*)/i.exec(said(c))?.[1];
