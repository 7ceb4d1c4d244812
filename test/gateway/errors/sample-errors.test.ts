import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { print } from 'graphql';
import { VerdictDocument } from '../../../schema/generated/graphql.js';
import { errorSamples } from '../../../src/simulator/samples/error-samples.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const page = readFileSync('docs/frontend.md', 'utf8');
const QUERY = print(VerdictDocument);

test.each(Object.entries(errorSamples))('the id of %s returns its error on every request', async (_, sample) => {
  const { ask, clock, simulator } = await startTestGateway({ env: { PROVIDER_TIMEOUT_MS: '100' } });
  for (let turn = 0; turn < 2; turn += 1) {
    const { data, errors } = await ask(QUERY, { signatureId: sample.signatureId });
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(
      sample.errorCode === null ? [] : [sample.errorCode],
    );
    if (sample === errorSamples.linkSoonExpired) {
      const { expiresAt } = data.livenessResult.faceImage;
      expect(Date.parse(expiresAt) - clock.now()).toBeLessThanOrEqual(90_000);
    }
    clock.advance(600_000);
  }
  // The failure of one id does not affect another.
  const { errors } = await ask(QUERY, { signatureId: simulator.sampleIds.passFarNear });
  expect(errors).toEqual([]);
});

test('docs/frontend.md lists these ids with their error codes', () => {
  const rows = [...page.matchAll(/^\| `(e07b5a4cb1d2\w{4})` \| (?:`(\w+)`|none) \|/gm)];
  expect(rows.map(([, id, code]) => [id, code ?? null])).toEqual(
    Object.values(errorSamples).map(({ signatureId, errorCode }) => [signatureId, errorCode]),
  );
});
