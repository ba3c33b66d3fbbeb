import { brokenHttp } from './broken-http.mjs';
import { brokenState } from './broken-state.mjs';
import { brokenKeys } from './broken-keys.mjs';
import { brokenRequest } from './broken-request.mjs';
import { brokenAnswer } from './broken-answer.mjs';
import { brokenErrors } from './broken-errors.mjs';

export const broken = [...brokenHttp, ...brokenState, ...brokenKeys, ...brokenRequest, ...brokenAnswer, ...brokenErrors];
