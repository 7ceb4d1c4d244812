import { expect, test } from '@jest/globals';
import { findConfigWarnings } from '../../../src/config/warnings.js';
import { errorsOf, parse } from '../../support/config/parse.js';

test.each([
  ['memory:', { kind: 'memory' }],
  ['file:/var/lib/history.db', { kind: 'file', path: '/var/lib/history.db' }],
  ['file:///var/lib/history.db', { kind: 'file', path: '/var/lib/history.db' }],
  ['postgres://me:p%40w@db/history', { kind: 'postgres', url: 'postgres://me:p%40w@db/history?sslmode=verify-full' }],
  ['postgresql://me@127.0.0.1:5433/h', { kind: 'postgres', url: 'postgresql://me@127.0.0.1:5433/h?sslmode=disable' }],
  ['postgres://me@db/h?sslmode=disable', { kind: 'postgres', url: 'postgres://me@db/h?sslmode=disable' }],
])('HISTORY_DATABASE %s is parsed, with TLS unless the server is on this machine', (text, expected) => {
  expect(parse({ HISTORY_DATABASE: text }).historyDatabase).toEqual(expected);
});

test.each([
  'mysql://me:s3cret@db/history',
  'postgres://db/history',
  'postgres://me:s3cret@db',
  'postgres://me:s3cret@db/history?sslmode=prefer',
  'postgres://me:s3cret@db/history?application_name=x',
  'postgres://me:s3cret%ZZ@db/history',
  'file:history.db',
  's3cret',
])('HISTORY_DATABASE %s is rejected without its value', (text) => {
  const error = errorsOf({ HISTORY_DATABASE: text }).join('\n');
  expect(error).toMatch(/^HISTORY_DATABASE must be /);
  expect(error).not.toContain('s3cret');
});

test('the address of the history may come from a file, and its CA must be one', () => {
  const files = { address: 'memory:', ca: 'no certificate' };
  expect(parse({ HISTORY_DATABASE_FILE: 'address' }, files).historyDatabase).toEqual({ kind: 'memory' });
  expect(errorsOf({ HISTORY_DATABASE_CA_FILE: 'ca' }, files)).toEqual([
    'HISTORY_DATABASE_CA_FILE must contain certificates in PEM format.',
  ]);
});

test.each([
  [undefined, ['userId', 'bizId']],
  ['bizId', ['bizId']],
  ['none', []],
])('HISTORY_INPUTS %s keeps %j', (text, kept) => {
  expect(parse(text === undefined ? {} : { HISTORY_INPUTS: text }).historyInputs).toEqual(kept);
});

test('an input that cannot be kept is rejected, as are numbers outside their limits', () => {
  expect(errorsOf({ HISTORY_INPUTS: 'userId,email' })[0]).toMatch(/^HISTORY_INPUTS must be /);
  expect(errorsOf({ STATISTICS_MIN_GROUP: '0' })[0]).toMatch(/^STATISTICS_MIN_GROUP must be /);
  expect(errorsOf({ HISTORY_RETENTION_DAYS: '-1' })[0]).toMatch(/^HISTORY_RETENTION_DAYS must be /);
});

test.each([
  ['file:/var/lib/history.db', true, 1],
  ['memory:', true, 1],
  ['postgres://me@db/history', true, 0],
  [undefined, true, 0],
  ['file:/var/lib/history.db', false, 0],
])('HISTORY_DATABASE %s, with Redis: %s, has %d warnings', (text, hasRedis, count) => {
  const redis = { REDIS_URL: 'redis://cache', STORE_ENCRYPTION_KEY: Buffer.alloc(32, 'k').toString('base64') };
  const environment = { ...(text && { HISTORY_DATABASE: text }), ...(hasRedis && redis) };
  const warnings = findConfigWarnings(parse(environment), environment);
  expect(warnings).toHaveLength(count);
  for (const warning of warnings) expect(warning).toMatch(/^HISTORY_DATABASE is a database of one instance, but/);
});
