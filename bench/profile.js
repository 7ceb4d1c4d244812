import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readNames, readNumber, readOptions } from '../scripts/read-options.js';
import { CONTENDERS } from './contenders.js';
import { EVERYTHING, WORKLOADS } from './data/workloads.js';
import { LOAD_CPU, startServer } from './measure/child.js';
import { runLoad } from './measure/load.js';
import { toShares } from './measure/shares.js';

/** Where contenders spend their time, by what the code belongs to. `--help` says what can be chosen. */

const cwd = dirname(fileURLToPath(import.meta.url));
const { values } = readOptions('npm run bench:profile -- [--help]', {
  options: {
    contenders: { type: 'string', default: 'memo,gateway' },
    workloads: { type: 'string', default: 'one,fifty' },
    seconds: { type: 'string', default: '4' },
    'warm-up': { type: 'string', default: '8' },
    record: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write('npm run bench:profile -- [--contenders memo,gateway] [--workloads one,fifty]\n');
  process.stdout.write('  [--seconds 4] [--warm-up 8] [--record]\n');
  process.exit(0);
}

/** Not what is shipped but the modules that it is put together of, which tell whose code runs. */
const MODULES = { '../dist/main.js': '../build/main.js' };
/** Less than this of a whole is told as one. */
const MIN_SHARE = 0.01;

const names = readNames('contenders', values.contenders, CONTENDERS);
const workloads = readNames('workloads', values.workloads, WORKLOADS);
const [seconds, warmUp] = ['seconds', 'warm-up'].map((option) => readNumber(option, values[option], 'above 0'));
const sections = [];
for (const workload of workloads) {
  for (const name of names) sections.push(toSection(name, workload, await measure(name, workload)));
}
const page = [
  '# Where the time goes',
  'Written by `npm run bench:profile -- --record`, do not edit.',
  'Busy time of the main thread of a server, by the owner of the running code. A share excludes called functions; system calls are native code; other threads collect garbage as well.',
  ...sections,
].join('\n\n');
process.stdout.write(`${page}\n`);
if (values.record) writeFileSync(join(cwd, 'PROFILE.md'), `${page}\n`);

async function measure(name, workload) {
  const { args, env, authorization = '', isGateway = false, url } = CONTENDERS[name];
  const folder = mkdtempSync(join(tmpdir(), 'profile-'));
  const provider = await startServer(['provider.js'], {
    cwd,
    env: {},
    logFile: join(folder, 'provider'),
    cpu: LOAD_CPU,
  });
  try {
    const server = await startServer(
      ['--cpu-prof', `--cpu-prof-dir=${folder}`, ...args.map((arg) => MODULES[arg] ?? arg)],
      { cwd, env: env?.(folder, provider.url) ?? {}, logFile: join(folder, name), url },
    );
    const asked = await askForAWhile(server.url, { workload, authorization, isGateway }).finally(() =>
      // It writes its profile on its way out.
      server.stop('SIGTERM'),
    );
    const file = readdirSync(folder).find((it) => it.endsWith('.cpuprofile'));
    return toShares(JSON.parse(readFileSync(join(folder, file), 'utf8')), asked);
  } finally {
    await provider.stop('SIGKILL');
    rmSync(folder, { recursive: true });
  }
}

/** From when to when it was asked, once it was warm. */
async function askForAWhile(url, { workload, authorization, isGateway }) {
  const headers = { 'content-type': 'application/json', authorization };
  if (isGateway) for (const body of EVERYTHING) await fetch(url, { method: 'POST', headers, body });
  const load = { url, workload, connections: '48', authorization, cwd };
  await runLoad({ ...load, seconds: warmUp });
  const from = readMonotonicMicros();
  await runLoad({ ...load, seconds });
  return { from, to: readMonotonicMicros() };
}

/** The clock of the profile, which is the same in all processes. */
function readMonotonicMicros() {
  return Number(process.hrtime.bigint() / 1_000n);
}

function toSection(name, workload, shares) {
  const large = shares.filter(({ share }) => share >= MIN_SHARE);
  const small = shares.filter(({ share }) => share < MIN_SHARE).reduce((sum, { share }) => sum + share, 0);
  const rows = [...large, { owner: 'everything else', share: small }].map(
    ({ owner, share }) => `| ${owner} | ${(share * 100).toFixed(1)} % |`,
  );
  return [`## ${CONTENDERS[name].title}, ${WORKLOADS[workload].title}\n`, '| | |\n| --- | --- |', ...rows].join('\n');
}
