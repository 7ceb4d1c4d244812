import { expect, test } from '@jest/globals';
import { ATTACKS } from '../../support/data/attacks.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const GRAPHQL_RESPONSE = { accept: 'application/graphql-response+json' };
test.each(ATTACKS)('%s: 400, its code, and no call', async (_what, body, code, message) => {
  const { post, simulator, logLines } = await startTestGateway();
  const { status, data, errors } = await post(typeof body === 'string' ? { query: body } : body, GRAPHQL_RESPONSE);
  expect([status, data, errors.length, errors[0]?.extensions]).toEqual([400, undefined, 1, { code }]);
  expect(errors[0]?.message).toContain(message);
  expect(simulator.calls).toEqual([]);
  expect(logLines.join('')).not.toMatch(/"level":(50|60)/);
});
