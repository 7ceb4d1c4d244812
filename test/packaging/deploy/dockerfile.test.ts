import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { validate } from 'dockerfile-utils';
import { describeVariable } from '../../../src/config/variable.js';
import { VARIABLES } from '../../../src/config/variables.js';

const text = readFileSync('Dockerfile', 'utf8');
const last = text.slice(text.lastIndexOf('\nFROM '));
const ignored = readFileSync('.dockerignore', 'utf8');

test('the Dockerfile has no mistake that a linter finds', () => {
  expect(validate(text).map(({ message, range }) => `line ${range.start.line + 1}: ${message}`)).toEqual([]);
  expect(validate(text.replace('EXPOSE 4000', 'EXPOSE http-alt'))).toHaveLength(1);
});

test('every base image names its version, and all are of one that the project supports', () => {
  const images = [...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
  expect(new Set(images).size).toBe(1);
  expect(images[0]).toMatch(/^node:\d+-bookworm-slim$/);
  const [, version] = /^node:(\d+)/.exec(images[0] ?? '') ?? [];
  expect(readFileSync('docs/deployment.md', 'utf8')).toMatch(RegExp(`^\\| ${version} \\| .* recommended`, 'm'));
});

test('what runs is not root, listens where others reach it, and says on which port', () => {
  expect(last).toMatch(/^USER node$/m);
  expect(last).toMatch(/^ENV .*\bHOST=0\.0\.0\.0\b/m);
  expect(/^EXPOSE (\d+)$/m.exec(last)?.[1]).toBe(describeVariable(VARIABLES.port).default);
  expect(last).not.toMatch(/^(?:RUN|ADD|SHELL) /m);
});

test('nothing is sent to the builder but what is allowed by name', () => {
  const [all, ...exceptions] = ignored.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(all).toBe('*');
  for (const name of ['secrets', '.git', '.env', 'node_modules', 'test']) expect(exceptions).not.toContain(`!${name}`);
});
