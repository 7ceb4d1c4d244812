import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const releases = readFileSync('CHANGELOG.md', 'utf8').split('\n## ').slice(1);
const [unreleased = '', newest = ''] = releases;

test('CHANGELOG.md starts with what is not released, then has the version of package.json', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(unreleased.split('\n')[0]).toBe('Unreleased');
  expect(newest.split('\n')[0]).toMatch(new RegExp(`^${version.replaceAll('.', '[.]')} - \\d{4}-\\d\\d-\\d\\d$`));
});

test('each release has the sections of Keep a Changelog, each once and in one order', () => {
  const order = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
  for (const release of releases) {
    const sections = [...release.matchAll(/^### (.*)$/gm)].map(([, name = '']) => name);
    expect(sections).toEqual(order.filter((name) => sections.includes(name)));
  }
});
