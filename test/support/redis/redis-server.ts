import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis, type RedisOptions } from 'ioredis';
import { closeAfterTest } from '../close-after-test.js';
import { describeWith } from '../describe-with.js';

/** Another server of the same protocol may stand in, such as valkey-server. */
const BINARY = process.env.REDIS_SERVER ?? 'redis-server';
const isInstalled = spawnSync(BINARY, ['--version']).status === 0;

/** Tests that need a Redis server of their own. */
export function describeWithRedis(name: string, define: () => void): void {
  describeWith(BINARY, isInstalled, name, define);
}

export type TestRedis = {
  readonly port: number;
  readonly url: string;
  /** For looking into it and changing it, without time limits. */
  readonly admin: Redis;
  /** Stops it in its tracks, and lets it go on. */
  pause(): void;
  resume(): void;
  /** Ends it at once, and starts it again, empty, in the same place. */
  kill(): Promise<void>;
  restart(): Promise<void>;
};

export type TestRedisOptions = {
  readonly args?: readonly string[];
  readonly port?: number;
  /** How the admin gets in. */
  readonly admin?: Pick<RedisOptions, 'username' | 'password' | 'tls'>;
  /** When it ends; with the test unless said otherwise. */
  readonly closeLater?: (close: () => Promise<void>) => void;
};

/** A server of its own, in memory only. */
export async function startRedis(options: TestRedisOptions = {}): Promise<TestRedis> {
  const { port = await findFreePort(), args = [], closeLater = closeAfterTest } = options;
  const directory = mkdtempSync(join(tmpdir(), 'redis-'));
  let server = await startServer(port, directory, args);
  const admin = new Redis({ port, ...options.admin, retryStrategy: () => 50, maxRetriesPerRequest: null });
  admin.on('error', () => undefined);
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const closed = new Promise((resolve) => server.once('close', resolve));
    server.kill('SIGKILL');
    await closed;
  };
  closeLater(async () => {
    admin.disconnect();
    await kill();
    rmSync(directory, { recursive: true, force: true });
  });
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    admin,
    pause: () => void server.kill('SIGSTOP'),
    resume: () => void server.kill('SIGCONT'),
    kill,
    async restart() {
      await kill();
      server = await startServer(port, directory, args);
    },
  };
}

async function startServer(port: number, directory: string, args: readonly string[]): Promise<ChildProcess> {
  const always = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    directory,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  // The file of a Sentinel has to come first.
  const server = spawn(BINARY, [...args, ...always], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    let output = '';
    server.once('close', () => reject(new Error(`${BINARY} ended: ${output}`)));
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (/Ready to accept connections|Sentinel ID is/.test(output)) resolve();
    });
  });
  return server;
}

/** Below those that the kernel gives to connections: one of them might take it while a server is being restarted. */
const [FIRST_PORT, LAST_PORT] = [10_000, 22_000];

export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST_PORT, LAST_PORT);
    const listener = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      listener.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => listener.close(resolve));
    return port;
  }
}
