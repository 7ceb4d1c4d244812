import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { VARIABLES } from '../src/config/variables.js';
import { HTTP_ERROR_CODES } from '../src/server/http-error.js';
import { ERROR_CODES } from './support/error-codes.js';

const pages = Object.fromEntries(
  ['docs/runbook.md', 'docs/operations.md', 'docs/scaling.md', 'docs/security.md', 'README.md'].map((path) => [
    path,
    readFileSync(path, 'utf8'),
  ]),
);
const runbook = pages['docs/runbook.md'] ?? '';
/** Codes of the provider, of links that are refused, and a variable of Node.js. */
const FOREIGN_NAMES = [
  ...['INSUFFICIENT_BALANCE', 'OVER_QUERY_LIMIT', 'ACCOUNT_DISABLED', 'IAM_FAILED', 'ACCESS_DENIED'],
  ...['HOST_NOT_ALLOWED', 'DEAD_ON_ARRIVAL', 'NODE_EXTRA_CA_CERTS'],
];

const headingsOf = (chapter: string) =>
  [...(runbook.split('\n## ').find((text) => text.startsWith(`${chapter}\n`)) ?? '').matchAll(/^### (\w+)$/gm)].map(
    ([, heading]) => heading,
  );

test('the runbook has a chapter for each code that a client can get, and for no other', () => {
  const codes = headingsOf('Codes');
  expect(codes).toEqual(expect.arrayContaining([...HTTP_ERROR_CODES]));
  expect(codes.toSorted()).toEqual([...ERROR_CODES].toSorted());
});

test('the runbook has a chapter for each alert, in their order, and for no other', () => {
  const { groups } = parse(readFileSync('deploy/prometheus/alerts.yml', 'utf8'));
  expect(headingsOf('Alerts')).toEqual(
    groups.flatMap(({ rules }: { rules: { alert: string }[] }) => rules.map(({ alert }) => alert)),
  );
});

test('every link of the runbook leads to a heading that is there', () => {
  const links = [...runbook.matchAll(/\]\(([^)#]*)#([^)]+)\)/g)];
  expect(links.length).toBeGreaterThan(10);
  for (const [link, file = '', anchor] of links) {
    const path = file === '' ? 'docs/runbook.md' : file.startsWith('../') ? file.slice(3) : `docs/${file}`;
    const anchors = [...(pages[path] ?? '').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    expect([link, anchors.includes(anchor ?? '')]).toEqual([link, true]);
  }
});

test('every variable and every line of the log that the runbook names exists', () => {
  const quoted = [...runbook.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
  const variables: readonly string[] = Object.values(VARIABLES).map(({ name }) => name);
  const known = new Set<unknown>([...variables, ...ERROR_CODES, ...FOREIGN_NAMES]);
  const names = quoted.flatMap((text) => /^([A-Z]+_[A-Z0-9_]+)(?:=\w+)?$/.exec(text)?.[1] ?? []);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  expect(names.length).toBeGreaterThan(30);
  const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`src/${name}`, 'utf8'))
    .join();
  const lines = quoted.filter((text) => /^[a-z]+ [A-Za-z_ ]+:?$|^[A-Z]+ [A-Z ]+$/.test(text));
  // Put together of two parts in the source, and held by the tests of the audit log.
  const composed = ['audit log unavailable'];
  expect(lines.filter((line) => !source.includes(line))).toEqual(composed);
  expect(lines.length).toBeGreaterThan(5);
});
