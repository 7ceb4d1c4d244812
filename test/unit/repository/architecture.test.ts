import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const page = readFileSync('docs/architecture.md', 'utf8');
const tree = /<!-- tree -->([\s\S]*)<!-- \/tree -->/.exec(page)?.[1] ?? '';

/** The folders of src, at most two levels deep. */
function foldersOf(path: string, depth: number): string[] {
  const folders = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => {
    const folder = `${path}/${name}`;
    return depth === 1 ? [folder] : [folder, ...foldersOf(folder, depth - 1)];
  });
}

/** The folders of the tree by their indentation. */
function documentedFolders(): string[] {
  const path: string[] = [];
  return [...tree.matchAll(/^( {2,})([\w-]+)\/(?: |$)/gm)].map(([, indent = '', name = '']) => {
    path.splice(indent.length / 2 - 1, Number.POSITIVE_INFINITY, name);
    return `src/${path.join('/')}`;
  });
}

/** Parts of one folder that the tree describes as a whole. */
const ONE_FOLDER = /^src\/(?:simulator|web|config)\//;

test('docs/architecture.md has each folder of src in its tree, and no other', () => {
  const folders = foldersOf('src', 2).filter((folder) => !ONE_FOLDER.test(folder));
  expect(documentedFolders().toSorted()).toEqual(folders.toSorted());
});

test.each([
  ['docs/architecture.md', 5],
  ['CONTRIBUTING.md', 3],
  ['docs/testing.md', 3],
])('every file and folder that %s names exists', (path, atLeast) => {
  const text = readFileSync(path, 'utf8');
  const named = [...text.matchAll(/(?<=[` ])(?:src|test|docs|scripts|packages)\/[\w./-]+(?=[`\s])/g)].map(
    ([name]) => name,
  );
  expect(named.length).toBeGreaterThan(atLeast);
  for (const name of named) expect(() => readdirSync(name)).not.toThrow('ENOENT');
});
