import { randomUUID } from 'node:crypto';

const ACCEPTABLE = /^[\w-]{1,64}$/;

/** The caller's own id for its request where it is harmless to repeat, else a new one. */
export function toRequestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && ACCEPTABLE.test(header) ? header : randomUUID();
}
