import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { measureDocument } from '../../../src/server/limits/documents/measure-document.js';
import { toDocumentLimits } from '../../support/data/document-limits.js';
import { startBehindHive } from './support/hive.js';

/** A document without an alias, in which each attempt selects something else. */
const toAttempts = (selections: readonly string[]) =>
  `{ applicants { ${selections.map((selection, index) => `attempt${index} { ${selection} }`).join(' ')} } }`;

const SCORES = ['status', 'isLikelyAttack', 'faceLivenessScore', 'isFaceMatch', 'faceSimilarityScore'];
const KINDS = ['FACE', 'FACE_FAR', 'FACE_NEAR', 'SILENT'];

/** Each set of scores but the empty one. */
const SETS = Array.from({ length: 2 ** SCORES.length - 1 }, (_, index) =>
  SCORES.filter((_score, bit) => ((index + 1) >> bit) & 1),
);
const IMAGES = KINDS.flatMap((one) =>
  KINDS.flatMap((other) => KINDS.map((third) => `images(kinds: [${one}, ${other}, ${third}]) { kind }`)),
);

test.each([18, 20])('a client that selects %d verifications without an alias is answered', async (count) => {
  const sets = SETS.slice(0, count);
  const { ask, toLiveness, resultCalls } = await startBehindHive({
    signatureIds: ({ passFarNear = '' }) => [passFarNear],
  });
  const { data, errors } = await ask(toAttempts(sets.map((set) => set.join(' '))));
  expect(errors).toBeUndefined();
  expect(data?.applicants).toMatchObject([{ attempt0: { status: 'PASS' }, attempt1: { isLikelyAttack: false } }]);
  expect(toLiveness.map(({ query }) => measureDocument(parse(query))[0])).toMatchObject([
    { aliases: count, rootFields: count },
  ]);
  expect(resultCalls()).toBe(1);
});

test('what Hive Gateway makes of the largest document that a client may send is answered', async () => {
  const document = toAttempts([...IMAGES, 'status', 'errorCode']);
  expect(measureDocument(parse(document))).toMatchObject([{ fields: 197, aliases: 0 }]);
  expect(toDocumentLimits().findExceeded(parse(document))).toBeUndefined();
  const { ask, toLiveness } = await startBehindHive({ signatureIds: ({ passFarNear = '' }) => [passFarNear] });
  expect((await ask(document)).errors).toBeUndefined();
  expect(toLiveness.map(({ query }) => measureDocument(parse(query))[0])).toMatchObject([
    { aliases: 66, rootFields: 66, fields: 262 },
  ]);
});

test('with automatic persisted queries to its subgraphs Hive Gateway is answered, by a second request each time', async () => {
  const { ask, toLiveness } = await startBehindHive({
    signatureIds: ({ passFarNear = '' }) => [passFarNear],
    hive: { transportEntries: { liveness: { options: { apq: true } } } },
  });
  for (let time = 0; time < 2; time += 1) {
    const { data, errors } = await ask('{ applicants { attempt0 { status } } }');
    expect([errors, data]).toEqual([undefined, { applicants: [{ attempt0: { status: 'PASS' } }] }]);
  }
  expect(toLiveness.map(({ query }) => query === undefined)).toEqual([true, false, true, false]);
});
