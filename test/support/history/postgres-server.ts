import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAfterTest } from '../close-after-test.js';
import { describeWith } from '../describe-with.js';
import { findFreePort } from '../redis/redis-server.js';

/** Where Debian keeps the programs of each version, which are in no PATH. */
const DEBIAN = '/usr/lib/postgresql';
const PROGRAMS = process.env.POSTGRES_BIN ?? findPrograms();

/** Tests that need a PostgreSQL server of their own: the programs `initdb` and `postgres` in the folder `POSTGRES_BIN`. */
export function describeWithPostgresPrograms(name: string, define: () => void): void {
  describeWith('initdb', PROGRAMS !== undefined && existsSync(join(PROGRAMS, 'initdb')), name, define);
}

export type PostgresServerOptions = {
  readonly user: string;
  readonly password: string;
  /** PEM. With it the server takes connections by TLS only, without it none of them. */
  readonly tls?: { readonly cert: string; readonly key: string };
};

/** Starts a server of its own on 127.0.0.1, with the database `postgres`. Ends with the test. Returns the port. */
export async function startPostgres({ user, password, tls }: PostgresServerOptions): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  let server: ChildProcess | undefined;
  closeAfterTest(async () => {
    if (server) await stop(server);
    rmSync(folder, { recursive: true, force: true });
  });
  const owner = toOwner();
  const place = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    chmodSync(path, 0o600);
    if (owner.uid !== undefined) chownSync(path, owner.uid, owner.gid);
    return path;
  };
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const context = { cwd: folder, env: { ...process.env, LC_ALL: 'C' }, ...owner };
  const data = join(folder, 'data');
  const login = ['--username', user, '--pwfile', place('password', password), '--auth', 'scram-sha-256'];
  execFileSync(programOf('initdb'), ['--pgdata', data, ...login, '--encoding', 'UTF8', '--no-sync'], {
    ...context,
    stdio: 'pipe',
  });
  place('data/pg_hba.conf', `${tls ? 'hostssl' : 'hostnossl'} all all 127.0.0.1/32 scram-sha-256\n`);
  const port = await findFreePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    ...(tls && { ssl: 'on', ssl_cert_file: place('server.crt', tls.cert), ssl_key_file: place('server.key', tls.key) }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  server = spawn(programOf('postgres'), ['-D', data, '-p', String(port), ...args], {
    ...context,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await untilReady(server);
  return port;
}

function findPrograms(): string | undefined {
  const { status, stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : [];
  const folders = [...(status === 0 ? [stdout.trim()] : []), ...versions];
  return folders.find((folder) => existsSync(join(folder, 'initdb')));
}

function programOf(name: 'initdb' | 'postgres'): string {
  return join(PROGRAMS ?? '', name);
}

/** The programs refuse to run as root, so root runs them as the user that their package has made. */
function toOwner():
  | { readonly uid: number; readonly gid: number }
  | { readonly uid?: undefined; readonly gid?: undefined } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    server.once('close', () => reject(new Error(`postgres ended: ${output}`)));
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('ready to accept connections')) resolve();
    });
  });
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const closed = new Promise((resolve) => server.once('close', resolve));
  // At once, with the processes of its connections.
  server.kill('SIGQUIT');
  await closed;
}
