import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from '@jest/globals';

const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'bench/RESULTS.md', 'bench/PROFILE.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(path: string): string[] {
  const withoutCode = readFileSync(path, 'utf8').replace(/^ *```[\s\S]*?^ *```$/gm, '');
  return [...withoutCode.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** The links of a page to files and headings of the repository that do not exist. */
function brokenLinksIn(path: string): string[] {
  const links = [...readFileSync(path, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return links.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [file = '', anchor] = target.split('#');
    const to = file === '' ? path : normalize(join(dirname(path), file));
    if (!existsSync(to)) return true;
    return anchor !== undefined && to.endsWith('.md') && !anchorsOf(to).includes(anchor);
  });
}

test.each(PAGES)('every link of %s leads to a file and a heading that exist', (path) => {
  expect(brokenLinksIn(path)).toEqual([]);
});
