import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { startInShell } from '../support/gateway/process.js';

const readme = readFileSync('README.md', 'utf8');
const blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => {
  return { language, text: text.trim() };
});
const [demo, query, variables, answer, run, picture, tests, ...others] = blocks;

/** The links of a demo are made when it runs. */
const withoutLinks = (json: string) => JSON.parse(json.replace(/("url"|"expiresAt"): ?"[^"]*"/g, '$1: "…"'));

test('README: it has the blocks that are tested here, and no others', () => {
  expect(others).toEqual([]);
  expect(blocks.map(({ language }) => language)).toEqual(['sh', 'graphql', 'json', 'json', 'sh', 'text', 'sh']);
  expect(demo?.text).toBe('npm ci && npm run demo');
  expect(tests?.text).toBe('npm ci && npm test');
});

test('README: the gate runs the block with the tests', () => {
  const [, position] = /^bash -c "\$\(readme_block (\d)\)"$/m.exec(readFileSync('.ci/run', 'utf8')) ?? [];
  expect(blocks.filter(({ language }) => language === 'sh')[Number(position) - 1]).toBe(tests);
});

test('the gate stops reading the demo at the line that ends its screen', () => {
  const pattern = /\[\[ \$line != \*(.+)\* \]\]/.exec(readFileSync('.ci/run', 'utf8'))?.[1] ?? 'no pattern';
  const screen = readFileSync('src/demo/main.ts', 'utf8');
  expect(screen.split(pattern)).toHaveLength(2);
});

test('README: the diagram names folders of src that exist', () => {
  const folders = picture?.text.match(/\b(server|graphql|verifications|storage|providers)\b/g);
  for (const folder of folders ?? []) expect(() => readFileSync(`src/${folder}`)).toThrow('EISDIR');
  expect(new Set(folders).size).toBe(5);
});

test('README: the demo prints the query of the README, and the response is the one that the README shows', async () => {
  const screen = await startInShell('npm run --silent demo', { PORT: '0' }).until('Ctrl-C');
  const pasted = JSON.parse(/--data '(.*)'/.exec(screen)?.[1] ?? '');
  expect(print(parse(pasted.query))).toBe(print(parse(query?.text ?? '')));
  expect(pasted.variables).toEqual(JSON.parse(variables?.text ?? ''));
  const url = /curl -s (\S+)/.exec(screen)?.[1] ?? '';
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: query?.text, variables: JSON.parse(variables?.text ?? '') }),
  });
  const given = await response.text();
  expect(withoutLinks(given)).toEqual(withoutLinks(answer?.text ?? ''));
  const printed = screen.slice(screen.indexOf('which returns') + 'which returns'.length, screen.indexOf('Ids to try'));
  expect(JSON.parse(printed)).toEqual(JSON.parse(given));
  const page = await fetch(url, { method: 'OPTIONS', headers: { origin: 'http://localhost:5173' } });
  expect(page.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
  const image = await fetch(JSON.parse(given).data.livenessResult.faceImage.url);
  expect(image.headers.get('content-type')).toBe('image/jpeg');
});

test('README: the commands for an account start the gateway', async () => {
  const output = await startInShell(run?.text ?? '', { PORT: '0' }).until('listening');
  expect(output).toContain('/graphql');
});
