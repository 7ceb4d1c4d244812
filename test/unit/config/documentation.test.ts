import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from '@jest/globals';
import { toEnvExample, toMarkdownTables } from '../../../src/config/documentation.js';
import { describeVariables, VARIABLES } from '../../../src/config/variables.js';
import { MINIMAL, parse } from '../../support/config/parse.js';

const page = readFileSync('docs/configuration.md', 'utf8');

test('docs/configuration.md contains the generated tables (npm run docs:configuration)', () => {
  const generated = /<!-- generated[^\n]* -->\n\n([\s\S]*)\n\n<!-- \/generated -->/.exec(page)?.[1];
  expect(generated).toBe(toMarkdownTables());
});

test('.env.example is the generated one (npm run docs:configuration)', () => {
  expect(readFileSync('.env.example', 'utf8')).toBe(toEnvExample());
});

test('.env.example changes no default, and contains every variable', () => {
  const example = toEnvExample();
  expect(parse({ ...parseEnv(example), ...MINIMAL })).toEqual(parse());
  const uncommented = parseEnv(example.replace(/^#(?=[A-Z])/gm, ''));
  expect(Object.keys(uncommented).sort()).toEqual(
    describeVariables()
      .map(({ name }) => name)
      .sort(),
  );
  const { AUTH: _, ...defaults } = uncommented;
  expect(parse({ ...defaults, ...MINIMAL })).toEqual(parse());
});

test('the smallest configuration in docs/configuration.md is valid', () => {
  const block = /```sh\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  expect(Object.keys(parseEnv(block)).sort()).toEqual(Object.keys(MINIMAL).sort());
  expect(parse(parseEnv(block)).auth).toBe('off');
});

test('every variable has a name of its own, a description and a format', () => {
  const variables = describeVariables();
  expect(new Set(variables.map(({ name }) => name)).size).toBe(Object.keys(VARIABLES).length);
  for (const { name, description, format } of variables) {
    expect(name).toMatch(/^[A-Z][A-Z0-9_]+$/);
    expect([name, description]).toEqual([name, expect.stringMatching(/^[A-Z`].*\.$/)]);
    expect([name, format]).toEqual([name, expect.stringMatching(/^[^|\n]+$/)]);
  }
});
