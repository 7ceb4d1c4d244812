import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { systemClock } from '../../../src/async/clock.js';
import { ERROR_CODES } from '../../../src/domain/errors/error-codes.js';
import { toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { createTestClock } from '../../support/test-clock.js';
import pictureResult from './__generated__/Picture_result.graphql.js';
import pictureQuery from './__generated__/PictureQuery.graphql.js';
import { type App, blocksOf, createApp, examples } from './support/documented-examples.js';

const page = readFileSync('docs/frontend.md', 'utf8');
const GATEWAY = 'http://127.0.0.1:4000';

/** What else an app may do with the package. */
const USES = `import manifest from 'liveness-gateway/persisted-documents.json' with { type: 'json' };
import { type AttackReason, StatusDocument, type StatusQuery } from 'liveness-gateway/client';

const reason: AttackReason = 'LOW_LIVENESS_SCORE';
const answer: StatusQuery = { livenessResult: { signatureId: 'a', status: 'PASS', errorCode: null } };
// @ts-expect-error: there is no such status.
answer.livenessResult = { signatureId: 'a', status: 'PASSED', errorCode: null };
console.log(reason, StatusDocument.kind, Object.keys(manifest).length);
`;

const REACHES_IN = `import 'liveness-gateway/dist/main.js';`;

let app: App;
beforeAll(async () => {
  const files = examples.map(({ text }, index) => [`example-${index}.ts`, toQuickScript(text)]);
  app = await createApp({ 'uses.ts': USES, 'reaches-in.js': REACHES_IN, ...Object.fromEntries(files) });
  await app.compile();
}, 90_000);
afterAll(() => app.remove());

/** Asks the gateway of the test, and polls without a pause. */
function toQuickScript(text: string): string {
  return text.replace(`'${GATEWAY}/graphql'`, 'String(process.env.GATEWAY)').replace('wait(5_000)', 'wait(5)');
}

test('docs/frontend.md has an example for every client of its table, in the version that is tested', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const rows = [...page.matchAll(/^\| `([^`]+)` ([\d.]+) \|/gm)].map(([, name = '', version]) => ({ name, version }));
  expect(rows.map(({ name }) => name)).toEqual(examples.map(({ client }) => client));
  for (const { name, version } of rows) expect([name, devDependencies[name]]).toEqual([name, version]);
  // The others are run by test/browser/documented-app.test.ts.
  expect(blocksOf('ts')).toHaveLength(examples.length);
  for (const { text } of examples) expect(text).toContain(`'${GATEWAY}/graphql'`);
});

describe('docs/frontend.md: the example for', () => {
  test.each([
    ['@apollo/client', 'PASS FORBIDDEN FORBIDDEN', 'undefined UNAUTHENTICATED', 1],
    ['@urql/core', 'PASS unknown FORBIDDEN FORBIDDEN', 'UNAUTHENTICATED', 2],
    ['graphql-request', 'FAIL', 'UNAUTHENTICATED', 3],
    ['relay-runtime', 'PASS FORBIDDEN', 'undefined UNAUTHENTICATED', 1],
  ])(
    '%s is well typed, and prints what it found and the codes of what went wrong',
    async (client, known, unknown, calls) => {
      const reader = toApiKey('reader', { scopes: ['liveness:read'] });
      const { env, files } = toKeyFile(reader);
      const gateway = await startTestGateway({
        env: { ...env, PENDING_TTL_SECONDS: '0.001' },
        files,
        clock: { ...createTestClock(), ...systemClock },
      });
      const script = `example-${examples.findIndex((example) => example.client === client)}.js`;
      const print = (TOKEN: string) => app.run(script, { TOKEN, GATEWAY: `${gateway.url}/graphql` });
      expect(await Promise.all([print('reader'), print('nobody')])).toEqual([known, unknown]);
      expect(gateway.resultCalls()).toBe(calls);
    },
    90_000,
  );
});

test('the packed package has types, typed documents and the manifest, and lets nothing else in', async () => {
  expect(await app.run('uses.js')).toBe('LOW_LIVENESS_SCORE Document 12');
  const { exports } = JSON.parse(readFileSync(`${app.packageDirectory}/package.json`, 'utf8'));
  for (const target of Object.values<string | Record<string, string>>(exports)) {
    for (const path of typeof target === 'string' ? [target] : Object.values(target))
      expect(() => readFileSync(`${app.packageDirectory}/${path}`)).not.toThrow();
  }
  await expect(app.run('reaches-in.js')).rejects.toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
});

test('docs/frontend.md says of every code of an error what to do about it', () => {
  const start = page.indexOf('\n## Errors\n');
  const section = page.slice(start, page.indexOf('\n### Errors to try\n'));
  const cells = [...section.matchAll(/^\| [^`]*(?:`extensions[^`]*`[^`]*)?\| (.*) \|$/gm)].map(([, cell = '']) => cell);
  const codes = cells.join().match(/`[A-Z_]+`/g) ?? [];
  expect([...new Set(codes.map((code) => code.slice(1, -1)))].sort()).toEqual(Object.keys(ERROR_CODES).sort());
});

test('docs/frontend.md: what relay-compiler made is of the documents that are shown', () => {
  const { definitions } = parse(blocksOf('graphql').at(-1) ?? '');
  const hashes = definitions.map((definition) => hash('md5', print(definition)));
  expect([pictureQuery, pictureResult].map((artifact) => artifact.hash)).toEqual(hashes);
});
