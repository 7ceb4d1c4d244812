import { expect, test } from '@jest/globals';
import { type PostgresAddress, toClientConfig } from '../../../src/history/postgres/client-config.js';

const CA = '-----BEGIN CERTIFICATE-----';

test('an address with everything becomes the settings of the driver', () => {
  const url = 'postgres://me:se%20cret@db.example:6543/history?sslmode=disable&options=-c%20search_path%3Dgateway';
  expect(toClientConfig({ url })).toEqual({
    ...{ host: 'db.example', port: 6_543, user: 'me', password: 'se cret', database: 'history' },
    ...{ options: '-c search_path=gateway', ssl: false },
  });
});

test('what an address leaves out is left to the driver, except for host and port', () => {
  expect(toClientConfig({ url: 'postgres:///history' })).toEqual({
    ...{ host: 'localhost', port: 5_432, database: 'history', ssl: false },
  });
  expect(toClientConfig({ url: 'postgres://me@db' })).toEqual({ host: 'db', port: 5_432, user: 'me', ssl: false });
});

test.each([
  ['postgres://me@[::1]:5433/history', '::1'],
  ['postgres://me@db/history?host=/var/run/postgresql', '/var/run/postgresql'],
])('the host of %s is %s', (url, host) => {
  expect(toClientConfig({ url }).host).toBe(host);
});

test('names and passwords are decoded, and a given password takes the place of the one in the address', () => {
  const url = 'postgres://m%40e:p%2Fw@db/my%2Dhistory';
  expect(toClientConfig({ url })).toMatchObject({ user: 'm@e', password: 'p/w', database: 'my-history' });
  expect(toClientConfig({ url, password: 'other%2F' })).toMatchObject({ password: 'other%2F' });
});

// An object without `rejectUnauthorized: false` verifies the certificate and the host.
test.each<[string, Omit<PostgresAddress, 'url'>, unknown]>([
  ['', {}, false],
  ['?sslmode=disable', {}, false],
  ['?sslmode=verify-full', {}, { host: 'db' }],
  ['?sslmode=require', {}, { host: 'db' }],
  ['?sslmode=no-verify', {}, { host: 'db' }],
  ['', { ca: CA }, { host: 'db', ca: CA }],
  ['?sslmode=verify-full', { ca: CA }, { host: 'db', ca: CA }],
  ['?sslmode=disable', { ca: CA }, { host: 'db', ca: CA }],
])('with "%s" and %j TLS is %j', (query, more, ssl) => {
  expect(toClientConfig({ url: `postgres://me@db/history${query}`, ...more }).ssl).toEqual(ssl);
});
