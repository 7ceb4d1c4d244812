const times = (count: number, toText: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => toText(i)).join(' ');
const one = (selection: string) => `{ livenessResult(signatureId: "unknown") { ${selection} } }`;
/** Each fragment spreads the next one twice. */
const bomb = (levels: number) => times(levels, (i) => `fragment f${i} on LivenessResult { ...f${i + 1} ...f${i + 1} }`);
const chain = (levels: number) => times(levels, (i) => `fragment f${i} on LivenessResult { ...f${i + 1} }`);

const TOO_COMPLEX = 'QUERY_TOO_COMPLEX';
const TOO_DEEP = 'A document may be nested at most 64 levels deep.';
const INVALID = 'GRAPHQL_VALIDATION_FAILED';
const TOO_LONG = 'A document may have at most 32768 characters.';
const most = (what: string) => `An operation may have at most ${what}.`;

/** Name, document or whole body, and the code and message of its rejection. */
export const ATTACKS: readonly (readonly [string, unknown, string, string])[] = [
  [
    'a flood of aliases',
    `{ ${times(500, (i) => `a${i}: livenessResult(signatureId: "a${i}") { status }`)} }`,
    'GRAPHQL_PARSE_FAILED',
    '2000 tokens',
  ],
  ['a smaller flood of aliases', one(times(16, (i) => `a${i}: status`)), TOO_COMPLEX, most('15 aliases')],
  ['aliases of __typename', `{ ${times(16, (i) => `a${i}: __typename`)} }`, TOO_COMPLEX, most('15 aliases')],
  ['a field again and again', one(times(500, () => 'status')), TOO_COMPLEX, most('200 fields')],
  [
    'fields in an unused fragment',
    `{ __typename } fragment f on LivenessResult { ${times(501, () => 'status')} }`,
    TOO_COMPLEX,
    most('500 fields of introspection'),
  ],
  ['directives that do not exist', `{ __typename ${times(500, () => '@aa')} }`, TOO_COMPLEX, most('20 directives')],
  [
    'directives of variables',
    `query ($a: Int ${times(21, () => '@aa')}) { __typename }`,
    TOO_COMPLEX,
    most('20 directives'),
  ],
  [
    'directives of fragments',
    `{ ...f } fragment f on Query ${times(21, () => '@aa')} { __typename }`,
    TOO_COMPLEX,
    most('20 directives'),
  ],
  [
    'fragments that spread each other',
    `${one('...a')} fragment a on LivenessResult { ...b } fragment b on LivenessResult { ...a }`,
    INVALID,
    'Cannot spread fragment "a" within itself via "b".',
  ],
  [
    'a fragment that spreads itself',
    `{ ...a } fragment a on Query { __typename ...a }`,
    INVALID,
    'Cannot spread fragment "a" within itself.',
  ],
  ['deep nesting', one(`${'images { '.repeat(50)} url ${'} '.repeat(50)}`), TOO_COMPLEX, most('10 levels of fields')],
  ['deeper nesting', one(`${'images { '.repeat(650)} url ${'} '.repeat(650)}`), TOO_COMPLEX, TOO_DEEP],
  [
    'deep nesting of nothing but inline fragments',
    `{ ${'... { '.repeat(400)} __typename ${'} '.repeat(400)} }`,
    TOO_COMPLEX,
    TOO_DEEP,
  ],
  ['a broad set of inline fragments', one(times(101, () => '... { status }')), TOO_COMPLEX, most('100 fragments')],
  ['a deep list', `{ __typename @include(if: ${'['.repeat(20_000)}`, TOO_COMPLEX, ''],
  ['a list in a list', one(`images(kinds: ${'['.repeat(65)}FACE${']'.repeat(65)}) { kind }`), TOO_COMPLEX, TOO_DEEP],
  ['an object in an object', `{ a(a: ${'{ a: '.repeat(64)}1${'}'.repeat(64)}) }`, TOO_COMPLEX, TOO_DEEP],
  ['a deep type', `query ($a: ${'['.repeat(65)}ID${']'.repeat(65)}) { a }`, TOO_COMPLEX, TOO_DEEP],
  ['a deep default value', `query ($a: ID = ${'['.repeat(65)}${']'.repeat(65)}) { a }`, TOO_COMPLEX, TOO_DEEP],
  [
    'a bomb of fragments',
    `${one('...f0')} ${bomb(100)} fragment f100 on LivenessResult { status }`,
    TOO_COMPLEX,
    most('200 fields'),
  ],
  [
    'a long chain of fragments, spread often',
    `${one(times(50, () => '...f0'))} ${chain(100)} fragment f100 on LivenessResult { status }`,
    TOO_COMPLEX,
    most('100 fragments'),
  ],
  ['a broad root', `{ ${times(21, () => '__typename')} }`, TOO_COMPLEX, most('20 fields at its root')],
  ['too many tokens', `{ ${'a '.repeat(10_000)} }`, 'GRAPHQL_PARSE_FAILED', '2000 tokens'],
  ['a document of white space', `{ __typename ${' '.repeat(250_000)} }`, TOO_COMPLEX, TOO_LONG],
  ['a document of comments', `{ __typename ${'#\n'.repeat(60_000)} }`, TOO_COMPLEX, TOO_LONG],
  [
    'a document of one long text',
    one(`faceImage(minValidFor: "${'a'.repeat(250_000)}") { url }`),
    TOO_COMPLEX,
    TOO_LONG,
  ],
  ['a document one character too long', '{ __typename }'.padEnd(32_769), TOO_COMPLEX, TOO_LONG],
  [
    'a list of kinds as long as a body can be',
    {
      query: `query ($kinds: [LivenessImageKind!]) { livenessResult(signatureId: "a") { images(kinds: $kinds) { kind } } }`,
      variables: { kinds: Array(60_000).fill('a') },
    },
    TOO_COMPLEX,
    'Lists in variables may contain at most 1024 items together; these contain 60000.',
  ],
  [
    'a list of ids as long as a body can be',
    {
      query: 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }',
      variables: { ids: Array(60_000).fill('a') },
    },
    TOO_COMPLEX,
    'An operation may cost at most 1000; this one costs 66000.',
  ],
  [
    'lists of ids under many names',
    {
      query: `query ($ids: [ID!]!) { ${times(15, (i) => `a${i}: livenessResults(signatureIds: $ids) { status }`)} }`,
      variables: { ids: Array(100).fill('a') },
    },
    TOO_COMPLEX,
    'An operation may cost at most 1000; this one costs 1650.',
  ],
  ['a list of operations', [{ query: '{ __typename }' }, { query: '{ __typename }' }], 'BAD_REQUEST', ''],
  [
    'a circle through the schema',
    `{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} } '.repeat(5)} } } }`,
    INVALID,
    'Maximum introspection depth exceeded',
  ],
  [
    'a deep question of the schema',
    `{ __type(name: "Query") { ${'ofType { '.repeat(50)} name ${'} '.repeat(50)} } }`,
    TOO_COMPLEX,
    most('20 levels of introspection'),
  ],
  [
    'the schema again and again',
    `{ ${times(9, (i) => `a${i}: __schema { types { fields { type { fields { name args { type { name } } } } } } }`)} }`,
    TOO_COMPLEX,
    'An operation may cost at most 1000;',
  ],
  [
    'a broad question of the schema',
    `{ __schema { ${'queryType { name }'.repeat(300)} } }`,
    TOO_COMPLEX,
    most('500 fields of introspection'),
  ],
];
