import { expect, test } from '@jest/globals';
import { AUDIT_HMAC_KEY, auditPath, readEntries, shownIn } from '../../support/gateway/audit.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const DAY_MS = 86_400_000;
/** The first execution of a document is interpreted; later ones are compiled, and interpreted again if they fail. */
const TIMES = 3;

test('a query that fails in part has the same response, audit entries and calls each time', async () => {
  const path = await auditPath();
  const gateway = await startTestGateway({ env: { AUDIT_LOG: path, AUDIT_HMAC_KEY } });
  const { ask, clock, simulator, resultCalls } = gateway;
  const { passAllImages: old, passFarNear: young } = simulator.sampleIds;
  const query = `query ($old: ID!, $young: ID!) { old: livenessResult(signatureId: $old) { faceImage { url } }
    young: livenessResult(signatureId: $young) { images { url base64 } faceImage(minValidFor: -1) { url } } }`;
  await ask('query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }', { id: old });
  clock.advance(2 * DAY_MS);
  simulator.fault(
    { operation: 'get-result', signatureId: old },
    { kind: 'envelope', code: 'ERROR' },
    { times: Number.POSITIVE_INFINITY },
  );
  await ask('query ($id: ID!) { livenessResult(signatureId: $id) { images { url } } }', { id: young });

  const seen = [];
  for (let time = 0; time < TIMES; time += 1) {
    const [calls, lines] = [resultCalls(), readEntries(path).length];
    const { data, errors } = await ask(query, { old, young });
    const shown = readEntries(path).slice(lines);
    seen.push({
      data,
      errors: errors.map((error) => JSON.stringify(error)).sort(),
      calls: resultCalls() - calls,
      fields: shown.map((entry) =>
        shownIn(entry)
          .map(({ field }) => field)
          .sort(),
      ),
    });
  }
  const [first] = seen;
  expect(first?.errors).toHaveLength(2);
  expect(first?.calls).toBeGreaterThan(1);
  expect(first?.fields).toEqual([expect.arrayContaining(['images.FACE.url', 'images.FACE.base64'])]);
  expect(seen).toEqual(seen.map(() => first));
});

test('the audit log names the right image even if response paths look alike', async () => {
  const path = await auditPath();
  const { ask, simulator } = await startTestGateway({ env: { AUDIT_LOG: path, AUDIT_HMAC_KEY } });
  const query = `query ($id: ID!) { a: livenessResult(signatureId: $id) { b: faceImage { url } }
    b_a: livenessResult(signatureId: $id) { status } }`;
  for (let time = 0; time < TIMES; time += 1) await ask(query, { id: simulator.sampleIds.passFarNear });
  const fields = readEntries(path).map((entry) => shownIn(entry).map(({ field }) => field));
  expect(fields).toEqual(Array(TIMES).fill(['faceImage.url']));
});
