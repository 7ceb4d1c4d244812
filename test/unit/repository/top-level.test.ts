import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';

test('at most 17 files lie at the top level, dotfiles aside', () => {
  const files = readdirSync('.', { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    // What `npm pack` and tools leave behind is ignored by git.
    .filter((name) => !/[.](?:tgz|log)$/.test(name));
  expect(files.length).toBeLessThanOrEqual(17);
  expect(files).toContain('README.md');
});
