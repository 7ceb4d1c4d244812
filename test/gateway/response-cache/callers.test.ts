import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SCOPES, type Scope } from '../../../src/domain/caller.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { AUDIT_HMAC_KEY, auditPath, readEntries } from '../../support/gateway/audit.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { scrapeOne } from '../../support/gateway/metrics.js';

/** Fetched, compiled, stored, read from the cache. */
const TIMES = 4;

/** The scopes by which responses that can be cached differ. */
const OF_RESULTS = SCOPES.filter((scope) => scope !== 'liveness:list' && scope !== 'liveness:start');
const SCOPE_SETS = Array.from({ length: 2 ** OF_RESULTS.length }, (_, set) => {
  return OF_RESULTS.filter((_scope, index) => set & (1 << index));
});
const keyOf = (scopes: readonly Scope[]) => `key-${scopes.join('-').replaceAll('liveness:', '')}`;
const ALL = keyOf(OF_RESULTS);

const SELECTIONS = [
  'signatureId',
  'status isLikelyAttack attackReasons',
  '__typename',
  'faceImage { kind url }',
  'near: faceImageNear(minValidFor: 3600) { expiresAt } again: faceImageNear(minValidFor: 60) { url }',
  'images { kind url }',
  'images(kinds: [FACE_FAR]) { expiresAt }',
  'auditImageArchive { url } inputParameters',
  'faceVideo { state url }',
  '... on LivenessResult { faceImage { capturedAt } eventDetails { event } }',
  'verification { status fees document { documentNumberMasked fullName fields { name value } images { name side url } } }',
  'verification { livenessResult { status faceImage { url } } address }',
];
/** The same below a root field of whole verifications. */
const WHOLE = [
  ...SELECTIONS.map((selection) => `livenessResult { ${selection} }`),
  'status errorCodes submissionCompleted countryCode fees inputParameters address documentDatabase',
  'document { result documentNumberMasked documentNumber fullName dateOfBirth fields { name value side } details }',
  'document { images { name side url } } first: document { images(minValidFor: 3600) { expiresAt } }',
  '... on Verification { document { documentType images { name } } }',
];

/** The same below a root field of native results. */
const NATIVE = [
  'livenessId platform sdkVersion fetchedAt',
  'isLikelyAttack attackReasons faceLivenessScore livenessAttackCode',
  '__typename faceVideo { state url expiresAt }',
  'faceImage { kind url } near: faceImageNear(minValidFor: 3600) { expiresAt }',
  'images { kind url capturedAt } auditImageArchive { url }',
  '... on FaceLivenessCheck { faceImageFar { url } livenessThreshold }',
  '... on NativeLivenessResult { images(kinds: [FACE_FAR]) { url } livenessAttackType }',
];

const ROOTS = {
  face: { name: 'livenessResult', argument: 'signatureId', selections: SELECTIONS },
  whole: { name: 'verification', argument: 'signatureId', selections: WHOLE },
  native: { name: 'nativeLivenessResult', argument: 'livenessId', selections: NATIVE },
} as const;

type Ids = Readonly<Record<(typeof ROOTS)[keyof typeof ROOTS]['argument'], readonly string[]>>;

const shape = fc.record({
  isList: fc.boolean(),
  isLiteral: fc.boolean(),
  ids: fc.array(fc.constantFrom(0, 0, 1, 1, 2, 2, 3), { maxLength: 4, size: 'max' }),
  root: fc.constantFrom('face', 'whole', 'native'),
  fields: fc.uniqueArray(fc.nat(WHOLE.length - 1), { minLength: 1, maxLength: 4 }),
});
type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

function toBody({ isList, isLiteral, ids, root, fields }: Shape, samples: Ids) {
  const { name, argument, selections } = ROOTS[root];
  const chosen = ids.map((index) => samples[argument][index] ?? '');
  const value = isList ? chosen : (chosen[0] ?? '');
  const plural = isList ? 's' : '';
  const given = isLiteral ? JSON.stringify(value) : '$value';
  const head = isLiteral ? 'query' : `query ($value: ${isList ? '[ID!]!' : 'ID!'})`;
  const selection = fields.map((index) => selections[index % selections.length]).join(' ');
  return {
    query: `${head} { ${name}${plural}(${argument}${plural}: ${given}) { ${selection} } }`,
    variables: isLiteral ? {} : { value },
  };
}

async function startAudited() {
  const path = await auditPath();
  const keyFile = toKeyFile(...SCOPE_SETS.map((scopes) => toApiKey(keyOf(scopes), { scopes: [...scopes] })));
  const env = {
    ...{ ...keyFile.env, AUDIT_LOG: path, AUDIT_HMAC_KEY, METRICS_PORT: '0', RATE_LIMIT_PER_MINUTE: '0' },
    NATIVE_RESULTS: 'on',
  };
  const gateway = await startTestGateway({ ...keyFile, env });
  const { passAllImages, passFarNear, identityMatch } = gateway.simulator.sampleIds;
  const { nativeWithMedia, nativeAttack, nativeSilent } = gateway.simulator.nativeSampleIds;
  /** The answer as the client gets it, and the entries that it adds to the audit log. */
  const ask = async (body: { query: string; variables: Record<string, unknown> }, key: string) => {
    const before = readEntries(path).length;
    const { status, data, errors } = await gateway.post(body, bearer(key));
    return {
      status,
      data,
      errors,
      disclosures: readEntries(path)
        .slice(before)
        .map((entry) => entry.disclosures),
    };
  };
  let asked = 0;
  return {
    samples: {
      signatureId: [passAllImages, passFarNear, identityMatch, 'unknown'],
      livenessId: [nativeWithMedia, nativeAttack, nativeSilent, 'unknown'],
    },
    ask,
    /** As a document that was never seen before, which is neither compiled nor remembered. */
    askFresh: (body: { query: string; variables: Record<string, unknown> }, key: string) =>
      ask({ ...body, query: `${body.query} # ${asked++}` }, key),
    remembered: async () => (await scrapeOne(gateway.metricsUrl, 'gateway_answers_remembered_total'))[''] ?? 0,
  };
}

describe('a response that other callers have put into the cache', () => {
  test('equals, with its audit entries, an executed response to this caller, whatever its scopes', async () => {
    const { samples, ask, askFresh, remembered } = await startAudited();
    const property = async (shapes: readonly Shape[]) => {
      for (const body of shapes.map((one) => toBody(one, samples))) {
        for (let time = 0; time < TIMES; time += 1) await ask(body, ALL);
        for (const key of SCOPE_SETS.map(keyOf)) {
          const expected = await askFresh(body, key);
          for (let time = 0; time < TIMES; time += 1) expect(await ask(body, key)).toEqual(expected);
        }
      }
    };
    const shapes = fc.array(shape, { minLength: 16, maxLength: 16, size: 'max' });
    await fc.assert(fc.asyncProperty(shapes, property), { numRuns: 1, endOnFailure: true });
    expect(await remembered()).toBeGreaterThan(20);
  });

  test.each([true, false])(
    'is FORBIDDEN for a caller without scope, also of an empty list (literal: %j)',
    async (isLiteral) => {
      const { samples, ask } = await startAudited();
      const body = toBody({ isList: true, isLiteral, ids: [], root: 'face', fields: [1] }, samples);
      for (let time = 0; time < TIMES; time += 1) expect((await ask(body, ALL)).data).toEqual({ livenessResults: [] });
      const { data, errors } = await ask(body, keyOf([]));
      expect([data, errors.map(({ extensions }) => extensions?.code)]).toEqual([null, ['FORBIDDEN']]);
    },
  );

  test('has one audit entry per id, with its fields as often as they were returned', async () => {
    const { samples, ask, askFresh, remembered } = await startAudited();
    const body = toBody({ isList: true, isLiteral: false, ids: [0, 1, 0, 0], root: 'face', fields: [3, 5] }, samples);
    for (let time = 0; time < TIMES; time += 1) await ask(body, ALL);
    const before = await remembered();
    const { disclosures } = await ask(body, ALL);
    expect(await remembered()).toBe(before + 1);
    expect(disclosures.flat()).toHaveLength(2);
    expect(disclosures).toEqual((await askFresh(body, ALL)).disclosures);
  });
});
