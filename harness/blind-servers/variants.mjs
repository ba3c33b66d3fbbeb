import * as firstBroken from './first/broken.mjs';
import * as firstLegal from './first/legal.mjs';
import * as secondBroken from './second/broken.mjs';
import * as secondLegal from './second/legal.mjs';
import * as thirdBroken from './third/broken.mjs';
import * as thirdLegal from './third/legal.mjs';
import * as fourthBroken from './fourth/broken.mjs';
import * as fourthLegal from './fourth/legal.mjs';
import * as fifthBroken from './fifth/broken.mjs';
import * as fifthLegal from './fifth/legal.mjs';

const of = (set, ...kinds) => kinds.flat().map(v => ({ set, ...v }));

// { set, name, kind, level, why, hooks }: the name is unique in its set
export const variants = [
  ...of('first', firstBroken.broken, firstLegal.legal),
  ...of('second', secondBroken.broken, secondLegal.legal),
  ...of('third', thirdBroken.broken, thirdLegal.legal),
  ...of('fourth', fourthBroken.broken, fourthLegal.legal),
  ...of('fifth', fifthBroken.broken, fifthLegal.legal),
];

export const idOf = variant => `${variant.set}/${variant.name}`;
export const isNamed = (variant, name) => name === variant.name || name === idOf(variant);

const ids = variants.map(idOf);
const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
if (twice.length) throw new Error(`two variants of a set have the same name: ${twice.join(', ')}`);
