import { open, stat } from 'node:fs/promises';
import { type AuditTail, readTail } from './audit-tail.js';

/** A file that only grows, held open. Every method rejects with the error of the file system. */
export type AuditFile = {
  /** How it ended when it was opened. */
  readonly tail: AuditTail;
  /** Resolves when the bytes would outlive a loss of power. After a rejection any part of it may be there. */
  append(bytes: Buffer): Promise<void>;
  /** Whether the path still leads to this file and nobody else has changed its length. */
  isUntouched(): Promise<boolean>;
  close(): Promise<void>;
};

export type OpenAuditFile = (path: string) => Promise<AuditFile>;

/** Readable by nobody but the user of the gateway, who must be able to read it: the chain goes on from its end. */
const MODE = 0o600;

/** Opens or creates it. Rejects for what is no regular file: a pipe cannot tell how its chain ended. */
export const openAuditFile: OpenAuditFile = async (path) => {
  const handle = await open(path, 'a+', MODE);
  try {
    const opened = await handle.stat();
    if (!opened.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'ENOTSUP' });
    const tail = await readTail(handle, opened.size);
    let { size } = opened;
    return {
      tail,
      async append(bytes) {
        try {
          await handle.appendFile(bytes);
          await handle.datasync();
        } catch (error) {
          // Nobody was told that it is there. What cannot be taken back is dealt with when the file is opened again.
          await handle.truncate(size).catch(() => undefined);
          throw error;
        }
        size += bytes.length;
      },
      async isUntouched() {
        const found = await stat(path).catch(() => null);
        return found !== null && found.ino === opened.ino && found.dev === opened.dev && found.size === size;
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
};
