import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

const gate = readFileSync('.ci/run', 'utf8');
const read = (name: string) => parse(readFileSync(`.github/${name}`, 'utf8'), { uniqueKeys: true });

test('the CI workflow runs the gate on the oldest supported version of Node.js, without write permissions', () => {
  const { jobs, permissions } = read('workflows/ci.yml');
  const { steps } = jobs.gate as { steps: { run?: string; uses?: string; with?: Record<string, string> }[] };
  expect(steps.map(({ run }) => run)).toContain('.ci/run');
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  const node = steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'));
  expect(engines.node).toBe(`>=${node?.with?.['node-version']}`);
  expect(permissions).toEqual({ contents: 'read' });
});

test('the CI workflow installs the programs that the gate needs, except for the browser, which its image has', () => {
  const [, programs = ''] = /^for program in (.*); do$/m.exec(gate) ?? [];
  const packages = programs.split(' ').map((program) => program.split(':')[1]);
  const { steps } = read('workflows/ci.yml').jobs.gate as { steps: { run?: string }[] };
  const installed = steps.find(({ run }) => run?.includes('apt-get install'))?.run ?? '';
  expect(['chromium', ...(installed.split('--no-install-recommends ')[1] ?? '').split(' ')]).toEqual(packages);
});

test('the gate runs the suites of the history on the newer version of Node.js too', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(gate).toMatch(/^ {2}npm run --silent test:node24$/m);
  expect(scripts['test:node24']).toContain('--selectProjects unit product ');
  const [, onOneVersion] = /ONE_VERSION = \[([\s\S]*?)\];/.exec(readFileSync('jest.config.js', 'utf8')) ?? [];
  expect(onOneVersion).toContain("'resilience/'");
  expect(onOneVersion).not.toContain("'history/");
});

test.each(['bug', 'feature'])('the issue form %s has what GitHub requires of a form', (name) => {
  const { body, ...form } = read(`ISSUE_TEMPLATE/${name}.yml`);
  expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
  const inputs = (body as { type: string; id?: string; attributes: { label?: string; value?: string } }[]).filter(
    ({ type }) => type !== 'markdown',
  );
  for (const { type, attributes } of inputs) {
    expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
    expect(attributes.label).toMatch(/\w/);
  }
  const ids = inputs.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).not.toContain(undefined);
});

test('issues start from a form, and vulnerabilities are led away from public issues', () => {
  const { blank_issues_enabled, contact_links } = read('ISSUE_TEMPLATE/config.yml');
  expect(blank_issues_enabled).toBe(false);
  expect(JSON.stringify(contact_links)).toContain('SECURITY.md');
});

test('every npm script that the pages for contributors name exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const pages = ['.github/pull_request_template.md', 'CONTRIBUTING.md', 'docs/testing.md', 'README.md'];
  const text = pages.map((path) => readFileSync(path, 'utf8')).join();
  const named = [...text.matchAll(/\bnpm (?:run )?((?!run\b|ci\b|pack\b)[a-z][\w:-]*)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(8);
  for (const name of named.filter((it) => it !== 'scripts')) expect(Object.keys(scripts)).toContain(name);
});
