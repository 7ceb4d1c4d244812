import { expect, test } from '@jest/globals';
import { startTestGateway } from '../support/gateway.js';

test.each([
  ['of 64 letters is logged', 64, 'x'.repeat(64)],
  ['that is longer is not, not even in part', 65, null],
])('the name of an operation %s', async (_what, length, operationName) => {
  const { ask, logLines } = await startTestGateway();
  await ask(`query ${'x'.repeat(length)} { __typename }`);
  const lines = logLines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'operation');
  expect(lines).toMatchObject([{ operationName }]);
});
