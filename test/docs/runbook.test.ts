import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { describeVariables } from '../../src/config/variables.js';
import { ERROR_CODES } from '../../src/domain/errors/error-codes.js';
import { loggedMessages } from '../support/data/logged-messages.js';
import { selectorsOf, strangersIn } from '../support/data/queries.js';

const runbook = readFileSync('docs/runbook.md', 'utf8');
/** Codes of the provider, of rejected links, of the audit log, and a variable of Node.js. */
const FOREIGN_NAMES = [
  ...['INSUFFICIENT_BALANCE', 'OVER_QUERY_LIMIT', 'ACCOUNT_DISABLED', 'IAM_FAILED', 'ACCESS_DENIED'],
  ...['HOST_NOT_ALLOWED', 'DEAD_ON_ARRIVAL', 'FOREIGN_WRITE', 'NODE_EXTRA_CA_CERTS'],
  ...['SQLITE_FULL', 'CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN', 'NEWER_SCHEMA'],
];

const chapter = (name: string) => runbook.split('\n## ').find((text) => text.startsWith(`${name}\n`)) ?? '';
const headingsOf = (name: string) => [...chapter(name).matchAll(/^### (\w+)$/gm)].map(([, heading]) => heading);

test('the runbook has a chapter for each code that a client can get, and for no other', () => {
  const codes = headingsOf('Codes');
  expect(codes.toSorted()).toEqual(Object.keys(ERROR_CODES).toSorted());
});

test('the runbook has a chapter for each alert, in their order, and for no other', () => {
  const { groups } = parse(readFileSync('deploy/prometheus/alerts.yml', 'utf8'));
  expect(headingsOf('Alerts')).toEqual(
    groups.flatMap(({ rules }: { rules: { alert: string }[] }) => rules.map(({ alert }) => alert)),
  );
});

test('the runbook explains each message of the log by its exact text, and no other', () => {
  const rows = [...chapter('Log messages').matchAll(/^\| `([^`]+)` \|/gm)].map(([, message]) => message);
  expect(rows.toSorted()).toEqual(loggedMessages().toSorted());
  expect(rows.length).toBeGreaterThan(30);
});

test('each sentence that the runbook and docs/operations.md quote from the log is one of its messages', () => {
  const text = runbook + readFileSync('docs/operations.md', 'utf8');
  const quoted = [...text.matchAll(/`((?:[A-Z][a-z]+ |audit log )[^`\n]+)`/g)].map(([, message]) => message);
  expect(quoted.filter((message) => !loggedMessages().includes(String(message)))).toEqual([]);
  expect(quoted.length).toBeGreaterThan(20);
});

test('the runbook names each level of the log', () => {
  const levels = [...runbook.matchAll(/^\| (\d0) \| `(\w+)` \|/gm)].map(([, number, name]) => `${number} ${name}`);
  expect(levels).toEqual(['20 debug', '30 info', '40 warn', '50 error', '60 fatal']);
});

test('every variable that the runbook names exists', () => {
  const prose = runbook.replace(/^ *```[\s\S]*?^ *```$/gm, '');
  const quoted = [...prose.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
  const variables: readonly string[] = describeVariables().map(({ name }) => name);
  const known = new Set<unknown>([...variables, ...Object.keys(ERROR_CODES), ...FOREIGN_NAMES]);
  const names = quoted.flatMap((text) => /^([A-Z]+_[A-Z0-9_]+)(?:=\w+)?$/.exec(text)?.[1] ?? []);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  expect(names.length).toBeGreaterThan(30);
});

test.each(['CPU', 'cache', 'memory', 'percent', 'latency', 'disk full', 'certificate', 'DNS', 'out of memory'])(
  'the runbook can be searched for "%s"',
  (word) => {
    expect(chapter('First five minutes')).toContain(word);
  },
);

const queries = ['docs/runbook.md', 'docs/upgrading.md'].flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/^ *```promql\n([\s\S]*?)^ *```$/gm)].map(([, text = '']) => text.trim()),
);

describe.each(queries)('the query %s', (query) => {
  test('reads metrics and labels that a scrape can have', () => {
    expect(selectorsOf(query)).not.toEqual([]);
    expect(strangersIn(query)).toEqual([]);
  });
});
