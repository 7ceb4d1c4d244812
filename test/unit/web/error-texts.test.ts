import { describe, expect, test } from '@jest/globals';
import { toErrorText } from '../../../src/web/console/errors/error-texts.js';
import { toAdvice, toShortText } from '../../../src/web/console/errors/gateway-error.js';

const failure = (code: string, reason?: string, isRetried = true) => ({
  code,
  path: '',
  retryAfterSeconds: undefined,
  isRetried,
  ...(reason !== undefined && { reason }),
});

describe('the error texts of the console', () => {
  test.each(['INTERNAL_SERVER_ERROR', 'A_CODE_OF_A_NEWER_GATEWAY', 'constructor'])(
    'fall back to a general text for %s',
    (code) => {
      expect(toErrorText(code)).toMatchObject({ title: 'Something went wrong at the gateway', isTransient: false });
    },
  );

  test('name the reason, the advice and that the page retries', () => {
    expect(toAdvice(failure('UNAUTHENTICATED', 'The token has expired.'))).toBe(
      'The token has expired. Enter a token in the field at the top of this page.',
    );
    expect(toAdvice(failure('PROVIDER_INVALID_RESPONSE'))).toBe(
      'Tell the operator if this does not go away. This page retries automatically.',
    );
  });

  test('name the cause in the place of an image, or else that its link could not be renewed', () => {
    expect(toShortText(failure('FORBIDDEN'))).toBe('Your token does not allow images');
    expect(toShortText(failure('PROVIDER_TIMEOUT'))).toBe('The link could not be renewed. Retrying');
    expect(toShortText(failure('PROVIDER_REFUSED'))).toBe('The link could not be renewed');
  });

  test('promise no retry on a page that sends no request by itself', () => {
    expect(toAdvice(failure('PROVIDER_TIMEOUT', undefined, false))).toBe('Try again later.');
    expect(toShortText(failure('PROVIDER_TIMEOUT', undefined, false))).toBe('The link could not be renewed');
    expect(toAdvice(failure('PROVIDER_BUDGET_SPENT', undefined, false))).toBe(
      'Try again tomorrow, or ask the operator to raise it.',
    );
  });
});
