import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const FOLDER = 'docs/adr';
const INDEX = readFileSync(`${FOLDER}/README.md`, 'utf8');
const records = readdirSync(FOLDER).filter((name) => name !== 'README.md');
const read = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');

test('every decision record has a number of its own', () => {
  expect(records.filter((name) => !/^\d{4}-[a-z0-9-]+\.md$/.test(name))).toEqual([]);
  expect(new Set(records.map((name) => name.slice(0, 4))).size).toBe(records.length);
});

test('the index of decision records lists no record twice and none that does not exist', () => {
  const listed = [...INDEX.matchAll(/^- \[\d{4}\]\((.+?)\): /gm)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(records.toSorted());
});

describe.each(records)('%s', (name) => {
  test('follows the template', () => {
    const sections = [...read(name).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(sections).toEqual(['Decision', 'Reasons', 'Consequences', 'Revisit when']);
    expect(read(name)).toMatch(/^# \d{4}: .+\n\n- Status: .+\n- Date: \d{4}-\d{2}-\d{2}\n\n## Decision\n/);
  });

  test('has a status, and where it is superseded a link to its successor', () => {
    const [, status = ''] = /^- Status: (.*)$/m.exec(read(name)) ?? [];
    const [, successor] = /^Superseded by \[\d{4}\]\((.+)\)$/.exec(status) ?? [];
    expect([...records, undefined]).toContain(successor);
    if (successor === undefined) expect(status).toBe('Accepted');
  });

  test('is in the index under its title', () => {
    const [, number, title] = /^# (\d{4}): (.+)$/m.exec(read(name)) ?? [];
    expect(INDEX).toContain(`\n- [${number}](${name}): ${title}\n`);
  });
});
