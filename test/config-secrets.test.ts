import { expect, test } from '@jest/globals';
import { ConfigError } from '../src/config/config-error.js';
import { parseConfig } from '../src/config.js';

const SECRET = 'S3cr3t-that-no-message-may-tell';
const KEYS = { ADVANCE_AI_BASE_URL: 'https://provider.example.test', ADVANCE_AI_ACCESS_KEY: 'access', AUTH: 'off' };

type Given = Record<string, string>;

function messageOf(environment: Given, readFile: (path: string) => string): string {
  try {
    return parseConfig({ ...KEYS, ...environment }, readFile).tenants.get('default')?.secretKey ?? '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

test('a secret may come from a file, without the line break at its end', () => {
  const readFile = (path: string) => `${SECRET} of ${path}\n`.replace(' of key', '');
  expect(messageOf({ ADVANCE_AI_SECRET_KEY_FILE: 'key' }, readFile)).toBe(SECRET);
  expect(messageOf({ ADVANCE_AI_SECRET_KEY_FILE: 'key', ADVANCE_AI_SECRET_KEY: '' }, readFile)).toBe(SECRET);
});

test('only secrets come from files', () => {
  expect(parseConfig({ ...KEYS, ADVANCE_AI_SECRET_KEY: 'secret', PORT_FILE: 'port' }, () => '1').port).toBe(4_000);
});

const unreadable = () => {
  throw new Error(`cannot read ${SECRET}`);
};

test.each<[string, Given, (path: string) => string, string]>([
  [
    'both ways',
    { ADVANCE_AI_SECRET_KEY: SECRET, ADVANCE_AI_SECRET_KEY_FILE: SECRET },
    () => SECRET,
    'exclude each other',
  ],
  [
    'a file that cannot be read',
    { ADVANCE_AI_SECRET_KEY_FILE: SECRET },
    unreadable,
    'must name a file that can be read',
  ],
  ['an empty file', { ADVANCE_AI_SECRET_KEY_FILE: SECRET }, () => ' \n', 'is required'],
  ['spaces in it', { ADVANCE_AI_SECRET_KEY: `${SECRET} ${SECRET}` }, unreadable, 'without spaces'],
  ['a line break at its end', { ADVANCE_AI_SECRET_KEY: `${SECRET}\n` }, unreadable, 'without spaces'],
  ['a file of two lines', { ADVANCE_AI_SECRET_KEY_FILE: 'key' }, () => `${SECRET}\n${SECRET}`, 'without spaces'],
  ['another fault beside it', { ADVANCE_AI_SECRET_KEY: SECRET, PORT: 'x' }, unreadable, 'PORT must be'],
])('a secret given with %s is a fault that tells neither value nor path', (_how, environment, readFile, fault) => {
  const message = messageOf(environment, readFile);
  expect(message).toContain(fault);
  expect(message).not.toContain(SECRET);
});

test('an address of the provider that carries a password is refused without being quoted', () => {
  const environment = { ADVANCE_AI_SECRET_KEY: 'secret', ADVANCE_AI_BASE_URL: `https://user:${SECRET}@a.example.test` };
  expect(messageOf(environment, unreadable)).toMatch(/^ADVANCE_AI_BASE_URL must be (?!.*S3cr3t)/);
});
