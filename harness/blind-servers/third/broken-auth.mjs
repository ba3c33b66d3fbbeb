import { base, KEYS, Problem } from '../base.mjs';
import { list } from '../tools.mjs';
import { asksStream, errorsBy } from './more.mjs';

const { all, add } = list('broken');
export const brokenAuth = all;

add('auth-scheme-exact-case', 'Tests the header with startsWith("Bearer "), so a lower-case "bearer" gets 401; RFC 9110 §11.1 makes scheme names case-insensitive.', {
  credentials(c) { return /^Bearer ([^ ]+)$/.exec(c.req.headers.authorization ?? '')?.[1]; },
});
add('auth-only-if-sent', 'The filter checks the key only when an Authorization header is there; without one the request is answered, where the reference says 401.', {
  authenticate(c) { if (c.req.headers.authorization) base.authenticate(c); },
});
add('auth-key-format-only', 'Accepts every key that begins with flowyte_sk_, because only the format is checked; the reference says 401 for an invalid key.', {
  scopes(c, key) { return key.startsWith('flowyte_sk_') ? ['chat:write'] : undefined; },
});
add('auth-key-by-prefix', 'Finds the key by its first 24 characters and never compares the rest, so a key with another ending is accepted; the reference says 401.', {
  scopes(c, key) {
    const found = Object.keys(KEYS).find(k => k.slice(0, 24) === key.slice(0, 24));
    return found && KEYS[found];
  },
});
let someone = false;
add('auth-last-principal', 'Keeps the caller in a singleton that is never cleared, so a request without a key runs as the previous caller; the reference says 401.', {
  authenticate(c) {
    if (!c.req.headers.authorization && someone) return;
    base.authenticate(c);
    someone = true;
  },
});
add('auth-skipped-for-streams', 'The streaming handler is mounted before the key filter, so stream requests with a wrong key are answered; the reference says 401.', {
  authenticate(c) { if (!asksStream(c)) base.authenticate(c); },
});
add('auth-stream-200', 'Starts the event stream before it checks the key, so a stream request with a wrong key gets 200 and an error event; the reference says 401, and .NET sees an empty answer.', {
  sendError(c, e) {
    if (e.status !== 401 || !asksStream(c)) return base.sendError(c, e);
    c.res.writeHead(200, c.h.streamHeaders(c));
    c.res.end(`data: ${c.h.json({ error: c.h.problem(c, e).error }, c)}\n\ndata: [DONE]\n\n`);
  },
});
add('auth-wrong-403', 'A wrong key gets 403 as API gateways do; the reference says 401, and SDKs raise PermissionDenied instead of Authentication.', {
  unauthorized(c, key) { return key ? new Problem(403, 'forbidden', 'Forbidden') : base.unauthorized(c, key); },
});
add('auth-missing-500', 'Splits the missing Authorization header and crashes with 500; the reference says 401, and SDKs retry a 500.', {
  credentials(c) { return c.req.headers.authorization.split(' ')[1]; },
});
add('auth-no-token-500', 'Takes the second word of the header without looking, so "Bearer" alone crashes with 500 instead of 401.', {
  credentials(c) {
    const header = c.req.headers.authorization;
    return header === undefined || header.trim().split(/ +/)[1].length < 1 ? undefined : base.credentials(c);
  },
}, 'SHOULD');
add('auth-login-redirect', 'Sends callers without a valid key to a login page with 302, as session filters do; the reference says 401.', errorsBy(e => e.status === 401, c => {
  c.h.send(c, 302, { Location: '/login?next=%2Fapi%2Fv1%2Fchat%2Fcompletions', 'Content-Type': 'text/html' }, '<a href="/login">Found</a>.');
}));
add('auth-401-empty', 'The 401 has no body at all (the default entry point of a security framework); the reference says problem+json, and SDKs show "(no body)".', errorsBy(e => e.status === 401, (c, e) => {
  c.h.send(c, 401, { ...e.headers, 'X-Request-Id': c.requestId }, '');
}));
add('auth-after-agent', 'Looks the agent up before it checks the key, so with a wrong key unknown ids get 400 and real ones 401: strangers can find out ids; the reference says 401 for an invalid key.', {
  async handle(c) {
    c.h.route(c);
    c.raw = await c.h.read(c);
    c.text = c.h.decode(c);
    c.body = c.h.parse(c);
    c.h.validate(c);
    c.h.agent(c);
    c.h.authenticate(c);
    c.messages = c.body.messages;
    c.stream = c.h.wantsStream(c);
    await c.h.reply(c, await c.h.answer(c));
  },
});
add('auth-echoes-key', 'The 401 message repeats the whole key that was sent, so keys land in clients\' logs.', {
  unauthorized(c, key) {
    const e = base.unauthorized(c, key);
    return key ? new Problem(401, e.code, `Incorrect API key provided: ${key}.`, { headers: e.headers }) : e;
  },
});
add('auth-no-challenge', 'The 401 has no WWW-Authenticate header, which RFC 9110 §15.5.2 demands.', {
  unauthorized(c, key) { const e = base.unauthorized(c, key); e.headers = undefined; return e; },
}, 'SHOULD');
