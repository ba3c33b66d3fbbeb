import { broken } from './broken.mjs';
import { legal } from './legal.mjs';

export const variants = [...broken, ...legal]; // { name, kind, level, why, hooks }
