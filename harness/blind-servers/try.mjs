// node try.mjs SET [KIND|NAME...]   Starts each server of a set, sends it some requests, and tells which answers
// differ from those of the conforming server. It judges nothing: it shows that a variant does what its sentence says.
import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { gunzipSync, brotliDecompressSync, constants } from 'node:zlib';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { isNamed, variants } from './variants.mjs';

const KEY = 'flowyte_sk_live_blindserver0001';
const NOSCOPE = 'flowyte_sk_live_blindnoscope01';
const PUBLIC = 'flowyte_pk_live_blindpublic0001';
const u = content => ({ role: 'user', content });
const a = content => ({ role: 'assistant', content });
const s = content => ({ role: 'system', content });
const parts = text => [{ type: 'text', text }];
const hello = [u('Please repeat this code: violet-42')];
const call = { id: 'call_1', type: 'function', function: { name: 'stock', arguments: '{"sku":1}' } };
const afterTool = [u('Is it there?'), { role: 'assistant', content: null, tool_calls: [call] }, { role: 'tool', tool_call_id: 'call_1', content: 'There are 17 left.' }];
const dialogue = [u('My code is amber-7.'), a('Noted.'), u('Which code did I tell you earlier?')];

// An answer as a text: status, type, some headers and the body without what changes each time.
const settle = text => {
  const seen = { ID: [], TIME: [] };
  const nth = (kind, v) => `${kind}${seen[kind].includes(v) ? seen[kind].indexOf(v) : seen[kind].push(v) - 1}`;
  return text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, v => nth('ID', v))
    .replace(/"created":(\d{10})(?=\D)/g, (_, t) => `"created":${Math.abs(t - Date.now() / 1000) < 60 ? nth('TIME', t) : t}`);
};

export function makeClient(port) {
  const ask = (body, { key = KEY, auth = key && `Bearer ${key}`, headers = {}, raw, agent = false, method = 'POST', path = '/api/v1/chat/completions', leaveAfter, authName = 'Authorization', patience = 3500, host = '127.0.0.1', chunked } = {}) =>
    new Promise(resolve => {
      const payload = Buffer.from(raw ?? JSON.stringify(body) ?? '');
      const req = request({ host, port, path, method, agent, headers: { 'Content-Type': 'application/json', ...(auth ? { [authName]: auth } : {}), ...(chunked ? {} : { 'Content-Length': payload.length }), ...headers } });
      const timer = setTimeout(() => { resolve('TIMEOUT'); req.destroy(); }, patience);
      const end = v => { clearTimeout(timer); resolve(v); };
      req.on('error', e => end(`ERROR ${e.code} ${e.message}`));
      req.on('upgrade', () => end('UPGRADED'));
      req.on('response', async res => {
        const got = [];
        let n = 0;
        try {
          for await (const d of res) { got.push(d); if (leaveAfter && ++n >= leaveAfter) { req.destroy(); return end('left'); } }
        } catch (e) { return end(`${res.statusCode} CUT ${e.code} ${settle(Buffer.concat(got).toString())}`); }
        const h = res.headers;
        let b = Buffer.concat(got);
        try { if (h['content-encoding'] === 'gzip') b = gunzipSync(b, { finishFlush: constants.Z_SYNC_FLUSH }); if (h['content-encoding'] === 'br') b = brotliDecompressSync(b); } catch (e) { return end(`${res.statusCode} UNZIP ${e.message}`); }
        end(settle([res.statusCode, h['content-type'], h['content-encoding'], h['www-authenticate'], h.location, b.toString()].filter(x => x !== undefined).join(' | ')));
      });
      if (headers.Expect) req.on('continue', () => req.end(payload)); else req.end(payload);
      if (headers.Expect) req.flushHeaders();
    });
  const chat = (messages, more = {}, options) => ask({ model: 'agt_blind', messages, ...more }, options);
  return { ask, chat };
}

const long = [u('Write a long text of at least 300 words on your returns.')];
const probes = {
  json: c => c.chat(hello),
  json2: c => c.chat(hello),
  stream: c => c.chat(hello, { stream: true }),
  stream2: c => c.chat(hello, { stream: true }),
  sameLength: c => c.chat([u('Please repeat this code: orange-8 2')].map(m => ({ ...m, content: m.content.slice(0, 34) }))),
  longJson: c => c.chat(long),
  longStream: c => c.chat(long, { stream: true }),
  nonAscii: c => c.chat([u('Please repeat this: né – 日本 🙂 ¼')]),
  nonAsciiStream: c => c.chat([u('Please repeat this: né – 日本 🙂 ¼')], { stream: true }),
  escaped: c => c.ask(0, { raw: '{"model":"agt_blind","messages":[{"role":"user","content":"Please repeat this: \\ud83d\\ude42 x"}]}' }),
  escapedAccent: c => c.ask(0, { raw: '{"model":"agt_blind","messages":[{"role":"user","content":"Please repeat this: caf\\u00e9"}]}' }),
  dialogue: c => c.chat(dialogue),
  dialogueStream: c => c.chat(dialogue, { stream: true }),
  firstTurnAgain: c => c.chat(dialogue.slice(0, 1)),
  recall: c => c.chat([u('Which code did I tell you earlier?')]),
  tool: c => c.chat(afterTool),
  toolStream: c => c.chat(afterTool, { stream: true }),
  twoTools: c => c.chat([...afterTool, { ...afterTool[2], tool_call_id: 'call_2' }]),
  toolParts: c => c.chat([...afterTool.slice(0, 2), { ...afterTool[2], content: parts('17') }, u('So?')]),
  toolEmptyArguments: c => c.chat([afterTool[0], { ...afterTool[1], tool_calls: [{ ...call, function: { name: 'f', arguments: '' } }] }, afterTool[2]]),
  noContent: c => c.chat([afterTool[0], { role: 'assistant', tool_calls: [call] }, afterTool[2]]),
  emptyAssistant: c => c.chat([u('Hi'), a(''), u('Say: x1')]),
  userParts: c => c.chat([u(parts('Please repeat this: part-1'))]),
  userPartsStream: c => c.chat([u(parts('Please repeat this: part-1'))], { stream: true }),
  systemParts: c => c.chat([s(parts('Be kind.')), ...hello]),
  assistantParts: c => c.chat([u('Hi'), a(parts('Hello')), ...hello]),
  twoUsers: c => c.chat([u('Hi'), ...hello]),
  systemLater: c => c.chat([u('Hi'), a('Hello'), s('Be kind.'), ...hello]),
  twoSystems: c => c.chat([s('A'), s('Be kind.'), ...hello]),
  assistantFirst: c => c.chat([a('Welcome!'), ...hello]),
  name: c => c.chat([{ ...hello[0], name: 'ann' }]),
  sdkBack: c => c.chat([u('Hi'), { ...a('Hello'), refusal: null, annotations: [] }, ...hello]),
  many: c => c.chat([...Array.from({ length: 10 }, (_, i) => [u(`q${i}`), a(`r${i}`)]).flat(), ...hello]),
  blank: c => c.chat([u(' \n ')]),
  nul: c => c.chat([u('Please repeat this: a\0b')]),
  braces: c => c.chat([u('Please repeat this: f(x) {return 1}')]),
  percent: c => c.chat([u('Please repeat this: 50 % off 1+1')]),
  markup: c => c.chat([u('Please repeat this: <script>alert(1)</script>')]),
  doneText: c => c.chat([u('Please repeat this: a [DONE] b c d')], { stream: true }),
  long5k: c => c.chat([u(`Repeat: ${'word '.repeat(1000)}`)]),
  long20k: c => c.chat([u(`Repeat: ${'word '.repeat(4000)}`)]),
  long200k: c => c.chat([u(`Repeat: ${'word '.repeat(40000)}`)]),
  user: c => c.chat(hello, { user: 'u-1' }),
  userAgain: c => c.chat(hello, { user: 'u-1' }),
  userStream: c => c.chat(hello, { user: 'u-2', stream: true }),
  userNonAscii: c => c.chat(hello, { user: 'zoë-日' }),
  streamNull: c => c.chat(hello, { stream: null }),
  streamFalse: c => c.chat(hello, { stream: false }),
  modelLast: c => c.ask({ messages: hello, model: 'agt_blind' }),
  pretty: c => c.ask(0, { raw: JSON.stringify({ model: 'agt_blind', messages: hello }, null, 2) }),
  nulls: c => c.chat(hello, { temperature: null, tools: null }),
  sampling: c => c.chat(hello, { temperature: 0.5, top_p: 0.9, seed: 1 }),
  samplingStream: c => c.chat(hello, { temperature: 0.5, stream: true }),
  maxTokens: c => c.chat(hello, { max_tokens: 100000 }),
  maxTokensStream: c => c.chat(long, { max_tokens: 3, stream: true }),
  jsonMode: c => c.chat(hello, { response_format: { type: 'json_object' } }),
  jsonSchema: c => c.chat(hello, { response_format: { type: 'json_schema', json_schema: { name: 'x', schema: { type: 'object' } } } }),
  toolsEmpty: c => c.chat(hello, { tools: [] }),
  toolsNamed: c => c.chat(hello, { tools: [{ type: 'function', function: { name: 'f', parameters: {} } }], tool_choice: { type: 'function', function: { name: 'f' } } }),
  toolsStream: c => c.chat(hello, { tools: [{ type: 'function', function: { name: 'f' } }], stream: true }),
  logprobsStream: c => c.chat(hello, { logprobs: true, stream: true }),
  nStream: c => c.chat(hello, { n: 2, stream: true }),
  stop: c => c.chat(hello, { stop: ['let'] }),
  // requests that are not valid
  modelNumber: c => c.ask({ model: 1, messages: hello }), messagesString: c => c.ask({ model: 'agt_blind', messages: 'x' }),
  messagesEmpty: c => c.chat([]), messageNull: c => c.chat([null]), bodyNull: c => c.ask(null),
  malformed: c => c.ask(0, { raw: '{"model":' }), malformedStream: c => c.ask(0, { raw: '{"model":"agt_blind","stream":true,' }),
  badUtf8: c => c.ask(0, { raw: Buffer.from('{"model":"\xff\xfe"}', 'latin1') }), empty: c => c.ask(0, { raw: '' }),
  noMessages: c => c.ask({ model: 'agt_blind' }), noMessagesDe: c => c.ask({ model: 'agt_blind' }, { headers: { 'Accept-Language': 'de' } }),
  unknown: c => c.chat(hello, { model: 'agt_none' }), unknownStream: c => c.chat(hello, { model: 'agt_none', stream: true }),
  afterUnknown: c => c.chat(hello),
  gpt: c => c.chat(hello, { model: 'gpt-4o' }), slash: c => c.chat(hello, { model: 'openai/gpt-4o' }), prototype: c => c.chat(hello, { model: 'constructor' }),
  tag: c => c.chat(hello, { model: 'agt_blind:latest' }), quote: c => c.chat(hello, { model: 'agt_"x"' }), idNonAscii: c => c.chat(hello, { model: 'agt_é日' }), idLong: c => c.chat(hello, { model: `agt_${'x'.repeat(100)}` }),
  draft: c => c.chat(hello, { model: 'agt_blind_draft' }), draftAgain: c => c.chat(hello, { model: 'agt_blind_draft' }), draftStream: c => c.chat(hello, { model: 'agt_blind_draft', stream: true }),
  // keys
  noKey: c => c.chat(hello, {}, { auth: '' }), noKeySameBody: c => c.chat(hello, {}, { key: 'flowyte_sk_live_wrong' }), afterWrongKey: c => c.chat(hello),
  wrongKeyStream: c => c.chat(hello, { stream: true }, { key: 'flowyte_sk_live_wrong' }), pauseAfterKeys: async () => { await sleep(600); return ''; },
  upperKey: c => c.chat(hello, {}, { key: KEY.toUpperCase() }), lastLetter: c => c.chat(hello, {}, { key: `${KEY.slice(0, -1)}2` }), longerKey: c => c.chat(hello, {}, { key: `${KEY}x` }),
  noScheme: c => c.chat(hello, {}, { auth: KEY }), publicKey: c => c.chat(hello, {}, { key: PUBLIC }), publicStream: c => c.chat(hello, { stream: true }, { key: PUBLIC }),
  noScope: c => c.chat(hello, {}, { key: NOSCOPE }), noScopeUser: c => c.chat(hello, { user: 'x' }, { key: NOSCOPE }), noScopeStream: c => c.chat(hello, { stream: true }, { key: NOSCOPE }),
  pauseAfterKeys2: async () => { await sleep(600); return ''; },
  organization: c => c.chat(hello, {}, { headers: { 'OpenAI-Organization': 'org-1' } }), project: c => c.chat(hello, {}, { headers: { 'OpenAI-Project': 'p' } }),
  // HTTP
  lowerAuth: c => c.chat(hello, {}, { authName: 'authorization' }), charset: c => c.chat(hello, {}, { headers: { 'Content-Type': 'application/json; charset=utf-8' } }), typeCase: c => c.chat(hello, {}, { headers: { 'Content-Type': 'Application/JSON' } }),
  acceptJsonStream: c => c.chat(hello, { stream: true }, { headers: { Accept: 'application/json' } }), acceptSse: c => c.chat(hello, { stream: true }, { headers: { Accept: 'text/event-stream' } }),
  sdkAgent: c => c.chat(hello, {}, { headers: { 'User-Agent': 'OpenAI/Python 1.55.0' } }), h2c: c => c.chat(hello, {}, { headers: { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', 'HTTP2-Settings': 'AAMAAABkAAQAAP__' } }),
  chunkedBody: c => c.chat(hello, {}, { chunked: true, headers: { 'Transfer-Encoding': 'chunked' } }), expect: c => c.chat(hello, {}, { headers: { Expect: '100-continue' } }),
  gzip: c => c.chat(hello, {}, { headers: { 'Accept-Encoding': 'gzip, br' } }), gzipStream: c => c.chat(hello, { stream: true }, { headers: { 'Accept-Encoding': 'gzip' } }),
  localhost: c => c.chat(hello, {}, { headers: { Host: 'localhost:1' } }),
  oneConnection: async c => { const agent = new Agent({ keepAlive: true, maxSockets: 1 }); const out = [];
    for (const o of [{}, {}, { auth: '' }, {}]) out.push(await c.chat(hello, out.length === 1 ? { stream: true } : {}, { agent, ...o })); agent.destroy(); return out.join(' ## '); },
  together: async c => (await Promise.all(['a1', 'b2', 'c3'].map((x, i) => c.chat([u(`Say: ${x}`)], i === 1 ? { stream: true } : {})))).join(' ## '),
  togetherStreams: async c => (await Promise.all([c.chat(long, { stream: true }), sleep(200).then(() => c.chat(long, { stream: true }))])).join(' ## '),
  togetherUser: async c => (await Promise.all([c.chat(hello, { user: 'same' }), c.chat(hello, { user: 'same' })])).join(' ## '),
  leave: async c => { await c.chat(long, { stream: true }, { leaveAfter: 3 }); await sleep(100); return `${await c.chat(hello)} ## ${await c.chat(hello, { stream: true })}`; },
};

async function answers(name, only) {
  const child = spawn(process.execPath, [new URL('server.mjs', import.meta.url).pathname, name], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [line] = await once(createInterface(child.stdout), 'line');
    const client = makeClient(Number(/:(\d+)\//.exec(line)[1]));
    const out = {};
    for (const [probe, run] of Object.entries(probes)) if (!only || only.includes(probe)) out[probe] = await run(client);
    return out;
  } finally { child.kill(); }
}

const [set, ...names] = process.argv.slice(2);
const good = await answers('conforming');
if (process.env.SHOW) console.log(good);
for (const v of variants.filter(x => x.set === set && (!names.length || names.some(n => n === x.kind || isNamed(x, n))))) {
  const got = await answers(`${v.set}/${v.name}`);
  const other = Object.keys(got).filter(p => got[p] !== good[p]);
  console.log(`${v.kind} ${v.name}: ${other.length} of ${Object.keys(got).length} differ${other.length && other.length <= 12 ? `: ${other.join(' ')}` : ''}`);
  const full = Number(process.env.CHARS ?? 160);
  for (const p of other.slice(0, Number(process.env.EACH ?? 2))) {
    let i = 0;
    while (i < good[p].length && good[p][i] === got[p][i]) i++;
    i = Math.max(0, i - 50);
    console.log(`    ${p}: ${JSON.stringify(got[p].slice(0, 12))} …${JSON.stringify(got[p].slice(i, i + full))}\n        good ${JSON.stringify(good[p].slice(0, 12))} …${JSON.stringify(good[p].slice(i, i + full))}`);
  }
}
