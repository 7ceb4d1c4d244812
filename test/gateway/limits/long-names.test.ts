import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const SHORT = 'n'.repeat(64);
const LONG = 'n'.repeat(65);

/** Every place of a request where the client names something that an error may repeat. */
const PLACES: [string, (name: string) => { query: string; operationName?: string; variables?: object }][] = [
  ['an operation that is not there', (name) => ({ query: 'query A { __typename }', operationName: name })],
  ['two operations', (name) => ({ query: `query ${name} { __typename } query ${name} { __typename }` })],
  ['a field', (name) => ({ query: `{ ${name} }` })],
  ['an argument', (name) => ({ query: `{ livenessResult(signatureId: "a", ${name}: 1) { status } }` })],
  ['a fragment', (name) => ({ query: `{ ...${name} }` })],
  ['a type', (name) => ({ query: `{ ... on ${name} { __typename } }` })],
  ['a directive', (name) => ({ query: `{ __typename @${name} }` })],
  ['a value', (name) => ({ query: `{ livenessResult(signatureId: "a") { images(kinds: ${name}) { kind } } }` })],
  ['what does not parse', (name) => ({ query: `{ __typename ] ${name}`.replace(/] (n+)$/, '(a "$1")') })],
  ['an alias', (name) => ({ query: `{ livenessResult(signatureId: "a") { ${name}: status ${name}: errorCode } }` })],
];

test.each(PLACES)(
  'a long name of %s is neither repeated nor logged, a short one is repeated',
  async (_what, toBody) => {
    const { post, logLines } = await startTestGateway();
    const told = (await post(toBody(SHORT))).errors;
    expect(told[0]?.message).toContain(SHORT);
    const { errors } = await post(toBody(LONG));
    expect(errors.map(({ extensions }) => extensions)).toEqual(told.map(({ extensions }) => extensions));
    expect(errors[0]?.message).toContain('…');
    expect(JSON.stringify(errors)).not.toContain(LONG);
    expect(logLines.join('')).not.toContain(LONG);
  },
);

test('a long name of a variable is not repeated', async () => {
  const { post } = await startTestGateway();
  const query = `query ($${LONG}: ID!) { livenessResult(signatureId: $${LONG}) { status } }`;
  for (const variables of [{}, { [LONG]: {} }]) {
    const { errors } = await post({ query, variables });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(JSON.stringify(errors)).not.toContain(LONG);
  }
});

test('a message is never long, whatever it quotes', async () => {
  const { post } = await startTestGateway();
  const { errors } = await post({ query: `{ __typename "${'a\\" '.repeat(5_000)}" }` });
  expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
  expect(errors[0]?.message.length).toBeLessThanOrEqual(256);
});
