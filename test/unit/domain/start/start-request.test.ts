import { describe, expect, test } from '@jest/globals';
import { type StartInput, toStartRequest, VerificationProduct } from '../../../../src/domain/start/start-request.js';

const PRODUCTS = Object.values(VerificationProduct);
const RETURN = 'https://shop.example.test/done';

const check = (changes: Partial<StartInput>) =>
  toStartRequest({ product: 'IDENTITY_VERIFICATION', returnUrl: RETURN, ...changes }, undefined);

test('an input that is null or absent is not part of the request', () => {
  expect(check({ userId: null, bizId: undefined, failReturnUrl: null })).toEqual({
    product: 'IDENTITY_VERIFICATION',
    returnUrl: RETURN,
  });
});

test('both addresses are normalized and limited to the same places', () => {
  const failReturnUrl = 'HTTPS://Shop.example.test/failed';
  expect(check({ failReturnUrl }).failReturnUrl).toBe('https://shop.example.test/failed');
  const targets = { hosts: ['other.example.test'], schemes: [] };
  const other = 'https://other.example.test/';
  const input = { product: 'LIVENESS_DETECTION', returnUrl: other, failReturnUrl } as const;
  expect(() => toStartRequest(input, targets)).toThrow('failReturnUrl must lead to a host');
});

describe('each input has a rule:', () => {
  test.each<[keyof StartInput, readonly string[], readonly string[], string]>([
    [
      'userId',
      ['u', 'user 7, Zoë', '用'.repeat(256)],
      ['', 'x'.repeat(257), 'a\u0000', 'a\n', '\ud83d', 'a\u202eb'],
      'text of 1 to 256 characters without control characters',
    ],
    [
      'bizId',
      ['order-1', 'x'.repeat(256)],
      ['', '😀'.repeat(129), '\u2028'],
      'text of 1 to 256 characters without control characters',
    ],
    ['bizCode', ['a', 'Z9'.repeat(16)], ['', 'x'.repeat(33), 'a-b', 'ü', 'a b', 'a\n'], '1 to 32 letters or digits'],
    [
      'region',
      ['PHL', 'IDN'],
      ['PH', 'phl', 'PHLX', 'P1L', ''],
      'a country code of three capital letters (ISO 3166-1 alpha-3)',
    ],
    [
      'language',
      ['en', 'fil', 'zh-Hans', 'pt_BR', 'zh-Hant-TW'],
      ['', 'e', 'english', 'en-', 'en-US-x-y', '../en'],
      'a language tag such as en or zh-Hans',
    ],
    [
      'livenessType',
      ['SILENT', 'DISTANT_NEAR', 'login-2'],
      ['', 'x'.repeat(65), 'a b', 'a"b'],
      '1 to 64 letters, digits, "_" or "-"',
    ],
    ['documentType', ['PH-ID-SSS', 'TH-ID-N'], ['', 'x'.repeat(65), '<b>'], '1 to 64 letters, digits, "_" or "-"'],
    [
      'productLevel',
      ['STANDARD', 'ADVANCED', 'PRO'],
      ['', 'pro', 'BASIC', 'STANDARD|PRO'],
      'one of STANDARD, ADVANCED, PRO for this product',
    ],
  ])('%s', (name, good, bad, rule) => {
    for (const value of good) expect(check({ [name]: value })).toMatchObject({ [name]: value });
    for (const value of bad) expect(() => check({ [name]: value })).toThrow(`${name} must be ${rule}.`);
  });
});

describe('an input that the product does not take is refused by its name:', () => {
  const takes = (product: VerificationProduct, input: Partial<StartInput>) => {
    try {
      check({ product, ...input });
      return true;
    } catch (error) {
      const [name] = Object.keys(input);
      expect((error as Error).message).toMatch(new RegExp(`^${name} (?:is not an input of ${product}|must be one of)`));
      return false;
    }
  };

  test.each<[string, Partial<StartInput>, readonly VerificationProduct[]]>([
    ['livenessType', { livenessType: 'SILENT' }, PRODUCTS.filter((it) => it !== 'DOCUMENT_VERIFICATION')],
    ['documentType', { documentType: 'PH-ID-SSS' }, ['IDENTITY_VERIFICATION', 'DOCUMENT_VERIFICATION']],
    ['productLevel STANDARD', { productLevel: 'STANDARD' }, PRODUCTS.filter((it) => it !== 'FACE_AUTHENTICATION')],
    ['productLevel PRO', { productLevel: 'PRO' }, PRODUCTS.filter((it) => it !== 'FACE_AUTHENTICATION')],
    ['productLevel ADVANCED', { productLevel: 'ADVANCED' }, ['IDENTITY_VERIFICATION', 'DOCUMENT_VERIFICATION']],
    ['bizCode', { bizCode: 'a1' }, PRODUCTS],
    ['region', { region: 'PHL' }, PRODUCTS],
    ['language', { language: 'en' }, PRODUCTS],
  ])('%s', (_, input, products) => {
    expect(PRODUCTS.filter((product) => takes(product, input))).toEqual(products);
  });
});
