import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Where a process may run, so that the load does not take the time of what is measured. */
const SERVER_CPU = '0';
export const LOAD_CPU = '1';

const MAX_START_MS = 30_000;

/**
 * Starts a process of node and waits until it says where it listens in a line with "url", or answers at the address
 * that is given, for one that says nothing. What it writes as errors goes into a file beside `logFile`.
 */
export async function startServer(args, { cwd, env, logFile, url: knownUrl, cpu = SERVER_CPU }) {
  const errors = openSync(`${logFile}.errors`, 'w');
  const child = spawn('taskset', ['-c', cpu, process.execPath, ...args], {
    cwd,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', errors],
  });
  const url = await new Promise((resolve, reject) => {
    const exitWithError = () => reject(new Error(`${args.join(' ')} does not listen; see ${logFile}.errors`));
    AbortSignal.timeout(MAX_START_MS).addEventListener('abort', exitWithError);
    if (knownUrl !== undefined) void untilAnswered(knownUrl).then(() => resolve(knownUrl));
    let text = '';
    const look = (chunk) => {
      text += chunk;
      const found = /"url":"([^"]+)"/.exec(text)?.[1];
      if (knownUrl !== undefined) return child.stdout.off('data', look).resume();
      if (found === undefined) return;
      child.stdout.off('data', look);
      // Read and thrown away, as a collector of logs would.
      child.stdout.resume();
      resolve(found);
    };
    child.stdout.on('data', look);
    child.once('close', () => reject(new Error(`${args.join(' ')} ended; see ${logFile}.errors`)));
  });
  return {
    url,
    pid: child.pid,
    stop: (signal = 'SIGKILL') =>
      new Promise((resolve) => {
        child.once('close', resolve);
        child.kill(signal);
      }),
  };
}

async function untilAnswered(url) {
  for (;;) {
    const isThere = await fetch(url).then(
      (response) => response.text(),
      () => undefined,
    );
    if (isThere !== undefined) return;
    await setTimeout(5);
  }
}

/** What a process of node prints, once it has ended. */
export function runToEnd(args, { cwd, cpu = LOAD_CPU }) {
  return new Promise((resolve, reject) => {
    const child = spawn('taskset', ['-c', cpu, process.execPath, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    child.once('close', (code) => (code === 0 ? resolve(text) : reject(new Error(`${args.join(' ')} failed`))));
  });
}
