import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { startTestGateway, type TestGateway } from '../../support/gateway/gateway.js';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { EVERY_FIELD } from '../../support/provider/expected-result.js';
import { fieldsAt, isDeciding, oddValue, placesIn, withValueAt } from '../../support/provider/odd-values.js';
import { readProviderData } from '../../support/provider/raw-provider.js';
import { type Fields, PNG_BASE64, wireFace, wireResult } from '../../support/provider/wire.js';

const INVALID = 'PROVIDER_INVALID_RESPONSE';

/** Makes the provider respond with this data, for a new id that is not cached. */
let ids = 0;
function answerWith({ simulator }: TestGateway, data: Fields): string {
  ids += 1;
  const signatureId = `odd-${ids}`;
  simulator.clearFaults();
  const answer = { kind: 'envelope', code: 'SUCCESS', data: { ...data, signatureId } } as const;
  simulator.fault({ operation: 'get-result' }, answer, { times: Number.POSITIVE_INFINITY });
  return signatureId;
}

const face = (changes: Fields): Fields => wireResult({ faceDetail: wireFace(changes) });
const attack = (changes: Fields): Fields =>
  wireResult({
    overallResult: 'FAIL',
    errorCode: 'LIVENESS_ATTACK',
    faceDetail: wireFace({ faceLivenessScore: 3, livenessAttackType: 2, ...changes }),
  });

/** One query of one value; `errors` are the paths of its errors below the result. */
type Case = { data: Fields; select: string; answer: unknown; errors?: readonly string[] };

const read: [string, Case][] = [
  ['a score as text', { data: face({ faceLivenessScore: '98.5' }), select: 'faceLivenessScore', answer: 98.5 }],
  [
    'an attack type as text',
    { data: face({ livenessAttackType: '1' }), select: 'livenessAttackType', answer: 'PRESENTATION' },
  ],
  [
    'no attack type in empty text',
    { data: face({ livenessAttackType: '' }), select: 'livenessAttackType', answer: null },
  ],
  ['no events in empty text', { data: face({ eventDetails: '' }), select: 'eventDetails { event }', answer: [] }],
  ['no events in an object', { data: face({ eventDetails: {} }), select: 'eventDetails { event }', answer: [] }],
  [
    'no event in a list of null',
    { data: face({ eventDetails: [null] }), select: 'eventDetails { event }', answer: [] },
  ],
  [
    'no archive in an empty list',
    { data: face({ auditImageUrl: [] }), select: 'auditImageArchive { url }', answer: null },
  ],
  ['no face in an empty list', { data: wireResult({ faceDetail: [] }), select: 'faceLivenessScore', answer: null }],
  ['no face in an empty object', { data: wireResult({ faceDetail: {} }), select: 'images { kind }', answer: [] }],
  [
    'a time as text',
    {
      data: face({ faceImageTime: '1767225604100' }),
      select: 'faceImage { capturedAt }',
      answer: { capturedAt: '2026-01-01T00:00:04.100Z' },
    },
  ],
  [
    'a time in seconds',
    {
      data: face({ faceImageTime: 1_767_225_604 }),
      select: 'faceImage { capturedAt }',
      answer: { capturedAt: '2026-01-01T00:00:04.000Z' },
    },
  ],
  [
    'no time in 0',
    { data: face({ faceImageTime: 0 }), select: 'faceImage { capturedAt }', answer: { capturedAt: null } },
  ],
];

const invalid: [string, Case][] = [
  [
    'a similarity of -1',
    { data: face({ faceSimilarityScore: -1 }), select: 'faceSimilarityScore', answer: null, errors: [''] },
  ],
  [
    'a match by such a similarity',
    { data: face({ faceSimilarityScore: -1 }), select: 'isFaceMatch', answer: null, errors: [''] },
  ],
  [
    'a score in words',
    { data: face({ faceLivenessScore: 'high' }), select: 'isLikelyAttack', answer: null, errors: [''] },
  ],
  [
    'an attack type in words',
    { data: face({ livenessAttackType: 'mask' }), select: 'livenessAttackCode', answer: null, errors: [''] },
  ],
  ['an errorCode of 0', { data: wireResult({ errorCode: 0 }), select: 'errorCode', answer: null, errors: [''] }],
  ['a faceResult of true', { data: face({ faceResult: true }), select: 'faceResult', answer: null, errors: [''] }],
  [
    'a video of true',
    { data: face({ faceVideoUrl: true }), select: 'faceVideo { state }', answer: null, errors: [''] },
  ],
  [
    'a face in words',
    { data: wireResult({ faceDetail: 'none' }), select: 'faceImage { kind }', answer: null, errors: [''] },
  ],
  [
    'a time in words',
    {
      data: face({ faceImageTime: 'noon' }),
      select: 'faceImage { capturedAt }',
      answer: { capturedAt: null },
      errors: ['.capturedAt'],
    },
  ],
  [
    'a member of an event',
    {
      data: face({ eventDetails: [{ event: 'BLINK', result: 5, createTimestamp: 'noon' }, 'none'] }),
      select: 'eventDetails { event result createdAt }',
      answer: [{ event: 'BLINK', result: null, createdAt: null }],
      errors: ['.0.result', '.0.createdAt'],
    },
  ],
  ...['PENDING', PNG_BASE64, 5, { url: 'https://assets.example.test/a.zip' }].map((auditImageUrl): [string, Case] => [
    `an archive that is ${JSON.stringify(auditImageUrl).slice(0, 20)}`,
    {
      data: face({ auditImageUrl }),
      select: 'auditImageArchive { url expiresAt }',
      answer: { url: null, expiresAt: null },
      errors: ['.url'],
    },
  ]),
  [
    'an image that is a word',
    {
      data: face({ faceImage: 'NONE' }),
      select: 'faceImage { kind url }',
      answer: { kind: 'FACE', url: null },
      errors: ['.url'],
    },
  ],
];

describe('an invalid value affects only its own field', () => {
  test.each([...read, ...invalid])('%s', async (_what, { data, select, answer, errors: paths = [] }) => {
    const gateway = await startTestGateway();
    const id = answerWith(gateway, data);
    const query = `query ($id: ID!) { livenessResult(signatureId: $id) { status field: ${select} } }`;
    const { data: answered, errors } = await gateway.ask(query, { id });
    expect(answered.livenessResult).toEqual({ status: 'PASS', field: answer });
    expect(errors.map(({ path }) => path?.join('.'))).toEqual(paths.map((path) => `livenessResult.field${path}`));
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(paths.map(() => INVALID));

    const without = await gateway.ask('query ($id: ID!) { livenessResult(signatureId: $id) { status } }', { id });
    expect(without.errors).toEqual([]);
  });
});

test('an invalid score is never "no attack": an attack type decides, and the score itself is not a reason', async () => {
  const gateway = await startTestGateway();
  const select = 'status isLikelyAttack attackReasons';
  const query = `query ($id: ID!) { livenessResult(signatureId: $id) { ${select} } }`;
  const { data, errors } = await gateway.ask(query, { id: answerWith(gateway, attack({ faceLivenessScore: 'low' })) });
  expect([data.livenessResult, errors]).toEqual([
    { status: 'FAIL', isLikelyAttack: true, attackReasons: ['ATTACK_TYPE_REPORTED'] },
    [],
  ]);
  const other = await gateway.ask(query, { id: answerWith(gateway, attack({ livenessAttackType: 'mask' })) });
  expect(other.data.livenessResult.attackReasons).toEqual(['LOW_LIVENESS_SCORE', 'ATTACK_TYPE_REPORTED']);
});

test('an INCOMPLETE with an invalid reason is not final', async () => {
  const gateway = await startTestGateway();
  const id = answerWith(gateway, wireResult({ overallResult: 'INCOMPLETE', errorCode: { code: 'X' } }));
  const query = 'query ($id: ID!) { livenessResult(signatureId: $id) { status errorCode } }';
  const { data, errors } = await gateway.ask(query, { id });
  expect(data.livenessResult).toEqual({ status: 'PENDING', errorCode: null });
  expect(errors.map(({ path }) => path)).toEqual([['livenessResult', 'errorCode']]);
});

test('a metric counts each invalid field by its provider name, once per response', async () => {
  const gateway = await startTestGateway({ env: { METRICS_PORT: '0' } });
  const query = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
  await gateway.ask(query, { id: answerWith(gateway, face({ faceSimilarityScore: -1, eventDetails: [null, 5] })) });
  await gateway.ask(query, { id: answerWith(gateway, face({ auditImageUrl: 'PENDING', faceImage: 7 })) });
  expect(await scrapeOne(gateway.metricsUrl, 'gateway_provider_invalid_fields_total')).toEqual({
    '{field="faceSimilarityScore"}': 1,
    '{field="eventDetails"}': 1,
    '{field="auditImageUrl"}': 1,
    '{field="faceImage"}': 1,
  });
  const line = gateway.logLines.join('');
  expect(line).not.toContain('operation error');
});

test('a response with invalid fields has the same bytes each time, interpreted, compiled or cached', async () => {
  const gateway = await startTestGateway();
  const odd = { faceLivenessScore: 'high', faceSimilarityScore: '71.5', eventDetails: [{ event: 5, result: 'OK' }] };
  const id = answerWith(gateway, face(odd));
  const askForText = async (selection: string) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        query: `query ($id: ID!) { livenessResult(signatureId: $id) { ${selection} } }`,
        variables: { id },
      }),
    });
    return response.text();
  };
  for (const selection of [
    'status isFaceMatch faceSimilarityScore',
    'isLikelyAttack faceLivenessScore eventDetails { event result }',
  ]) {
    const first = await askForText(selection);
    for (let time = 0; time < 4; time += 1) expect(await askForText(selection)).toBe(first);
  }
  const { errors } = JSON.parse(await askForText('isLikelyAttack faceLivenessScore eventDetails { event result }'));
  expect(errors).toHaveLength(3);
});

test('an invalid value in any place of a sample changes nothing that does not depend on it', async () => {
  const gateway = await startTestGateway({ env: { LOG_LEVEL: 'error' } });
  const ask = async (data: Fields) => gateway.ask(EVERY_FIELD, { id: answerWith(gateway, data), bytes: false });
  const samples = await Promise.all(
    Object.values(gateway.simulator.sampleIds).map((id) => readProviderData(gateway, id)),
  );
  const anyPlace = fc
    .constantFrom(...samples)
    .chain((data) => fc.record({ data: fc.constant(data), place: fc.constantFrom(...placesIn(data)), odd: oddValue }));
  await fc.assert(
    fc.asyncProperty(anyPlace, async ({ data, place, odd }) => {
      const [untouched, touched] = [await ask(data), await ask(withValueAt(data, place, odd))];
      const codes = touched.errors.map(({ extensions }) => extensions?.code);
      expect(codes).toEqual(codes.map(() => INVALID));
      if (isDeciding(place)) return;
      const affected = fieldsAt(place);
      const [before, after] = [untouched.data.livenessResult, touched.data.livenessResult];
      // Without its document, a document check is one of which nothing is known but the verdict.
      if (before === null || after === null) return;
      for (const { path } of touched.errors) expect(affected).toContain(path?.[1]);
      for (const field of Object.keys(before)) {
        if (!affected.has(field) && field !== 'signatureId')
          expect([field, after[field]]).toEqual([field, before[field]]);
      }
      if (before.status !== 'INCOMPLETE' && before.status !== 'PENDING') expect(after.status).toBe(before.status);
      expect(JSON.stringify(after)).not.toContain('"1970');
    }),
    { numRuns: 150, endOnFailure: true },
  );
});
