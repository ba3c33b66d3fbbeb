// node server.mjs [SET/]NAME   ("conforming" is the plain server)
import { createServer } from 'node:http';
import { base, context, Problem } from './base.mjs';
import { isNamed, variants } from './variants.mjs';

const name = process.argv[2] ?? 'conforming';
const variant = variants.find(v => isNamed(v, name));
if (!variant && name !== 'conforming') {
  console.error(`no variant ${name}`);
  process.exit(2);
}
const h = { ...base, ...variant?.hooks };

async function onRequest(req, res) {
  res.on('error', () => {});
  const c = context(h, req, res);
  try {
    await h.handle(c);
  } catch (e) {
    if (res.headersSent || res.destroyed) return res.destroy();
    if (!(e instanceof Problem)) console.error(e.stack);
    h.sendError(c, e instanceof Problem ? e : new Problem(500, 'internal_error', 'Something went wrong.'));
  }
}

const server = createServer({ ...h.serverOptions }, onRequest);
h.onServer?.(server, onRequest);
server.listen(0, '127.0.0.1', () => console.log(`listening http://127.0.0.1:${server.address().port}/api/v1`));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
