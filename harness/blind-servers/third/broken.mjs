import { brokenAuth } from './broken-auth.mjs';
import { brokenRequest } from './broken-request.mjs';
import { brokenHistory } from './broken-history.mjs';
import { brokenJson } from './broken-json.mjs';
import { brokenFraming } from './broken-framing.mjs';
import { brokenStream } from './broken-stream.mjs';
import { brokenSystem } from './broken-system.mjs';

export const broken = [...brokenAuth, ...brokenRequest, ...brokenHistory, ...brokenJson, ...brokenFraming, ...brokenStream, ...brokenSystem];
