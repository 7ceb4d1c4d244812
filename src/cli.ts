#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError, toFaultList } from './config/config-error.js';
import { parseConfig } from './config.js';

const USAGE = `Usage: liveness-gateway [option]

Without an option it starts the gateway that the environment describes.

  --demo          starts it beside a simulated provider with made-up people; needs no account
  --check-config  says what is wrong with the environment, and ends with 1 if something is
  --print-schema  prints the GraphQL schema
  --version       prints the version
  --help          prints this

What can be configured: ${new URL('../README.md', import.meta.url).pathname}
`;

const FLAGS = ['demo', 'check-config', 'print-schema', 'version', 'help'] as const;
type Flag = (typeof FLAGS)[number];

/** Undefined for what is no command line of ours. */
function readFlags(): readonly Flag[] | undefined {
  try {
    const options = Object.fromEntries(FLAGS.map((flag) => [flag, { type: 'boolean' as const }]));
    const { values } = parseArgs({ options, strict: true, allowPositionals: false });
    return FLAGS.filter((flag) => values[flag]);
  } catch {
    return undefined;
  }
}

function checkConfig(): void {
  try {
    parseConfig(process.env, (path) => readFileSync(path, 'utf8'));
    process.stdout.write('The configuration is in order.\n');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${toFaultList(error)}\n`);
    process.exitCode = 1;
  }
}

function printVersion(): void {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${version}\n`);
}

function refuse(): void {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

const COMMANDS: Readonly<Record<Flag, () => unknown>> = {
  demo: () => import('./demo.js'),
  'check-config': checkConfig,
  'print-schema': () => import('./graphql/emit-schema.js'),
  version: printVersion,
  help: () => process.stdout.write(USAGE),
};

const flags = readFlags();
const [flag, ...others] = flags ?? [];
if (flags === undefined || others.length > 0) refuse();
else await (flag === undefined ? import('./main.js') : COMMANDS[flag]());
