import { describe, expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const ONE = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const MANY = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }';
const ID_RULE = 'signatureId must be 1 to 64 letters, digits, "_" or "-", starting with a letter or digit.';
const toIds = (length: number) => Array.from({ length }, (_, index) => `id-${index}`);

const BAD_IDS = [
  '',
  ' ',
  '-starts-with-a-dash',
  '_starts-with-an-underscore',
  'x'.repeat(65),
  'two words',
  ' padded',
  'ends-with-a-line-break\n',
  '../../etc/passwd',
  'a/b',
  'a.b',
  'a%2e',
  'null\u0000byte',
  'ümlaut',
  '１２３',
  '"; drop',
];

describe('an id', () => {
  test.each(BAD_IDS.map((id) => [JSON.stringify(id), id]))('such as %s is rejected without a call', async (_, id) => {
    const { ask, simulator } = await startTestGateway();
    const { data, errors } = await ask(ONE, { id });
    expect(data).toEqual({ livenessResult: null });
    expect(errors).toMatchObject([
      { message: ID_RULE, path: ['livenessResult'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(simulator.calls).toEqual([]);
  });

  test.each(['A', '0', 'x'.repeat(64), 'a-_-_', 'D3441A46833A0625', 123_456])('such as %s is fetched', async (id) => {
    const { ask, resultCalls } = await startTestGateway();
    expect(await ask(ONE, { id })).toMatchObject({ data: { livenessResult: null }, errors: [] });
    expect(resultCalls(String(id))).toBe(1);
  });

  test('that is invalid in a list fails alone', async () => {
    const { ask, simulator, resultCalls } = await startTestGateway();
    const { data, errors } = await ask(MANY, { ids: [simulator.sampleIds.passSilent, 'a b', 'unknown'] });
    expect(data.livenessResults).toEqual([{ status: 'PASS' }, null, null]);
    expect(errors).toMatchObject([
      { message: ID_RULE, path: ['livenessResults', 1], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(resultCalls()).toBe(2);
  });
});

describe('a list of ids', () => {
  test.each([
    [{}, 100],
    [{ MAX_SIGNATURE_IDS: '3' }, 3],
  ])('with %j is answered up to %d ids and refused above, in words that name the limit', async (env, most) => {
    const { ask, simulator, resultCalls } = await startTestGateway({ env });
    const refused = await ask(MANY, { ids: toIds(most + 1) });
    expect(refused.data).toBeNull();
    const message = `signatureIds may hold at most ${most} ids, but has ${most + 1}.`;
    expect(refused.errors).toMatchObject([
      { message, path: ['livenessResults'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(simulator.calls).toEqual([]);
    const answered = await ask(MANY, { ids: toIds(most) });
    expect(answered).toMatchObject({ data: { livenessResults: Array(most).fill(null) }, errors: [] });
    expect(resultCalls()).toBe(most);
  });

  test('may be empty, without a call', async () => {
    const { ask, simulator } = await startTestGateway();
    expect(await ask(MANY, { ids: [] })).toMatchObject({ data: { livenessResults: [] }, errors: [] });
    expect(simulator.calls).toEqual([]);
  });

  test('may contain an id twice, which is fetched once', async () => {
    const { ask, simulator, resultCalls } = await startTestGateway();
    const { passSilent } = simulator.sampleIds;
    const { data } = await ask(MANY, { ids: [passSilent, passSilent] });
    expect(data.livenessResults).toEqual([{ status: 'PASS' }, { status: 'PASS' }]);
    expect(resultCalls()).toBe(1);
  });
});

describe('minValidFor', () => {
  const FIELDS = [
    'faceImage',
    'faceImageFar',
    'faceImageNear',
    'silentImage',
    'images',
    'auditImageArchive',
    'faceVideo',
  ];
  const select = (field: string) =>
    `query ($id: ID!, $s: Int) { livenessResult(signatureId: $id) { status link: ${field}(minValidFor: $s) { url } } }`;

  test.each(FIELDS)('of %s is rejected outside its limits, at its path and without a call', async (field) => {
    const { ask, simulator, resultCalls } = await startTestGateway({ env: { LINK_TTL_SECONDS: '4000.5' } });
    const id = simulator.sampleIds.passAllImages;
    for (const s of [4_000, 4_001, 86_400]) expect((await ask(select(field), { id, s })).errors).toEqual([]);
    expect((await ask(select(field), { id, s: 0 })).errors).toEqual([]);
    for (const s of [-1, 86_401, 2_147_483_647]) {
      const { data, errors } = await ask(select(field), { id, s });
      const message = 'minValidFor must be between 0 and 86400 seconds.';
      expect(errors).toMatchObject([
        { message, path: ['livenessResult', 'link'], extensions: { code: 'BAD_USER_INPUT' } },
      ]);
      expect(data).toEqual({ livenessResult: { status: 'PASS', link: null } });
    }
    expect(resultCalls()).toBe(1);
  });

  test('that is null has the default', async () => {
    const { ask, simulator } = await startTestGateway();
    const { errors } = await ask(select('faceImage'), { id: simulator.sampleIds.passSilent, s: null });
    expect(errors).toEqual([]);
  });
});

test('a variable of the wrong type is rejected without repeating its value', async () => {
  const { ask, simulator } = await startTestGateway();
  const { errors } = await ask(MANY, { ids: ['id', { secret: 'value' }] });
  expect(errors).toMatchObject([
    { message: 'Variable "$ids" got a value that does not fit [ID!]!.', extensions: { code: 'BAD_USER_INPUT' } },
  ]);
  expect((await ask(ONE)).errors[0]?.message).toBe('Variable "$id" of required type "ID!" was not provided.');
  expect(simulator.calls).toEqual([]);
});
