import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { startTestGateway } from '../support/gateway/gateway.js';
import { createModelHistory } from '../support/history/model.js';
import { recordOf } from '../support/history/record-of.js';

const page = readFileSync('docs/frontend.md', 'utf8').split('\n## Lists and statistics\n')[1] ?? '';
const [, operation = ''] = /```graphql\n([\s\S]*?)```/.exec(page) ?? [];

test('docs/frontend.md: the operation of a list returns what failed, the lowest score first', async () => {
  const history = createModelHistory();
  await history.put('default', [
    recordOf('passed'),
    recordOf('low', { status: 'FAIL', faceLivenessScore: 3 }),
    recordOf('lower', { status: 'FAIL', faceLivenessScore: 1 }),
    recordOf('earlier', { status: 'FAIL', decidedAt: 0 }),
  ]);
  const { ask } = await startTestGateway({ history });
  const { data, errors } = await ask(operation);
  expect(errors).toEqual([]);
  expect(data.verificationHistory).toMatchObject({
    totalCount: { value: 2, isExact: true },
    nodes: [{ signatureId: 'lower' }, { signatureId: 'low' }],
  });
});
