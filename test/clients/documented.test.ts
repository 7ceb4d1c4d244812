import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { toApiKey, toKeyFile } from '../support/api-keys.js';
import { startTestGateway } from '../support/gateway.js';
import pictureResult from './__generated__/Picture_result.graphql.js';
import pictureQuery from './__generated__/PictureQuery.graphql.js';

const page = readFileSync('docs/clients.md', 'utf8');
const blocksOf = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);
const examples = blocksOf('js').map((text) => ({ client: / from '([^']+)'/.exec(text)?.[1] ?? '', text }));

/** What a script prints that lies where the artifacts of relay-compiler are. */
function run(script: string, env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: 'test/clients', env: { ...process.env, ...env } };
    const child = execFile(process.execPath, ['--input-type=module', '-'], options, (error, stdout) =>
      error ? reject(error) : resolve(stdout.trim()),
    );
    child.stdin?.end(script);
  });
}

test('docs/clients.md has an example for every client of its table, in the version that is tested', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const rows = [...page.matchAll(/^\| `([^`]+)` ([\d.]+) \|/gm)].map(([, name = '', version]) => ({ name, version }));
  expect(rows.map(({ name }) => name)).toEqual(examples.map(({ client }) => client));
  for (const { name, version } of rows) expect([name, devDependencies[name]]).toEqual([name, version]);
  expect(page.match(/^```\w+$/gm)).toHaveLength(examples.length + 1);
});

describe('docs/clients.md: the example for', () => {
  test.each(examples)(
    '$client prints a verdict, and the codes of what went wrong',
    async ({ text }) => {
      const reader = toApiKey('reader', { scopes: ['liveness:read'] });
      const gateway = await startTestGateway(toKeyFile(reader));
      expect(text).toContain(`'${gateway.simulator.sampleIds.passFarNear}'`);
      const script = text.replace('http://127.0.0.1:4000', gateway.url);
      const printed = ['reader', 'nobody'].map((TOKEN) => run(script, { TOKEN }));
      expect(await Promise.all(printed)).toEqual(['PASS FORBIDDEN', 'undefined UNAUTHENTICATED']);
    },
    90_000,
  );
});

test('docs/clients.md: what relay-compiler made is of the documents that are shown', () => {
  const { definitions } = parse(blocksOf('graphql').join());
  const hashes = definitions.map((definition) => hash('md5', print(definition)));
  expect([pictureQuery, pictureResult].map((artifact) => artifact.hash)).toEqual(hashes);
});
