import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { explainPostgresError } from '../../../src/history/postgres/explain-error.js';

const withCode = (code: unknown, message = 'text with "s3cret"') => Object.assign(new Error(message), { code });

test.each(['ECONNREFUSED', 'ENOTFOUND', '28P01', '3D000', 'SELF_SIGNED_CERT_IN_CHAIN', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
  'the code %s of the system, of TLS or of PostgreSQL is the reason',
  (code) => {
    expect(explainPostgresError(withCode(code))).toEqual({ reason: code, isTimeout: false, isConflict: false });
  },
);

test('a statement that the server has canceled took too long', () => {
  expect(explainPostgresError(withCode('57014'))).toEqual({ reason: '57014', isTimeout: true, isConflict: false });
});

test.each(['40001', '40P01'])('a transaction that ended with %s is tried again', (code) => {
  expect(explainPostgresError(withCode(code))).toEqual({ reason: code, isTimeout: false, isConflict: true });
});

// As pg 8, pg-pool 3 and kysely 0.28 write them.
test.each([
  ['timeout exceeded when trying to connect', 'CONNECT_TIMEOUT'],
  ['Connection terminated due to connection timeout', 'CONNECT_TIMEOUT'],
  ['Query read timeout', 'QUERY_TIMEOUT'],
  ['Connection terminated unexpectedly', 'CONNECTION_LOST'],
  ['Connection terminated', 'CONNECTION_LOST'],
  ['Client has encountered a connection error and is not queryable', 'CONNECTION_LOST'],
  ['Client was closed and is not queryable', 'CONNECTION_LOST'],
  ['The server does not support SSL connections', 'NO_TLS'],
  ['There was an error establishing an SSL connection', 'NO_TLS'],
  ['SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', 'AUTHENTICATION'],
  ['Cannot use a pool after calling end on the pool', 'CLOSED'],
  ['driver has already been destroyed', 'CLOSED'],
])('"%s" has no code; its reason is %s', (message, reason) => {
  expect(explainPostgresError(new Error(message))).toEqual({ reason, isTimeout: false, isConflict: false });
});

test.each([new Error('something else'), withCode(42), withCode('lower case'), withCode('X'.repeat(65)), {}])(
  'the reason of %j is unknown',
  (error) => {
    expect(explainPostgresError(error).reason).toBe('UNKNOWN');
  },
);

test('a reason is a code, whatever the error says', () => {
  fc.assert(
    fc.property(fc.string(), fc.anything(), (message, code) => {
      expect(explainPostgresError(withCode(code, message)).reason).toMatch(/^[A-Z0-9_]{4,64}$/);
    }),
  );
});
