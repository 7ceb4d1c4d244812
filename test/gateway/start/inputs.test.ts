import { describe, expect, test } from '@jest/globals';
import { RETURN_URL, START_VERIFICATION, startStartingGateway } from '../../support/gateway/starts.js';

const SECRET = 'canary-in-an-input';

describe('an input that breaks its rule costs no call and is not repeated:', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['a script', { returnUrl: `javascript:alert('${SECRET}')` }, 'returnUrl must be an http or https URL'],
    ['user info', { returnUrl: `https://user:${SECRET}@shop.example.test/` }, 'returnUrl must be an http or https URL'],
    ['a data URL', { failReturnUrl: `data:text/html,${SECRET}` }, 'failReturnUrl must be an http or https URL'],
    ['a long URL', { returnUrl: `${RETURN_URL}?${SECRET.repeat(200)}` }, 'with at most 2048 characters'],
    ['a line break', { returnUrl: `${RETURN_URL}?\n${SECRET}` }, 'without user info, spaces, backslashes and control'],
    ['a code', { bizCode: SECRET }, 'bizCode must be 1 to 32 letters or digits.'],
    ['a region', { region: SECRET }, 'region must be a country code of three capital letters (ISO 3166-1 alpha-3).'],
    ['a language', { language: SECRET }, 'language must be a language tag such as en or zh-Hans.'],
    ['a user', { userId: `${SECRET}\u0000` }, 'userId must be text of 1 to 256 characters without control characters.'],
    ['a case', { bizId: SECRET.repeat(20) }, 'bizId must be text of 1 to 256 characters without control characters.'],
    ['a level', { productLevel: 'ADVANCED' }, 'productLevel must be one of STANDARD, PRO for this product.'],
    ['a document', { documentType: SECRET }, 'documentType is not an input of LIVENESS_DETECTION.'],
    [
      'a face',
      { product: 'DOCUMENT_VERIFICATION', livenessType: SECRET },
      'livenessType is not an input of DOCUMENT_VERIFICATION.',
    ],
    [
      'a level of another product',
      { product: 'FACE_AUTHENTICATION', productLevel: 'PRO' },
      'productLevel is not an input of FACE_AUTHENTICATION.',
    ],
  ])('%s', async (_, input, message) => {
    const { start, startCalls, tokenCalls, logLines } = await startStartingGateway();
    const { status, data, errors } = await start(input);
    expect([status, data, errors]).toEqual([
      200,
      null,
      [
        {
          message: expect.stringContaining(message),
          locations: expect.any(Array),
          path: ['startVerification'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    ]);
    expect([startCalls(), tokenCalls()]).toEqual([[], 0]);
    expect(JSON.stringify(errors) + logLines.join()).not.toContain(SECRET);
  });

  test.each([
    ['a product that does not exist', { product: SECRET }],
    ['a URL that is no text', { returnUrl: { [SECRET]: 1 } }],
    ['an unknown input', { [SECRET]: 1 }],
    ['no URL', { returnUrl: null }],
  ])('%s', async (_, input) => {
    const { start, startCalls, logLines } = await startStartingGateway();
    const { data, errors } = await start(input);
    expect([data, errors[0]?.extensions?.code, startCalls()]).toEqual([undefined, 'BAD_USER_INPUT', []]);
    expect(JSON.stringify(errors) + logLines.join()).not.toContain(SECRET);
  });
});

test('a URL in the document itself is checked like one in a variable', async () => {
  const { ask, bodies } = await startStartingGateway();
  const startWith = (url: string) =>
    ask(`mutation { startVerification(input: { product: LIVENESS_DETECTION, returnUrl: ${url} }) { signatureId } }`);
  expect((await startWith('"HTTPS://Shop.example.test"')).errors).toEqual([]);
  expect(bodies).toEqual([{ returnUrl: 'https://shop.example.test/' }]);
  expect((await startWith('"javascript:1"')).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect((await startWith('7')).errors).toMatchObject([
    { message: 'A URL must be text.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ]);
});

test('RETURN_URL_HOSTS limits where people are sent back to', async () => {
  const { start, bodies } = await startStartingGateway({
    env: { RETURN_URL_HOSTS: 'shop.example.test,*.example.com,myapp:' },
  });
  const codes = [];
  for (const returnUrl of [
    ...['https://shop.example.test/', 'https://a.example.com/', 'myapp://done'],
    ...[
      'https://evil.example.test/',
      'http://shop.example.test/',
      'other://done',
      'https://shop.example.test.evil.test',
    ],
  ])
    codes.push((await start({ returnUrl })).errors[0]?.extensions?.code ?? 'OK');
  codes.push((await start({ failReturnUrl: 'https://evil.example.test/' })).errors[0]?.extensions?.code);
  expect(codes).toEqual(['OK', 'OK', 'OK', ...Array(5).fill('BAD_USER_INPUT')]);
  expect(bodies).toHaveLength(3);
});

test('nothing is started by GET, also where the gateway accepts it', async () => {
  const { url, startCalls } = await startStartingGateway({ env: { HTTP_GET: 'on' } });
  const variables = JSON.stringify({ input: { product: 'LIVENESS_DETECTION', returnUrl: RETURN_URL } });
  const search = new URLSearchParams({ query: START_VERIFICATION, variables });
  const response = await fetch(`${url}/graphql?${search}`, { headers: { 'apollo-require-preflight': 'yes' } });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  expect(startCalls()).toEqual([]);
});
