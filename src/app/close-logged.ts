import type { Logger } from 'pino';
import { CloseError, type Closer } from '../async/closer.js';

/** Closes all parts and logs each one that fails: its name, the error's name and code, no message. Rejects like the closer. */
export async function closeLogged(closer: Closer, logger: Logger): Promise<void> {
  try {
    await closer.closeAll();
  } catch (error) {
    const failures = error instanceof CloseError ? error.failures : [];
    for (const { part, error } of failures) logger.error({ part, ...describe(error) }, 'part failed to close');
    throw error;
  }
}

function describe(error: unknown) {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  const isCode = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code);
  return { errorName: error.name, ...(isCode && { errorCode: code }) };
}
