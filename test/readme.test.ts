import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, isObjectType, parse, print } from 'graphql';
import type { Variable } from '../src/config/variable.js';
import { VARIABLES } from '../src/config/variables.js';
import { ERROR_CODES } from './support/error-codes.js';
import { startTestGateway } from './support/gateway.js';
import { startInShell } from './support/process.js';
import { readProviderData } from './support/raw-provider.js';

const readme = readFileSync('README.md', 'utf8');
const blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => {
  return { language, text: text.trim() };
});
const [picture, demo, query, variables, answer, tests, run, ...others] = blocks;

/** The links of a demo are made when it runs. */
const withoutLinks = (json: string) => JSON.parse(json.replace(/("url"|"expiresAt"): ?"[^"]*"/g, '$1: "…"'));

test('the README has the blocks that are tested here, and no other', () => {
  expect(others).toEqual([]);
  expect(blocks.map(({ language }) => language)).toEqual(['text', 'sh', 'graphql', 'json', 'json', 'sh', 'sh']);
  expect(demo?.text).toBe('npm ci && npm run demo');
  expect(tests?.text).toBe('npm ci && npm test');
});

test('README: the picture names rooms that exist', () => {
  const rooms = picture?.text.match(/\b(server|graphql|results|store)\b/g);
  for (const room of rooms ?? []) expect(() => readFileSync(`src/${room}`)).toThrow('EISDIR');
  expect(new Set(rooms).size).toBe(4);
});

test('README: the demo prints the question of the README, and the answer that it really gives', async () => {
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
  const printed = screen.slice(screen.indexOf('which answers') + 'which answers'.length, screen.indexOf('Ids to try'));
  expect(JSON.parse(printed)).toEqual(JSON.parse(given));
  const image = await fetch(JSON.parse(given).data.livenessResult.faceImage.url);
  expect(image.headers.get('content-type')).toBe('image/jpeg');
});

test('README: what starts the gateway for an account starts it', async () => {
  const output = await startInShell(run?.text ?? '', { PORT: '0' }).until('listening');
  expect(output).toContain('/graphql');
});

test('README: the table of configuration is that of the code', () => {
  const rows = Object.values<Variable<unknown>>(VARIABLES).map(
    ({ name, fallback, fallbackElsewhere, fallbackWithAuth, isOptional, meaning, rule }) => {
      const otherwise = isOptional ? 'none' : 'required';
      const usual = fallback === undefined ? otherwise : `\`${fallback}\``;
      const elsewhere = fallbackElsewhere === undefined ? '' : `, \`${fallbackElsewhere}\` unless HOST is loopback`;
      const withAuth = fallbackWithAuth === undefined ? '' : `, \`${fallbackWithAuth}\` unless AUTH is off`;
      return `| \`${name}\` | ${usual}${elsewhere}${withAuth} | ${meaning}; ${rule} |`;
    },
  );
  const table = /<!-- configuration -->\n.*\n.*\n([\s\S]*)\n<!-- \/configuration -->/.exec(readme)?.[1];
  expect(table?.split('\n')).toEqual(rows);
});

test('README: the table of errors has every code that the gateway can answer, and no other', () => {
  const section = readme.slice(readme.indexOf('\n## Errors\n'), readme.indexOf('\n## More\n'));
  const codes = [...section.matchAll(/^\| (`[A-Z_`, ]+`) \|/gm)].flatMap(([, cell = '']) => cell.match(/\w+/g) ?? []);
  expect(codes.sort()).toEqual([...ERROR_CODES].sort());
});

test('README: every field of a face that the provider sends is in the table, and leads to a field of the schema', async () => {
  const gateway = await startTestGateway();
  const rows = [...readme.matchAll(/^\| (`[\w.`, ]+`) \| ((?:`[\w.]+` ?)+) \|$/gm)].map(
    ([, theirs = '', ours = '']) => {
      return { theirs: theirs.match(/[\w.]+/g) ?? [], ours: ours.match(/[\w.]+/g) ?? [] };
    },
  );
  const listed = rows.flatMap(({ theirs }) => theirs);
  const { faceDetail } = await readProviderData(gateway, gateway.simulator.sampleIds.passFarNear);
  const fields = Object.keys(faceDetail);
  expect(fields).toHaveLength(17);
  for (const field of fields) expect(listed).toContain(`faceDetail.${field}`);
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  for (const path of rows.flatMap(({ ours }) => ours)) {
    let type = schema.getType('LivenessResult');
    for (const name of path.split('.')) {
      const field = isObjectType(type) ? type.getFields()[name] : undefined;
      expect([path, field?.name]).toEqual([path, name]);
      type = schema.getType(String(field?.type).replace(/[[\]!]/g, ''));
    }
  }
});
