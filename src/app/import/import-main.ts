import { readFileSync } from 'node:fs';
import { systemClock } from '../../async/clock.js';
import { createCloser } from '../../async/closer.js';
import { parseConfig } from '../../config/config.js';
import { ConfigError } from '../../config/config-error.js';
import { createHttpClient } from '../../egress/http-client.js';
import { HistoryError } from '../../history/history-error.js';
import { toVerificationRecord } from '../../history/to-verification-record.js';
import { createLogger } from '../../observability/logger.js';
import { openDatabase } from '../history.js';
import { startObservability } from '../observability.js';
import { openSharedState } from '../shared-state.js';
import { describeStartupError } from '../startup-errors.js';
import { createTenantReaders } from '../tenant-readers.js';
import { importIds } from './import-ids.js';
import { readIds } from './read-ids.js';

export type ImportArguments = {
  /** The path of the file with the ids; `-` is standard input. */
  readonly path: string;
  readonly tenant: string;
  readonly ratePerSecond: number;
};

const STDIN = 0;
const CALLER = 'import';

/** Imports ids into the history of the configured gateway, prints its progress, and sets the exit code of the process. */
export async function runImport(args: ImportArguments): Promise<void> {
  const closer = createCloser();
  try {
    await importInto(args, closer.add);
  } catch (error) {
    process.exitCode = 1;
    const explanation = explain(error);
    if (explanation === undefined) throw error;
    process.stderr.write(`${explanation}\n`);
  } finally {
    await closer.closeAll();
  }
}

async function importInto(
  { path, tenant, ratePerSecond }: ImportArguments,
  onClose: (part: string, close: () => unknown) => void,
) {
  const config = { ...parseConfig(process.env, readText), metricsPort: undefined, isTracingDisabled: true };
  if (config.historyDatabase === undefined) throw new ConfigError(['--import needs HISTORY_DATABASE.']);
  if (!config.tenants.has(tenant)) throw new ConfigError([`--tenant ${tenant} has no account at the provider.`]);
  const ids = readIds(readFileSync(path === '-' ? STDIN : path, 'utf8'));
  const clock = systemClock;
  const send = createHttpClient({ proxies: config.proxies });
  const logger = createLogger(config.logLevel, { write: (line) => void process.stderr.write(line) });
  const observability = await startObservability(config, clock, logger);
  onClose('observability', observability.close);
  const sharedState = await openSharedState(config, clock, observability);
  onClose('store', sharedState.close);
  const store = await openDatabase(config);
  onClose('history database', () => store.close());
  const { readerOf } = createTenantReaders({
    ...{ config, observability, sharedState, history: undefined, live: undefined },
    dependencies: { clock, send, random: Math.random },
  });
  const { reader } = readerOf(tenant);
  const settings = { policy: config, inputs: config.historyInputs };
  const { failed } = await importIds({
    ...{ ids, tenant, store, ratePerSecond },
    read: (id) => reader.refresh(id, () => true, CALLER),
    toRecord: (result) => toVerificationRecord(result, settings, clock.now()),
    sleep: (ms) => clock.sleep(ms, new AbortController().signal),
    onProgress: ({ done, total, recorded, skipped, failed }) =>
      print(`${done} of ${total}: ${recorded} recorded, ${skipped} known already, ${failed.length} failed`),
  });
  for (const { signatureId, code } of failed) print(`failed: ${signatureId} ${code}`);
  if (failed.length > 0) process.exitCode = 1;
}

function explain(error: unknown): string | undefined {
  if (error instanceof HistoryError)
    return `The history is not available (${error.reason}). Start the import again to go on where it ended.`;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'open' || syscall === 'read') return `The file with the ids cannot be read (${code}).`;
  return describeStartupError(error);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}
