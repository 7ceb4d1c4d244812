import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createLinkCheck } from '../../../../src/providers/links/link-policy.js';

const inProduction = createLinkCheck({ baseUrl: 'https://provider.example.test', linkHosts: undefined });
const onLoopback = createLinkCheck({ baseUrl: 'http://127.0.0.1:4010', linkHosts: undefined });
const onListedHosts = createLinkCheck({
  baseUrl: 'https://provider.example.test',
  linkHosts: ['assets.example.test', '*.cdn.example.test'],
});

describe('without a list of hosts', () => {
  test.each([
    ['https://assets.example.test/a.jpg?X-Amz-Signature=ab%2Fc', null],
    ['HTTPS://Assets.Example.Test/a.jpg', null],
    ['https://assets.example.test:443/a.jpg', null],
    ['https://assets.example.test:8443/a.jpg', null],
    ['https://[2001:db8::1]/a.jpg', null],
    ['https://assets.example.test/a@b.jpg?c=d@e', null],
    ['http://assets.example.test/a.jpg', 'NOT_HTTPS'],
    ['http://127.0.0.1:4010/a.jpg', 'NOT_HTTPS'],
    ['http://provider.example.test/a.jpg', 'NOT_HTTPS'],
    ['https://user@assets.example.test/a.jpg', 'USER_INFO'],
    ['https://user:word@assets.example.test/a.jpg', 'USER_INFO'],
    ['https://@assets.example.test/a.jpg', 'USER_INFO'],
    ['https://assets.example.test\\@elsewhere.example/a.jpg', 'USER_INFO'],
    ['https://assets.example.test\\.elsewhere.example/a.jpg', 'MALFORMED'],
    ['https:///assets.example.test/a.jpg', 'MALFORMED'],
    ['https://assets.example.test/a b.jpg', 'MALFORMED'],
    ['https://assets.example.test/a\n.jpg', 'MALFORMED'],
    ['https://assets.exa\tmple.test/a.jpg', 'MALFORMED'],
    ['https://assets.exаmple.test/a.jpg', 'MALFORMED'],
    ['https://2130706433/a.jpg', 'MALFORMED'],
    ['https://0x7f.1/a.jpg', 'MALFORMED'],
    ['https://%61ssets.example.test/a.jpg', 'MALFORMED'],
    ['https://', 'MALFORMED'],
  ])('%j is %j', (url, refusal) => {
    expect(inProduction(url)).toBe(refusal);
  });

  test('in front of a simulator, plain http links are valid on the same host, on any port, and on no other', () => {
    expect(onLoopback('http://127.0.0.1:4011/a.jpg')).toBeNull();
    expect(onLoopback('http://127.0.0.1/a.jpg')).toBeNull();
    expect(onLoopback('https://assets.example.test/a.jpg')).toBeNull();
    expect(onLoopback('http://127.0.0.2:4011/a.jpg')).toBe('NOT_HTTPS');
    expect(onLoopback('http://localhost:4011/a.jpg')).toBe('NOT_HTTPS');
    expect(onLoopback('http://127.0.0.1.elsewhere.example/a.jpg')).toBe('NOT_HTTPS');
  });
});

describe('with a list of hosts', () => {
  test.each([
    ['https://assets.example.test/a.jpg', null],
    ['https://ASSETS.example.test/a.jpg', null],
    ['https://eu.cdn.example.test/a.jpg', null],
    ['https://a.eu.cdn.example.test/a.jpg', null],
    ['https://cdn.example.test/a.jpg', 'HOST_NOT_ALLOWED'],
    ['https://.cdn.example.test/a.jpg', 'HOST_NOT_ALLOWED'],
    ['https://evilcdn.example.test/a.jpg', 'HOST_NOT_ALLOWED'],
    ['https://assets.example.test.elsewhere.example/a.jpg', 'HOST_NOT_ALLOWED'],
    ['https://assets.example.test./a.jpg', 'HOST_NOT_ALLOWED'],
    ['https://elsewhere.example/assets.example.test', 'HOST_NOT_ALLOWED'],
    ['https://assets.example.test@elsewhere.example/a.jpg', 'USER_INFO'],
    ['http://assets.example.test/a.jpg', 'NOT_HTTPS'],
  ])('%j is %j', (url, refusal) => {
    expect(onListedHosts(url)).toBe(refusal);
  });

  test('the host of a simulator has to be listed, too', () => {
    const rules = { baseUrl: 'http://127.0.0.1:4010', linkHosts: ['127.0.0.1'] };
    expect(createLinkCheck(rules)('http://127.0.0.1:4011/a.jpg')).toBeNull();
    expect(createLinkCheck({ ...rules, linkHosts: ['assets.example.test'] })('http://127.0.0.1:4011/a.jpg')).toBe(
      'HOST_NOT_ALLOWED',
    );
  });
});

test('a browser opens every accepted link with https on an allowed host', () => {
  const hosts = fc.constantFrom('assets.example.test', 'a.cdn.example.test', 'elsewhere.example', '127.0.0.1', '[::1]');
  const noise = fc.string({
    unit: fc.constantFrom('@', '\\', '/', ':', '#', '?', '.', ' ', '\t', 'a', '443'),
    maxLength: 4,
  });
  const scheme = fc.constantFrom('https://', 'http://', 'HTTPS://', 'https:/', 'https:\\\\');
  fc.assert(
    fc.property(scheme, noise, hosts, noise, hosts, noise, (start, first, host, second, other, third) => {
      const url = `${start}${first}${host}${second}${other}${third}`;
      if (onListedHosts(url) !== null) return;
      const { protocol, hostname, username, password } = new URL(url);
      expect([protocol, username, password]).toEqual(['https:', '', '']);
      expect(hostname).toMatch(/^(assets|.+\.cdn)\.example\.test$/);
    }),
    { numRuns: 2_000 },
  );
});
