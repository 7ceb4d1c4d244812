import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { startTestGateway } from '../support/gateway/gateway.js';

const TWO_DAYS_MS = 2 * 86_400_000;

const rows = [
  ...readFileSync('docs/frontend.md', 'utf8').matchAll(/^\| `(\w+) (\{.+\})` \| (\d) \| (\d) \| (\d) \|$/gm),
].map(([, root = '', selection = '', ...counts]) => ({ root, selection, counts: counts.map(Number) }));

test('docs/frontend.md has the provider calls of selections below both roots', () => {
  expect(new Set(rows.map(({ root }) => root))).toEqual(new Set(['livenessResult', 'verification']));
  expect(rows.length).toBeGreaterThanOrEqual(10);
});

test.each(rows)('$root $selection causes the documented calls: $counts', async ({ root, selection, counts }) => {
  const { ask, simulator, resultCalls, clock } = await startTestGateway();
  const id = simulator.sampleIds.identityTwoSided;
  const query = `query ($id: ID!) { one: ${root}(signatureId: $id) ${selection} two: ${root}(signatureId: $id) ${selection} }`;
  const callsOfBoth = async () => {
    const before = resultCalls();
    const answers = await Promise.all([ask(query, { id }), ask(query, { id })]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    return resultCalls() - before;
  };
  const [first, again] = [await callsOfBoth(), await callsOfBoth()];
  clock.advance(TWO_DAYS_MS);
  expect([first, again, await callsOfBoth()]).toEqual(counts);
});
