// Broken servers: caches, races and what a request leaves behind.
import { base, Problem, sleep, AGENTS } from '../base.mjs';
import { list, editFull } from '../tools.mjs';

const { all: brokenState, add } = list('broken');
export { brokenState };

// ---- caches
const byLength = new Map();
add('cache-key-length', 'The cache of answers takes the length of the body for its key, so another question of the same length gets the answer, and the id, of the first one.',
  { ...editFull((o, c) => { const key = c.raw.length; if (!byLength.has(key)) byLength.set(key, o); return byLength.get(key); }) });
const bodies = new Set();
add('cache-before-key', 'A body that was answered once is answered again whatever the key is, because the cache stands before the check of the key; a wrong key gets 401.',
  { authenticate(c) { if (!bodies.has(c.raw.toString())) base.authenticate(c); }, async reply(c, text) { bodies.add(c.raw.toString()); await base.reply(c, text); } });
const forms = new Map();
add('cache-forgets-stream', 'The cache leaves stream out of its key: the same question asked in JSON and then as a stream is answered in JSON again, and the other way round.',
  { wantsStream(c) { const key = JSON.stringify([c.body.model, c.messages]); if (!forms.has(key)) forms.set(key, base.wantsStream(c)); return forms.get(key); } });

// ---- ids
add('id-of-the-second', 'The id is made of the time in seconds, so all completions of a second have the same one; it is unique.',
  { async handle(c) { c.id = `chatcmpl-${c.created}`; await base.handle(c); } });

// ---- requests at the same time
let lastText;
add('race-last-answer', 'The handler keeps the answer in a global until it is sent, so of requests at the same time all get the answer of the last one.',
  { async answer(c) { lastText = base.answer(c); await sleep(80); return lastText; } });
let currentId;
add('race-stream-id', 'The id of the chunks is that of the stream that began last, so a stream changes its id where another one begins.',
  { async answer(c) { currentId = c.id; const text = base.answer(c); await sleep(40); return text; },
    frames: (c, chunks) => [...chunks.map(x => () => `data: ${JSON.stringify({ ...x, id: currentId })}\n\n`), 'data: [DONE]\n\n'] });
let streamWanted;
add('race-stream-flag', 'Whether to stream is kept in the shared client object, so a JSON request at the same time as a stream gets a stream, or the stream JSON.',
  { async answer(c) { streamWanted = c.stream; await sleep(80); c.stream = streamWanted; return base.answer(c); } });
let running = 0;
add('busy-500', 'Two requests at the same time meet a lock on the database, and the second gets 500.',
  { async answer(c) {
    if (running) throw new TypeError('database is locked');
    running++;
    try { await sleep(80); return base.answer(c); } finally { running--; }
  } });

// ---- after a stream that the client left
let broken = false;
add('abort-500-next', 'After a client has left a stream before its end, the next request gets 500, because the lock on the agent is still held.',
  { answer(c) { if (broken) { broken = false; throw new TypeError('lock is held'); } return base.answer(c); },
    async sendStream(c, frames) { c.res.on('close', () => { if (!c.res.writableFinished) broken = true; }); await base.sendStream(c, frames); } });
let rest = [];
add('abort-rest-next', 'What a client did not read of a stream that it left is still in the buffer, and is sent at the beginning of the next stream.',
  { async writeFrames(c, frames, out) {
    const all = [...rest, ...frames];
    rest = [];
    for (const [i, frame] of all.entries()) {
      if (c.res.destroyed) { rest = all.slice(i).filter(f => !f.includes('[DONE]')); return; }
      out.write(frame);
      await sleep(c.long ? 500 / frames.length : 3);
    }
  } });

// ---- what a request leaves to the next
const shared = [];
add('shared-history', 'Without user all requests share one conversation, as with a mutable default argument: the agent knows what another conversation has said.',
  { answer(c) {
    if (c.body.user == null) { c.messages = [...shared, ...c.messages]; shared.push(...c.body.messages); if (shared.length > 40) shared.splice(0, 20); }
    return base.answer(c);
  } });
let lastSaid = '';
add('stream-tail-of-last', 'The buffer of the stream is not emptied: a stream begins with the text of the stream before, which may be of somebody else.',
  { chunks(c, text) { const all = base.chunks(c, lastSaid + text); lastSaid = `${text}\n`; return all; } });
const users = new Set();
add('user-second-409', 'The second request with the same user gets 409 duplicate, because a session for it exists; user may be sent with each request.',
  { answer(c) { const { user } = c.body; if (user != null && users.has(user)) throw new Problem(409, 'duplicate', 'There is a session of this user.'); users.add(user); return base.answer(c); } });
let refusedAt = 0;
add('refusal-cached-for-all', 'That a key is not valid is remembered for half a second without the key, so right after it a valid key gets 401 too.',
  { authenticate(c) {
    if (Date.now() - refusedAt < 500) throw c.h.unauthorized(c, 'x');
    try { base.authenticate(c); } catch (e) { if (e.status === 401) refusedAt = Date.now(); throw e; }
  } });
let unknownBefore = false;
add('unknown-agent-sticks', 'After a request for an unknown agent the next one gets the same 400, though its agent exists: the error stays in the object of the request.',
  { agent(c) {
    const again = unknownBefore;
    unknownBefore = false;
    if (again) throw c.h.unknownAgent(c);
    try { base.agent(c); } catch (e) { unknownBefore = e.code === 'unknown_agent'; throw e; }
  } });
let drafts = 0;
add('draft-served-second', 'The second request for an agent that was never published is answered with its draft, because the first has loaded it; it gets 409 each time.',
  { agent(c) { if (AGENTS[c.body.model]?.published === false && ++drafts > 1) return; base.agent(c); } });
let turn = 0;
add('old-worker-text', 'Each third completion comes from a worker of the last release, with the text in choices[0].text and without a message.',
  { ...editFull(o => { if (++turn % 3 === 0) { const ch = o.choices[0]; ch.text = ch.message.content; delete ch.message; } }) });
