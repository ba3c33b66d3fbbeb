// node measure.mjs [first|second|third|fourth] [broken|legal] [name…]: runs the built harness against the variants and counts what it tells.
// Detected: a broken variant with a failed or warned requirement. False alarm: a legal one with a failed requirement,
// or, where its level is SHOULD, with a warned one.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idOf, isNamed, variants } from './variants.mjs';

const AT_ONCE = 2;
const here = import.meta.dirname;
const harness = ['Release', 'Debug']
  .map(configuration => join(here, '../Flowyte.Conformance.Cli/bin', configuration, 'net10.0/flowyte-conformance.dll'))
  .find(existsSync);
if (!harness) {
  console.error('The harness is not built. Run dotnet build first.');
  process.exit(2);
}

const names = process.argv.slice(2);
const take = words => (words.includes(names[0]) ? names.shift() : undefined);
const set = take([...new Set(variants.map(v => v.set))]);
const kind = take(['broken', 'legal']);
const chosen = variants.filter(v =>
  (!set || v.set === set) && (!kind || v.kind === kind) && (names.length === 0 || names.some(name => isNamed(v, name))));
const unknown = names.filter(name => !chosen.some(v => isNamed(v, name)));
if (unknown.length) {
  console.error(`no such variant: ${unknown.join(', ')}`);
  process.exit(2);
}
const total = chosen.length;
const results = [];

async function measure(variant) {
  const server = spawn(process.execPath, [join(here, 'server.mjs'), idOf(variant)]);
  const out = mkdtempSync(join(tmpdir(), 'blind-'));
  try {
    const url = await new Promise(resolve => server.stdout.on('data', data => resolve(/http\S+/.exec(data)[0])));
    await new Promise(resolve => spawn('dotnet', [
      harness, 'run', '--base-url', url, '--agent', 'agt_blind', '--unpublished-agent', 'agt_blind_draft',
      '--format', 'json', '--out', out, '--timeout', '15s', '--budget', '90s',
    ], {
      stdio: 'ignore',
      env: {
        ...process.env,
        FLOWYTE_API_KEY: 'flowyte_sk_live_blindserver0001',
        FLOWYTE_UNSCOPED_KEY: 'flowyte_sk_live_blindnoscope01',
        FLOWYTE_PUBLISHABLE_KEY: 'flowyte_pk_live_blindpublic0001',
      },
    }).on('close', resolve));
    const { requirements } = JSON.parse(readFileSync(join(out, 'results.json')));
    const told = requirements.filter(r => r.status === 'failed' || r.status === 'warned');
    results.push({
      ...variant,
      causes: told.filter(r => !r.causedBy).map(r => r.id),
      isTold: told.length > 0,
      isAlarm: told.some(r => r.status === 'failed' || variant.level === 'SHOULD'),
    });
    tell(results.at(-1));
  } finally {
    server.kill();
    rmSync(out, { recursive: true });
  }
}

// What is wrong is told at once: a whole measurement takes half an hour.
function tell(r) {
  if (process.stderr.isTTY) process.stderr.write(`\r${results.length} of ${total}\r`);
  if (r.kind === 'broken' && !r.isTold) console.log(`missed       ${r.name}: ${r.why}`);
  if (r.kind === 'legal' && r.isAlarm) console.log(`false alarm  ${r.name}: ${r.causes.join(', ')}`);
}

await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  for (let variant; (variant = chosen.shift());) await measure(variant);
}));

for (const one of new Set(variants.map(v => v.set))) {
  const of = kind => results.filter(r => r.set === one && r.kind === kind);
  const broken = of('broken');
  const legal = of('legal');
  if (!broken.length && !legal.length) continue;
  const detected = broken.filter(r => r.isTold).length;
  const alarms = legal.filter(r => r.isAlarm).length;
  console.log(`${one} set: ${broken.length} broken servers: ${detected} detected; ${legal.length} legal servers: ${alarms} false alarms`);
}
