import * as firstBroken from './first/broken.mjs';
import * as firstLegal from './first/legal.mjs';
import * as secondBroken from './second/broken.mjs';
import * as secondLegal from './second/legal.mjs';

const of = (set, ...kinds) => kinds.flat().map(v => ({ set, ...v }));

// { set, name, kind, level, why, hooks }
export const variants = [
  ...of('first', firstBroken.broken, firstLegal.legal),
  ...of('second', secondBroken.broken, secondLegal.legal),
];

const names = variants.map(v => v.name);
const twice = names.filter((name, i) => names.indexOf(name) !== i);
if (twice.length) throw new Error(`two variants have the same name: ${twice.join(', ')}`);
