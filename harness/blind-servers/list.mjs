// Prints the variants as JSON (set, name, kind, level, why).
import { variants } from './variants.mjs';
console.log(JSON.stringify(variants.map(({ set, name, kind, level, why }) => ({ set, name, kind, level, why })), null, 2));
