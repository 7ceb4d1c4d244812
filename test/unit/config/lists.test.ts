import { expect, test } from '@jest/globals';
import { errorsOf, parse } from '../../support/config/parse.js';

test.each([
  [undefined, undefined],
  ['branch', ['branch']],
  [' branch , cost_centre,x.y-z ', ['branch', 'cost_centre', 'x.y-z']],
])('INPUT_PARAMETERS %j is parsed to %j', (text, names) => {
  expect(parse({ INPUT_PARAMETERS: text }).inputParameters).toEqual(names);
});

test.each([
  'branch,',
  'a b',
  '__proto__',
  'https://x',
  '*',
  '1st',
  'x'.repeat(65),
  Array.from({ length: 51 }, (_, index) => `n${index}`).join(),
])('INPUT_PARAMETERS rejects %j', (text) => {
  expect(errorsOf({ INPUT_PARAMETERS: text })).toEqual([
    'INPUT_PARAMETERS must be at most 50 names of up to 64 letters, digits, "_", "." or "-", separated by commas.',
  ]);
});

test.each([
  [undefined, undefined],
  ['assets.example.test', ['assets.example.test']],
  [' Assets.Example.test , *.CDN.example.test ', ['assets.example.test', '*.cdn.example.test']],
  ['.example.test, assets.example.com', ['*.example.test', 'assets.example.com']],
  ['127.0.0.1,[::1],localhost', ['127.0.0.1', '[::1]', 'localhost']],
])('LINK_HOSTS %j is parsed to %j', (text, hosts) => {
  expect(parse({ LINK_HOSTS: text }).linkHosts).toEqual(hosts);
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
])('LINK_HOSTS rejects %j', (text) => {
  expect(errorsOf({ LINK_HOSTS: text })).toEqual([
    'LINK_HOSTS must be hosts without scheme and port, separated by commas.',
  ]);
});

test.each(['explore,nothing', 'explore,off', 'explore,,console', 'EXPLORE'])('PAGES rejects %j', (pages) => {
  expect(errorsOf({ PAGES: pages })).toEqual(['PAGES must be explore, console, separated by commas, or off.']);
});
