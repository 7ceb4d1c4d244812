import { samples } from '../../../src/simulator/samples/samples.js';

const ID = samples.passAllImages.signatureId;
const fill = (text: string, length: number) => text.repeat(Math.floor(length / text.length));
const one = (selection: string) => `{ livenessResult(signatureId: "${ID}") { ${selection} } }`;
const lived = (field: string) => `${field}(minValidFor: -1) { __typename }`;
const ask = (query: string, variables: object = {}) => JSON.stringify({ query, variables });
/** The maximum numbers that fit into bodies, documents and headers. */
const BODY = 261_000;
const DOCUMENT = 32_600;
const HEADER = 15_000;

const BY_ID = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const BY_KIND =
  'query ($kinds: [LivenessImageKind!]) { livenessResult(signatureId: "a") { images(kinds: $kinds) { url } } }';
const LINK_FIELDS = ['faceImage', 'faceImageFar', 'faceImageNear', 'silentImage', 'auditImageArchive', 'faceVideo'];
/** Causes an error for each field of each result, as many as the cost limit allows. */
const ERRORS = `query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) {
  ${LINK_FIELDS.map(lived).join(' ')} ${Array.from({ length: 15 }, (_, i) => `a${i}: ${lived('faceImage')}`).join(' ')} } }`;
const BAD_IDS = `query ($ids: [ID!]!) {
  ${Array.from({ length: 9 }, (_, i) => `a${i}: livenessResults(signatureIds: $ids) { status }`).join(' ')} }`;

export type HostileText = {
  readonly what: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Requests that once took a part of the gateway seconds, or could: one of each kind, as long as possible. */
export const HOSTILE_TEXTS: readonly HostileText[] = [
  { what: 'suggestions in a value', body: ask(one(`faceImage(minValidFor: "${fill('Did you mean', BODY)}") { url }`)) },
  {
    what: 'suggestions in a value of a document within its limits',
    body: ask(one(`faceImage(minValidFor: "${fill('Did you mean', DOCUMENT)}") { url }`)),
  },
  { what: 'suggestions in a variable', body: ask(BY_ID, { id: { a: fill('Did you mean', BODY) } }) },
  { what: 'suggestions in a list', body: ask(BY_ID, { id: Array(10).fill(fill('Did you mean', BODY / 10 - 10)) }) },
  { what: 'quotes in a value', body: ask(one(`faceImage(minValidFor: "${fill('\\"', DOCUMENT / 2)}") { url }`)) },
  { what: 'quotes in a list', body: ask(BY_ID, { id: Array(10).fill(fill('"', BODY / 21)) }) },
  { what: 'kinds that do not exist', body: ask(BY_KIND, { kinds: Array(60_000).fill('x') }) },
  { what: 'fewer kinds that do not exist', body: ask(BY_KIND, { kinds: Array(1_024).fill('FACE_'.padEnd(240, 'x')) }) },
  { what: 'a long name', body: ask(`{ ${fill('status', DOCUMENT)} }`) },
  {
    what: 'an array in 900 arrays',
    body: ask(one(`faceImage(minValidFor: ${fill('[', 900)}"${fill('x', 30_000)}"${fill(']', 900)}) { url }`)),
  },
  {
    what: 'fields with the same long values',
    body: ask(one(fill(`faceImage(minValidFor: "${fill('x', 120)}") `, 30_000))),
  },
  { what: 'an error for each field', body: ask(ERRORS, { ids: Array(22).fill(ID) }) },
  { what: 'errors after 30,000 lines', body: ask(`${fill('\n', 30_000)}${ERRORS}`, { ids: Array(22).fill(ID) }) },
  { what: 'an error for each id', body: ask(BAD_IDS, { ids: Array(100).fill('!') }) },
  { what: 'comments', body: ask(`{ __typename ${fill('#\n', DOCUMENT)} }`) },
  {
    what: 'many variables',
    body: ask('{ __typename }', Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`v${i}`, 1]))),
  },
  ...[' ', 'a', ';a=b', ';a=" ', ','].flatMap((text) =>
    ['application/json', 'application/jso'].map((type) => ({
      what: `a content type ${type} with ${JSON.stringify(text)} again and again`,
      body: ask('{ __typename }'),
      headers: { 'content-type': `${type}${type.endsWith('n') ? ';a=' : ''}${fill(text, HEADER)}x` },
    })),
  ),
  ...[',', 'a/b,', 'a/b;q="', ' ', ';a=b'].map((text) => ({
    what: `${JSON.stringify(text)} as what is accepted, again and again`,
    body: ask('{ __typename }'),
    headers: { accept: `a/b${fill(text, HEADER)}x` },
  })),
  ...[' ', 'a', 'a.', '='].map((text) => ({
    what: `a credential of ${JSON.stringify(text)}`,
    body: ask('{ __typename }'),
    headers: { authorization: `Bearer a${fill(text, HEADER)}!` },
  })),
];
