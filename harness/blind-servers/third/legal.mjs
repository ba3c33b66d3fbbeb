import { legalAgent } from './legal-agent.mjs';
import { legalStream } from './legal-stream.mjs';
import { legalHttp } from './legal-http.mjs';

export const legal = [...legalAgent, ...legalStream, ...legalHttp];
