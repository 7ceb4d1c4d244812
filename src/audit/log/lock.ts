import { lstat, realpath, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';

export type AuditLock = { release(): Promise<void> };

export type LockAuditFile = (path: string) => Promise<AuditLock>;

/** The longest socket path that every operating system accepts. */
const MAX_ADDRESS_BYTES = 100;

/**
 * Locks the file for this process with a socket beside it, `FILE.lock`. The kernel closes the socket when the process
 * exits, also after kill -9, and another container that shares the directory on the same machine can check whether it
 * accepts connections; a process id could be neither trusted nor seen there. The socket carries no data.
 *
 * Rejects with ELOCKED while another process holds the lock, with another code if the socket cannot be created. Two
 * processes that take over the socket of a dead one at the same instant may both succeed: then each detects the first
 * write of the other.
 */
export const lockAuditFile: LockAuditFile = async (path) => {
  const address = `${await realpath(path)}.lock`;
  if (Buffer.byteLength(address) > MAX_ADDRESS_BYTES) throw withCode('ENAMETOOLONG');
  const server =
    (await listen(address)) ?? (await takeOver(address).then((isFree) => (isFree ? listen(address) : undefined)));
  if (server === undefined) throw withCode('ELOCKED');
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
};

/** Returns undefined if the address exists. */
function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => void socket.destroy());
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    // Every user who can see the directory may check whether the file is locked.
    server.listen({ path: address, readableAll: true, writableAll: true }, () => resolve(server));
  });
}

/** Removes the socket of a process that has exited. Returns false if the socket accepts connections. */
async function takeOver(address: string): Promise<boolean> {
  const found = await lstat(address).catch(() => null);
  if (found !== null && !found.isSocket()) throw withCode('EEXIST');
  if (await isListening(address)) return false;
  await unlink(address).catch(() => undefined);
  return true;
}

function isListening(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error) => resolve(!['ECONNREFUSED', 'ENOENT'].includes(codeOf(error))));
  });
}

function codeOf(error: NodeJS.ErrnoException): string {
  return error.code ?? '';
}

function withCode(code: string): Error {
  return Object.assign(new Error('the audit file cannot be locked'), { code });
}
