import { expect, test } from '@jest/globals';
import { readTokenNote, toTokenNote } from '../../../../src/providers/advance-ai/tokens/shared-token.js';
import { ProviderError } from '../../../../src/providers/provider-error.js';

const WITHOUT_REASON = 'another instance could not get a token';

test('a failed token request has the same kind, wait and reason on another instance', () => {
  const error = new ProviderError('busy', 'HTTP 429', { retryAfterMs: 3_000 });
  expect(readTokenNote(toTokenNote(error) ?? '')).toMatchObject({
    failure: 'busy',
    retryAfterMs: 3_000,
    message: `${WITHOUT_REASON}: HTTP 429`,
  });
});

test('a defect of the gateway is not shared', () => {
  expect(toTokenNote(new Error('a fault'))).toBeUndefined();
});

test.each(['timeout', 'timeout -', 'timeout - https://host/?token=1', `timeout - ${'x'.repeat(121)}`])(
  'a note without a known reason is still decoded: %j',
  (note) => {
    expect(readTokenNote(note)).toMatchObject({ failure: 'timeout', retryAfterMs: undefined, message: WITHOUT_REASON });
  },
);
