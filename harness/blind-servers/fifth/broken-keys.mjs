// Broken servers: keys, scopes and agents.
import { base, Problem, KEYS, AGENTS } from '../base.mjs';
import { list } from '../tools.mjs';
import { sendPage } from './wire.mjs';

const { all: brokenKeys, add } = list('broken');
export { brokenKeys };

const json = c => { try { return JSON.parse(c.raw); } catch { return undefined; } };
const agentTest = (test, act) => ({ agent(c) { if (test(c.body.model, c)) act(c); base.agent(c); } });
const boom = () => { throw new TypeError('boom'); };

// ---- keys
add('key-any-case', 'The column of the keys compares without case, so a key in capital letters is valid; a key that is not the right one gets 401.',
  { scopes: (c, key) => Object.entries(KEYS).find(([k]) => k.toLowerCase() === key.toLowerCase())?.[1] });
add('key-last-letter-free', 'Keys are compared without their last character, which the column does not hold; a key with another one there is not valid.',
  { scopes: (c, key) => Object.entries(KEYS).find(([k]) => k.length === key.length && k.slice(0, -1) === key.slice(0, -1))?.[1] });
add('public-key-streams', 'With stream: true the scope is not checked, so the publishable key, which everybody can read in a page, gets answers; it lacks chat:write.',
  { authenticate(c) { try { base.authenticate(c); } catch (e) { if (e.status !== 403 || json(c)?.stream !== true) throw e; } } });
add('scope-not-checked-with-user', 'A request with user takes another route that does not check the scope: a key without chat:write gets an answer.',
  { authenticate(c) { try { base.authenticate(c); } catch (e) { if (e.status !== 403 || json(c)?.user == null) throw e; } } });
add('no-scope-401-streams', 'With stream: true a key without the scope gets 401 instead of 403, so the client thinks that its key is not valid.',
  { authenticate(c) { try { base.authenticate(c); } catch (e) { if (e.status === 403 && json(c)?.stream === true) throw c.h.unauthorized(c, 'x'); throw e; } } });
add('openai-organization-403', 'A request with OpenAI-Organization, which SDKs send where OPENAI_ORG_ID is set, gets 403; the key alone determines the organisation.',
  { before(c) { if (c.req.headers['openai-organization']) throw new Problem(403, 'wrong_organization', 'The key is not of this organisation.'); } });
add('no-key-403', 'A request without a key gets 403, as the default of Spring Security and of FastAPI says; a missing key is 401.',
  { unauthorized(c, key) { return c.req.headers.authorization ? base.unauthorized(c, key) : new Problem(403, 'not_authenticated', 'Not authenticated.'); } });
add('no-scheme-500', 'Authorization without a scheme (only the key) gets 500, because the second word is read without a look whether there is one; it is 401.',
  { credentials(c) { const a = c.req.headers.authorization; if (a && !/\s/.test(a.trim())) boom(); return base.credentials(c); } });
add('bad-key-400-streams', 'With stream: true a bad key gets 400, because the error is raised inside of the generator; it is 401.',
  { sendError(c, e) { return base.sendError(c, e.status === 401 && c.raw && json(c)?.stream === true ? new Problem(400, 'unauthorized', e.message) : e); } });

// ---- agents
add('unknown-agent-streams', 'With stream: true an unknown agent is answered by a default agent; it is 400 there too.',
  { lookup: (c, id) => base.lookup(c, id) ?? (c.body.stream === true ? AGENTS.agt_blind : undefined) });
add('unknown-404-streams', 'With stream: true an unknown id gets 404, as Ollama says it; the guide says 400.',
  { unknownAgent: c => (c.body.stream === true ? new Problem(404, 'not_found', 'model not found, try pulling it first') : base.unknownAgent(c)) });
add('id-without-prefix-500', 'An id that does not begin with agt_ cannot be parsed and gets 500; each unknown id gets 400.',
  agentTest(id => !id.startsWith('agt_'), boom));
add('id-slash-page', 'An id with a slash, such as openai/gpt-4o, becomes two parts of an inner address and gets a page with 404; an unknown id gets 400.',
  { ...agentTest(id => id.includes('/'), () => { throw new Problem(404, 'route', 'route'); }), sendError: (c, e) => (e.code === 'route' ? sendPage(c, 404) : base.sendError(c, e)) });
add('id-prototype-500', 'The ids constructor, toString and __proto__ are found in the prototype of the table and get 500; they are unknown ids.',
  agentTest(id => id in {}, boom));
add('id-non-ascii-500', 'An id with characters beyond ASCII is put into a header of the inner request and gets 500; it is an unknown id.',
  agentTest(id => /[^\x00-\x7f]/.test(id), boom));
add('id-suffix-ignored', 'Whatever follows a valid id after a colon or a slash is ignored (agt_blind:latest is served), as with tags of Ollama; it is an unknown id.',
  { lookup: (c, id) => base.lookup(c, id.split(/[:/@]/)[0]) });
add('draft-other-code', 'The 409 of an agent without a published version has the code conflict; clients branch on no_published_version.',
  { agent(c) { try { base.agent(c); } catch (e) { throw e.status === 409 ? new Problem(409, 'conflict', e.message) : e; } } });
add('draft-empty-200', 'An agent that was never published is answered with 200 and an empty content; it is 409.',
  { agent(c) { c.draft = AGENTS[c.body.model]?.published === false; if (!c.draft) base.agent(c); }, answer: c => (c.draft ? '' : base.answer(c)) });
add('draft-503-streams', 'With stream: true an agent without a published version gets 503, as the stream cannot be opened, so clients try again in vain; it is 409.',
  { agent(c) { try { base.agent(c); } catch (e) { throw e.status === 409 && c.body.stream === true ? new Problem(503, 'upstream_unavailable', e.message) : e; } } });
