import type { SqlEngine } from '../sql/engine.js';

const QUERY_CANCELED = '57014';
/** Serialization failure and deadlock. */
const CONFLICTS = ['40001', '40P01'];
/** SQLSTATE, codes of the system and of TLS. */
const CODE = /^[A-Z0-9_]{4,64}$/;

/** What the driver throws without a code. */
const BY_MESSAGE = [
  [/timeout exceeded when trying to connect|connection timeout/, 'CONNECT_TIMEOUT'],
  [/Query read timeout/, 'QUERY_TIMEOUT'],
  [/Connection terminated|Client has encountered a connection error|not queryable/, 'CONNECTION_LOST'],
  [/does not support SSL|establishing an SSL connection/, 'NO_TLS'],
  [/SASL|password/i, 'AUTHENTICATION'],
  [/destroyed|after calling end/, 'CLOSED'],
] as const;

export const explainPostgresError: SqlEngine['explain'] = (error) => {
  const { code, message = '' } = error as { readonly code?: unknown; readonly message?: string };
  const known = typeof code === 'string' && CODE.test(code) ? code : undefined;
  const reason = known ?? BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1] ?? 'UNKNOWN';
  return {
    reason,
    isTimeout: reason === QUERY_CANCELED,
    isConflict: CONFLICTS.includes(reason),
  };
};
