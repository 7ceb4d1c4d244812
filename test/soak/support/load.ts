import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export type Load = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly seconds: number;
} & ({ readonly ratePerSecond: number } | { readonly clients: number });

export type Outcome = { readonly count: number; readonly p50: number; readonly p99: number; readonly max: number };

/** By HTTP status, or "failed" where there was no answer. Durations in milliseconds. */
export type LoadReport = Readonly<Record<string, Outcome>> & { readonly seconds: number };

/** Runs this load in a process of its own and waits for its end. */
export async function generateLoad(load: Load): Promise<LoadReport> {
  const script = 'test/soak/support/generate-load.js';
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(load)], {
    maxBuffer: 1_048_576,
  });
  return JSON.parse(stdout);
}
