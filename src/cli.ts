#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ImportArguments } from './app/import/import-main.js';
import type { CheckArguments } from './app/notices/check-webhook.js';
import { PACKAGE_ROOT } from './package-root.js';

const USAGE = `Usage: liveness-gateway [option]

Without an option, starts the gateway as configured by environment variables.

  --demo          starts the gateway with a simulated provider and synthetic data; needs no account
  --import FILE   records the ids in the first column of a CSV file, or one in each line, in HISTORY_DATABASE;
                  --rate N reads N per second (default 5), --tenant NAME for one of TENANTS_FILE
  --check-config  checks the environment variables and the files they name; exits with 1 on an error or a warning
  --check-webhook FILE
                  tells whether the signature of a captured webhook (headers, empty line, body) fits the configured
                  template, else which one fits; exits with 1 then; --tenant NAME for one of TENANTS_FILE
  --print-schema  prints the GraphQL schema
  --version       prints the version
  --help          prints this text

Configuration: ${new URL('docs/configuration.md', PACKAGE_ROOT).pathname}
`;

/** Of ids per second; more is what no account of the provider allows. */
const MAX_RATE = 100;

const FLAGS = ['demo', 'check-config', 'print-schema', 'version', 'help'] as const;
type Flag = (typeof FLAGS)[number];

const IMPORT_OPTIONS = { import: { type: 'string' }, rate: { type: 'string' }, tenant: { type: 'string' } } as const;

const CHECK_OPTIONS = { 'check-webhook': { type: 'string' }, tenant: { type: 'string' } } as const;

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

/** Returns the options of an import; undefined if the command line is none. */
function readImport(): ImportArguments | undefined {
  try {
    const { values } = parseArgs({ options: IMPORT_OPTIONS, strict: true, allowPositionals: false });
    const { import: path, rate = '5', tenant = 'default' } = values;
    const ratePerSecond = Number(rate);
    return path !== undefined && ratePerSecond > 0 && ratePerSecond <= MAX_RATE
      ? { path, tenant, ratePerSecond }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the options of a check of a webhook; undefined if the command line is none. */
function readCheck(): CheckArguments | undefined {
  try {
    const { values } = parseArgs({ options: CHECK_OPTIONS, strict: true, allowPositionals: false });
    const { 'check-webhook': path, tenant = 'default' } = values;
    return path === undefined ? undefined : { path, tenant };
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

const ids = readImport();
const webhook = readCheck();
const flags = readFlags();
const [flag, ...others] = flags ?? [];
if (ids !== undefined) await (await import('./app/import/import-main.js')).runImport(ids);
else if (webhook !== undefined) (await import('./app/notices/check-webhook.js')).runCheckWebhook(webhook);
else if (flags === undefined || others.length > 0) rejectUsage();
else await (flag === undefined ? import('./main.js') : COMMANDS[flag]());
