// Prints the variants as JSON (name, kind, level, why).
import { variants } from './variants.mjs';
console.log(JSON.stringify(variants.map(({ name, kind, level, why }) => ({ name, kind, level, why })), null, 2));
