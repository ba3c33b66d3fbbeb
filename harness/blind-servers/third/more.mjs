// Helpers of the third set only.
import { base, Problem } from '../base.mjs';
import { list } from '../tools.mjs';

export const invalid = (field, detail) => new Problem(400, 'validation_error', detail, { field });
export const rejects = (test, field, detail) => ({
  validate(c) { base.validate(c); if (test(c)) throw invalid(field, detail); },
});
export const asksStream = c => /"stream"\s*:\s*true/.test(c.raw?.toString() ?? '');
export const hasTools = c => c.body.messages.some(m => m.role === 'tool');
export const lastIsTool = c => c.body.messages.at(-1).role === 'tool';
// The model is shown other messages than those that were sent.
export const shows = edit => ({
  answer(c) {
    const messages = edit(c.messages, c);
    c.messages = messages.length ? messages : [{ role: 'user', content: '' }];
    return base.answer(c);
  },
});
// Only the bodies of 200 JSON answers are changed.
export const onlyJson = edit => ({
  send(c, status, headers, payload) {
    return status === 200 ? edit(c, headers, payload) : base.send(c, status, headers, payload);
  },
});
export const page = (status, text, extra = '') => `<html>\r\n<head><title>${status} ${text}</title></head>\r\n`
  + `<body>\r\n<center><h1>${status} ${text}</h1></center>\r\n<hr><center>nginx/1.25.3</center>\r\n${extra}</body>\r\n</html>\r\n`;
// Errors that `test` picks are sent by `send`, the others as usual.
export const errorsBy = (test, send) => ({
  sendError(c, e) { return test(e, c) ? send(c, e) : base.sendError(c, e); },
});
export const problemBy = (test, edit) => ({
  problem(c, e) { const o = base.problem(c, e); return test(e, c) ? edit(o, e, c) ?? o : o; },
});
// For legal servers "not even a warning" is the usual level.
export const legalList = () => {
  const { all, add } = list('legal');
  return { all, add: (name, why, hooks, level = 'SHOULD') => add(name, why, hooks, level) };
};
