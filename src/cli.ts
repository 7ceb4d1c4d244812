#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PACKAGE_ROOT } from './package-root.js';

const USAGE = `Usage: liveness-gateway [option]

Without an option, starts the gateway as configured by environment variables.

  --demo          starts the gateway with a simulated provider and synthetic data; needs no account
  --check-config  checks the environment variables and the files they name; exits with 1 on an error or a warning
  --print-schema  prints the GraphQL schema
  --version       prints the version
  --help          prints this text

Configuration: ${new URL('docs/configuration.md', PACKAGE_ROOT).pathname}
`;

const FLAGS = ['demo', 'check-config', 'print-schema', 'version', 'help'] as const;
type Flag = (typeof FLAGS)[number];

/** Returns the options of the command line; undefined if it is invalid. */
function readFlags(): readonly Flag[] | undefined {
  try {
    const options = Object.fromEntries(FLAGS.map((flag) => [flag, { type: 'boolean' as const }]));
    const { values } = parseArgs({ options, strict: true, allowPositionals: false });
    return FLAGS.filter((flag) => values[flag]);
  } catch {
    return undefined;
  }
}

function printVersion(): void {
  const { version } = JSON.parse(readFileSync(new URL('package.json', PACKAGE_ROOT), 'utf8'));
  process.stdout.write(`${version}\n`);
}

function rejectUsage(): void {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

const COMMANDS: Readonly<Record<Flag, () => unknown>> = {
  demo: () => import('./demo/main.js'),
  'check-config': async () => (await import('./app/check-config.js')).checkConfig(),
  'print-schema': async () => process.stdout.write((await import('./graphql/build-schema.js')).printGatewaySchema()),
  version: printVersion,
  help: () => process.stdout.write(USAGE),
};

const flags = readFlags();
const [flag, ...others] = flags ?? [];
if (flags === undefined || others.length > 0) rejectUsage();
else await (flag === undefined ? import('./main.js') : COMMANDS[flag]());
