import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

/** The first is asked of the provider, the second compiled, the third remembered. */
const TIMES = 4;

test('a client that accepts no JSON is refused each time, also for an answer that is remembered', async () => {
  const { post, simulator } = await startTestGateway();
  const query = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
  const ask = async (accept: string) => {
    const { status } = await post({ query, variables: { id: simulator.sampleIds.passFarNear } }, { accept });
    return status;
  };
  for (let count = 0; count < TIMES; count += 1) expect(await ask('application/json')).toBe(200);
  for (let count = 0; count < TIMES; count += 1) expect(await ask('text/plain')).toBe(406);
});
