import { expect, test } from '@jest/globals';
import { startTestGateway } from '../support/gateway.js';
import { askProvider } from '../support/raw-provider.js';

const VERDICT = 'query ($id: ID!) { livenessResult(signatureId: $id) { status errorCode faceLivenessScore } }';
/** A prime, so that the cuts fall on every sort of character. */
const STEP = 31;

test.each(['content-length', 'chunked', 'close-delimited'] as const)(
  'wherever a %s body is cut, the provider counts as unavailable and no part of it is believed',
  async (how) => {
    const gateway = await startTestGateway({ env: { PROVIDER_RETRIES: '0' } });
    const { ask, simulator } = gateway;
    const id = simulator.sampleIds.passFarNear;
    const answer = await askProvider(gateway, { signatureId: id });
    const ends = [...answer.matchAll(/\}/g)].map(({ index }) => index + 1).filter((end) => end < answer.length);
    const steps = Array.from({ length: Math.ceil(answer.length / STEP) }, (_, step) => step * STEP);
    for (const keepBytes of [...steps, ...ends]) {
      simulator.fault({ operation: 'get-result' }, { kind: 'truncated', how, keepBytes });
      const { data, errors } = await ask(VERDICT, { id });
      expect({ keepBytes, data, code: errors[0]?.extensions?.code }).toEqual({
        keepBytes,
        data: { livenessResult: null },
        code: 'PROVIDER_UNAVAILABLE',
      });
    }
  },
);
