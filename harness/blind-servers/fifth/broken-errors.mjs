// Broken servers: the answers to bad requests.
import { base } from '../base.mjs';
import { list } from '../tools.mjs';

const { all: brokenErrors, add } = list('broken');
export { brokenErrors };

const editProblem = edit => ({ problem(c, e) { const o = base.problem(c, e); return edit(o, c, e) ?? o; } });

add('problem-status-500', 'status in the body of each problem is 500, while the answer has the right one; RFC 9457 wants the same.', editProblem(o => { o.status = 500; }));
add('errors-dictionary', 'errors of a validation problem is an object with a list for each field, as ASP.NET writes it; it is a list of {field, message}.',
  editProblem(o => { if (o.errors) o.errors = Object.fromEntries(o.errors.map(x => [x.field, [x.message]])); }));
add('error-double-encoded', 'The problem is a JSON text within a JSON string, because it was serialised twice.', editProblem(o => JSON.stringify(o)));
add('code-of-request', 'code ends with the number of the request (validation_error_17), so nobody can branch on it; it is stable.', editProblem((o, c) => { o.code = `${o.code}_${c.nth}`; }));
add('code-translated', 'code follows Accept-Language: with de it is ungueltige_anfrage; only title and detail may be worded otherwise, code is stable.',
  editProblem((o, c) => { if (/^de\b/.test(c.req.headers['accept-language'] ?? '') && o.code === 'validation_error') o.code = 'ungueltige_anfrage'; }));
add('validation-422-fastapi', 'A body that lacks a member or has a wrong type gets the 422 of FastAPI, {"detail": [{loc, msg, type}]} in application/json; it is 400 and a problem document.',
  { sendError(c, e) {
    if (e.code !== 'validation_error' || !c.body) return base.sendError(c, e);
    base.send(c, 422, { 'Content-Type': 'application/json' }, JSON.stringify({ detail: [{ loc: ['body', e.field ?? ''], msg: e.message, type: 'value_error' }] }));
  } });
add('stream-error-200', 'With stream: true an unknown agent is told within a stream of status 200, as llama.cpp and many generators do; it is 400.',
  { sendError(c, e) {
    if (c.body?.stream !== true || e.status !== 400) return base.sendError(c, e);
    c.res.writeHead(200, c.h.streamHeaders(c));
    c.res.end(`data: ${JSON.stringify(base.problem(c, e))}\n\ndata: [DONE]\n\n`);
  } });
add('stream-error-event-type', 'With stream: true errors have the right status, but the type text/event-stream and the problem in a data line; they are problem documents.',
  { sendError(c, e) {
    if (c.body?.stream !== true) return base.sendError(c, e);
    base.send(c, e.status, { ...c.h.errorHeaders(c, e), 'Content-Type': 'text/event-stream' }, `event: error\ndata: ${JSON.stringify(base.problem(c, e))}\n\n`);
  } });
add('conflict-empty', 'The 409 of an agent without a published version has no body, so there is no code to branch on.',
  { sendError(c, e) { if (e.status !== 409) return base.sendError(c, e); base.send(c, 409, {}, ''); } });
add('bad-utf8-500', 'A body that is not UTF-8 gets 500 from the decoder; it is malformed, which is 400.',
  { decode(c) { try { return base.decode(c); } catch (e) { throw e.status === 400 ? new TypeError('UnicodeDecodeError') : e; } } });
add('error-quotes-broken', 'The detail quotes the id of the agent without escaping it, so for an id with a quotation mark the problem is not JSON.',
  { sendError(c, e) {
    if (e.code !== 'unknown_agent') return base.sendError(c, e);
    base.send(c, 400, base.errorHeaders(c, e), JSON.stringify(base.problem(c, e)).replaceAll(e.message, () => `There is no agent with the id ${c.body.model}.`));
  } });
let firstError;
add('error-first-sticks', 'The status of the first error stays in a static object: all later errors have it too.',
  { sendError(c, e) { firstError ??= e; return base.sendError(c, firstError); } });
