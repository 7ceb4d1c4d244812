import { expect, test } from '@jest/globals';
import { ConfigError } from '../src/config/config-error.js';
import { parseConfig } from '../src/config.js';

const parse = (hosts?: string) =>
  parseConfig(
    {
      ADVANCE_AI_BASE_URL: 'https://provider.example.test',
      ADVANCE_AI_ACCESS_KEY: 'access',
      ADVANCE_AI_SECRET_KEY: 'secret',
      AUTH: 'off',
      LINK_HOSTS: hosts,
    },
    () => '',
  ).linkHosts;

test.each([
  [undefined, undefined],
  ['assets.example.test', ['assets.example.test']],
  [' Assets.Example.test , *.CDN.example.test ', ['assets.example.test', '*.cdn.example.test']],
  ['127.0.0.1,[::1],localhost', ['127.0.0.1', '[::1]', 'localhost']],
])('LINK_HOSTS %j lists %j', (text, hosts) => {
  expect(parse(text)).toEqual(hosts);
});

test.each([
  'https://assets.example.test',
  'assets.example.test/',
  'assets.example.test:443',
  'assets.example.test:8443',
  'user@assets.example.test',
  'a b',
  'assets.example.test,',
  '*',
  '*.',
  'assets.*.example.test',
  '*.*.example.test',
  '2130706433',
  'exämple.test',
])('LINK_HOSTS must not be %j', (text) => {
  expect(() => parse(text)).toThrow(ConfigError);
});
