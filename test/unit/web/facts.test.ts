import { describe, expect, test } from '@jest/globals';
import { toCapture } from '../../../src/web/console/result/head/capture.js';
import { hasFace, toCheckedText } from '../../../src/web/console/result/head/checked.js';
import { toCountryText } from '../../../src/web/console/result/head/countries.js';
import { toSessionFacts } from '../../../src/web/console/result/head/session-facts.js';
import { toJsonFacts } from '../../../src/web/console/result/parts/json-facts.js';
import type { Result } from '../../../src/web/console/result/polling.js';

const BARE = {
  status: 'PASS',
  countryCode: null,
  submissionCompleted: null,
  inputParameters: null,
  livenessResult: null,
  document: null,
  address: null,
  documentDatabase: null,
} as Result;

const FACE = { faceResult: 'PASS', images: [], eventDetails: [] } as unknown as NonNullable<Result['livenessResult']>;

describe('a JSON part of the record is shown as names and values', () => {
  test('with the names that lead to a value as words, and without what is empty', () => {
    expect(
      toJsonFacts({
        fullAddress: '1 Simulated Street',
        lines: ['one', 'two'],
        owner: { date_of_birth: '1990-01-01', isResident: true, title: null, note: '' },
        fees: [{ amount: 0 }],
        nothing: [],
      }),
    ).toEqual([
      ['Full address', '1 Simulated Street'],
      ['Lines 1', 'one'],
      ['Lines 2', 'two'],
      ['Owner › Date of birth', '1990-01-01'],
      ['Owner › Is resident', 'Yes'],
      ['Fees › Amount', '0'],
    ]);
  });

  test.each([[null], [[]], [{}], ['']])('as nothing for %j', (json) => {
    expect(toJsonFacts(json)).toEqual([]);
  });

  test('under a general name where it is one plain value', () => {
    expect(toJsonFacts('text')).toEqual([['Value', 'text']]);
  });
});

describe('the facts of a session', () => {
  test('are in words, each once', () => {
    expect(
      toSessionFacts({
        ...BARE,
        countryCode: 'PHL',
        submissionCompleted: true,
        inputParameters: { region: 'PHL', userId: 'user-1', bizId: 'biz-1', language: 'en-US', iframeEnabled: false },
      }),
    ).toEqual([
      ['Country', 'Philippines (PHL)'],
      ['Submitted', 'Yes'],
      ['User id', 'user-1'],
      ['Business id', 'biz-1'],
      ['Language', 'American English (en-US)'],
      ['Shown in a frame', 'No'],
    ]);
  });

  test('keep texts that are no country or language as they are', () => {
    expect(toSessionFacts({ ...BARE, inputParameters: { region: 'ZZZ', language: 'not a language' } })).toEqual([
      ['Region', 'ZZZ'],
      ['Language', 'not a language'],
    ]);
    expect(toCountryText('')).toBe('');
  });
});

describe('the head of the page says', () => {
  test('what was checked, and nothing where that is not known', () => {
    expect(toCheckedText(BARE)).toBeUndefined();
    expect(toCheckedText({ ...BARE, address: { city: 'A' } })).toBe('Address');
    const document = {} as NonNullable<Result['document']>;
    expect(toCheckedText({ ...BARE, livenessResult: FACE, document, documentDatabase: { found: true } })).toBe(
      'Face, document and register',
    );
  });

  test('when the capture happened, by its events and images', () => {
    expect(toCapture(FACE)).toBeUndefined();
    const at = (createdAt: string | null) =>
      ({ __typename: 'LivenessEvent', event: null, result: null, createdAt }) as const;
    const eventDetails = [at('2026-01-01T00:00:05Z'), at(null), at('2026-01-01T00:00:01.000Z')];
    expect(toCapture({ ...FACE, eventDetails })).toEqual({
      startedAt: '2026-01-01T00:00:01.000Z',
      seconds: 4,
    });
  });
});

test('a face has sections while it is not known whether it is checked, when it was, and when it could not be read', () => {
  const unchecked = { ...FACE, faceResult: null, faceLivenessScore: null };
  const isShown = (changes: Partial<Result>, path?: string) =>
    hasFace(
      { ...BARE, ...changes },
      path === undefined ? [] : [{ code: 'X', path, retryAfterSeconds: undefined, isRetried: true }],
    );
  expect(isShown({ livenessResult: FACE })).toBe(true);
  expect(isShown({ livenessResult: unchecked, status: 'PENDING' })).toBe(true);
  expect(isShown({ livenessResult: unchecked, status: 'INCOMPLETE' })).toBe(true);
  expect(isShown({ livenessResult: unchecked }, 'verification.livenessResult.faceResult')).toBe(true);
  expect(isShown({ livenessResult: unchecked, status: 'FAIL' })).toBe(false);
  expect(isShown({})).toBe(false);
});
