import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

/** Documents are interpreted the first time, compiled the second. */
const TIMES = 3;

const BAD = { code: 'BAD_USER_INPUT' };
const ON = '($v: Boolean = true)';
const ONE = 'livenessResult(signatureId: "a")';
const PASS = { status: 'PASS' };

type Place = readonly (string | number)[] | undefined;

/** Name, document, data and the paths of the errors; $v is null in each. */
const CASES: readonly (readonly [string, string, unknown, readonly Place[]])[] = [
  [
    '@include of a field',
    `query ${ON} { r: ${ONE} { status errorCode @include(if: $v) } }`,
    { r: PASS },
    [['r', 'errorCode']],
  ],
  [
    '@skip of a field that is never null',
    `query ${ON} { r: ${ONE} { s: status @skip(if: $v) signatureId } }`,
    { r: { signatureId: 'a' } },
    [['r', 's']],
  ],
  [
    '@include at the root',
    `query ${ON} { a: ${ONE} { status } b: livenessResults(signatureIds: ["a"]) @include(if: $v) { status } }`,
    { a: PASS },
    [['b']],
  ],
  ['@include of everything', `query ${ON} { a: ${ONE} @include(if: $v) { status } }`, {}, [['a']]],
  [
    '@include in a list',
    `query ${ON} { l: livenessResults(signatureIds: ["a", "unknown", "a"]) { status errorCode @include(if: $v) } }`,
    { l: [PASS, null, PASS] },
    [
      ['l', 0, 'errorCode'],
      ['l', 2, 'errorCode'],
    ],
  ],
  [
    '@skip of an inline fragment',
    `query ${ON} { r: ${ONE} { status ... @skip(if: $v) { errorCode signatureId } } }`,
    { r: PASS },
    [['r']],
  ],
  [
    '@include of a fragment',
    `query ${ON} { r: ${ONE} { status ...F @include(if: $v) } } fragment F on LivenessResult { errorCode }`,
    { r: PASS },
    [['r']],
  ],
  [
    '@include of a fragment at the root',
    `query ${ON} { r: ${ONE} { status } ...F @include(if: $v) } fragment F on Query { s: ${ONE} { status } }`,
    { r: PASS },
    [undefined],
  ],
  [
    '@include within a fragment that is spread twice',
    `query ${ON} { r: ${ONE} { ...F } s: ${ONE} { ...F } } fragment F on LivenessResult { status errorCode @include(if: $v) }`,
    { r: PASS, s: PASS },
    [
      ['r', 'errorCode'],
      ['s', 'errorCode'],
    ],
  ],
  [
    '@include within what is left out anyway',
    `query ${ON} { r: ${ONE} { status faceImage @skip(if: true) { kind url @include(if: $v) } } }`,
    { r: PASS },
    [],
  ],
  [
    '@include of a question of the schema',
    `query ${ON} { r: ${ONE} { status } t: __type(name: "Query") { name kind @include(if: $v) } }`,
    { r: PASS, t: { name: 'Query' } },
    [['t', 'kind']],
  ],
  [
    '@include in an entity',
    `query ${ON} { e: _entities(representations: [{ __typename: "LivenessResult", signatureId: "a" }]) {
       ... on LivenessResult { status errorCode @include(if: $v) } } }`,
    { e: [PASS] },
    [['e', 0, 'errorCode']],
  ],
  [
    'an id',
    `query ($v: ID = "a") { r: ${ONE} { status } s: livenessResult(signatureId: $v) { status } }`,
    { r: PASS, s: null },
    [['s']],
  ],
  [
    'an id in a list',
    'query ($v: ID = "a") { l: livenessResults(signatureIds: ["a", $v, "a"]) { status } }',
    { l: [PASS, null, PASS] },
    [['l', 1]],
  ],
  [
    'a list of ids, of which the results cannot be null',
    'query ($v: [ID!] = ["a"]) { l: livenessResults(signatureIds: $v) { status } }',
    null,
    [['l']],
  ],
  [
    'a kind in a list',
    `query ($v: LivenessImageKind = FACE) { r: ${ONE} { status images(kinds: [$v, FACE_FAR]) { kind } } }`,
    { r: { ...PASS, images: null } },
    [['r', 'images']],
  ],
  [
    'kinds, which may be null',
    `query ($v: [LivenessImageKind!] = [FACE]) { r: ${ONE} { status images(kinds: $v) { kind } } }`,
    { r: { ...PASS, images: [{ kind: 'FACE' }, { kind: 'FACE_FAR' }, { kind: 'FACE_NEAR' }] } },
    [],
  ],
  [
    'minValidFor, which may be null',
    `query ($v: Int = 60) { r: ${ONE} { status faceImage(minValidFor: $v) { kind } } }`,
    { r: { ...PASS, faceImage: { kind: 'FACE' } } },
    [],
  ],
  [
    'the name of a type',
    `query ($v: String = "Query") { r: ${ONE} { status } t: __type(name: $v) { name } }`,
    { r: PASS, t: null },
    [['t']],
  ],
  [
    'representations, of which the entities cannot be null',
    'query ($v: [_Any!] = []) { e: _entities(representations: $v) { __typename } }',
    null,
    [['e']],
  ],
  [
    'a representation',
    'query ($v: _Any = { __typename: "A" }) { e: _entities(representations: [$v]) { __typename } }',
    null,
    [['e']],
  ],
  [
    'the id of a representation',
    `query ($v: ID = "a") { e: _entities(representations: [{ __typename: "LivenessResult", signatureId: $v }]) { __typename } }`,
    { e: [null] },
    [['e', 0]],
  ],
];

test.each(CASES)(
  'null for %s is BAD_USER_INPUT at its location, and the rest is resolved',
  async (_what, query, data, paths) => {
    const { ask, simulator, logLines } = await startTestGateway({ env: { FEDERATION: 'on' } });
    simulator.addTransaction({ signatureId: 'a' });
    for (let time = 0; time < TIMES; time += 1) {
      const answer = await ask(query, { v: null });
      expect([answer.status, answer.data]).toEqual([200, data]);
      expect(answer.errors.map(({ path, extensions }) => ({ path, extensions }))).toEqual(
        paths.map((path) => ({ path, extensions: BAD })),
      );
    }
    expect(logLines.join('')).not.toContain('INTERNAL_SERVER_ERROR');
    // Without the variable its default applies, also after that.
    expect((await ask(query)).errors.filter(({ path }) => path?.[0] !== 'e')).toEqual([]);
  },
);

test('the message for null names the variable or the argument, and repeats no value of the document', async () => {
  const { ask, simulator } = await startTestGateway();
  simulator.addTransaction({ signatureId: 'a' });
  const messageOf = async (query: string) => (await ask(query, { v: null })).errors.map(({ message }) => message);
  expect(await messageOf(`query ${ON} { r: ${ONE} { status @include(if: $v) } }`)).toEqual([
    'Variable "$v" must be true or false, but is null; selections that depend on it are omitted.',
  ]);
  expect(await messageOf('query ($v: ID = "a") { livenessResult(signatureId: $v) { status } }')).toEqual([
    'Argument "signatureId" of non-null type "ID!" must not be null.',
  ]);
  const kinds = `query ($v: LivenessImageKind = FACE) { ${ONE} { images(kinds: [$v, FACE_FAR]) { kind } } }`;
  expect(await messageOf(kinds)).toEqual([
    'This argument holds a variable that is null or of another type than is allowed there.',
  ]);
});

test('an error list of variables that is too long is BAD_USER_INPUT, too', async () => {
  const { ask, logLines } = await startTestGateway();
  const query = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }';
  const { data, errors } = await ask(query, { ids: Array(90).fill({}) });
  expect(data).toBeUndefined();
  expect(errors.map(({ extensions }) => extensions)).toEqual(Array(6).fill(BAD));
  expect(logLines.join('')).not.toContain('INTERNAL_SERVER_ERROR');
});
