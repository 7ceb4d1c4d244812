import { describe, expect, test } from '@jest/globals';
import { startTestGateway } from '../support/gateway/gateway.js';
import { askProvider } from '../support/provider/raw-provider.js';

const VERDICT = `query ($id: ID!) { livenessResult(signatureId: $id) {
  status errorCode faceLivenessScore inputParameters images { kind capturedAt } } }`;
const BYTES = 'query ($id: ID!) { livenessResult(signatureId: $id) { status images { kind base64 } } }';
/** A prime, so that the cuts hit every kind of character, and the step of the fault table. */
const STEPS = [31, 64];

/** Returns every cut of a response by these steps, and one after each of its objects, where the rest looks most complete. */
function cutsOf(answer: string): readonly number[] {
  const ends = [...answer.matchAll(/\}/g)].map(({ index }) => index + 1).filter((end) => end < answer.length);
  const steps = STEPS.flatMap((step) =>
    Array.from({ length: Math.ceil(answer.length / step) }, (_, index) => index * step),
  );
  return [...new Set([...steps, ...ends])];
}

describe.each(['content-length', 'chunked', 'close-delimited'] as const)(
  'F07: wherever a %s body is truncated',
  (how) => {
    test('the provider counts as unavailable and no part of the body is used', async () => {
      const gateway = await startTestGateway({ env: { PROVIDER_RETRIES: '0' } });
      const { ask, simulator, clock } = gateway;
      const id = simulator.sampleIds.passFarNear;
      for (const keepBytes of cutsOf(await askProvider(gateway, { signatureId: id }))) {
        // Beyond the window of the circuit breaker.
        clock.advance(10_000);
        simulator.fault({ operation: 'get-result' }, { kind: 'truncated', how, keepBytes });
        const { data, errors } = await ask(VERDICT, { id });
        expect({ keepBytes, data, code: errors[0]?.extensions?.code }).toEqual({
          keepBytes,
          data: { livenessResult: null },
          code: 'PROVIDER_UNAVAILABLE',
        });
      }
    });

    test('a second attempt returns the complete result', async () => {
      const env = { RESULT_TTL_SECONDS: '1' };
      const gateway = await startTestGateway({ env });
      const { ask, simulator, clock, resultCalls } = gateway;
      const id = simulator.sampleIds.passFarNear;
      const whole = await ask(VERDICT, { id });
      expect(whole.errors).toEqual([]);
      const length = (await askProvider(gateway, { signatureId: id })).length;
      for (let keepBytes = 0; keepBytes < length; keepBytes += 64) {
        clock.advance(10_000);
        simulator.fault({ operation: 'get-result' }, { kind: 'truncated', how, keepBytes });
        const before = resultCalls();
        const { data, errors } = await ask(VERDICT, { id });
        expect({ keepBytes, data, errors }).toEqual({ keepBytes, data: whole.data, errors: [] });
        expect(resultCalls() - before).toBe(2);
      }
    });

    test('no image is returned in part', async () => {
      const gateway = await startTestGateway({ env: { PROVIDER_RETRIES: '0', RESULT_TTL_SECONDS: '1' } });
      const { ask, simulator, clock } = gateway;
      const id = simulator.sampleIds.passFarNear;
      const { length } = await askProvider(gateway, { signatureId: id, returnImageType: 'BASE64' });
      for (let cut = 0; cut < 40; cut += 1) {
        clock.advance(10_000);
        simulator.fault(
          { operation: 'get-result' },
          { kind: 'truncated', how, keepBytes: Math.floor((length * cut) / 40) },
        );
        const { data, errors } = await ask(BYTES, { id });
        expect({ cut, data, code: errors[0]?.extensions?.code }).toEqual({
          cut,
          data: { livenessResult: null },
          code: 'PROVIDER_UNAVAILABLE',
        });
      }
    });
  },
);
