import { describe, expect, test } from '@jest/globals';
import type { GatewayError } from '../../../src/web/console/errors/gateway-error.js';
import { type Result, toPollDelay } from '../../../src/web/console/result/polling.js';
import { START } from '../../support/test-clock.js';

const FACE = { images: null, faceVideo: null, auditImageArchive: null } as NonNullable<Result['livenessResult']>;
const FINAL = { status: 'PASS', livenessResult: FACE, document: null } as Result;
const PENDING: Result = { ...FINAL, status: 'PENDING' };

const withLink = (leftMs: number): Result => ({
  ...FINAL,
  livenessResult: {
    ...FACE,
    auditImageArchive: {
      __typename: 'AuditImageArchive',
      url: 'https://assets.example.test/1.zip',
      expiresAt: new Date(START + leftMs).toISOString(),
    },
  },
});

const withDocument = (leftMs: number): Result => ({
  ...FINAL,
  livenessResult: null,
  document: {
    images: [
      {
        __typename: 'DocumentImage',
        name: 'frontImage',
        side: 'FRONT',
        url: 'https://assets.example.test/front.jpg',
        expiresAt: new Date(START + leftMs).toISOString(),
      },
    ],
  } as unknown as NonNullable<Result['document']>,
});

const failure = (code: string, retryAfterSeconds?: number): GatewayError => ({
  code,
  path: '',
  retryAfterSeconds,
  isRetried: true,
});

const delayAfter = (result: Result | undefined, unsettledPolls = 0, ...errors: GatewayError[]) =>
  toPollDelay({ result, errors, nowMs: START, unsettledPolls });

describe('the console sends its next request', () => {
  test('never, when a final result without links cannot change', () => {
    expect(delayAfter(FINAL)).toBeUndefined();
  });

  test('a minute before a link expires, at its expiry when that is nearer, and after 25 days at the latest', () => {
    expect(delayAfter(withLink(3_600_000))).toBe(3_540_000);
    expect(delayAfter(withLink(60_000))).toBe(60_001);
    expect(delayAfter(withLink(90 * 86_400_000))).toBe(2 ** 31 - 1);
  });

  test('a minute before the link of a document expires, also without a face', () => {
    expect(delayAfter(withDocument(3_600_000))).toBe(3_540_000);
  });

  test('not for a link that had expired on arrival, since then the clock of the device is wrong', () => {
    expect(delayAfter(withLink(-1))).toBeUndefined();
  });

  test('after five seconds while something is pending, with growing delays of at most 30 seconds', () => {
    const video = { __typename: 'LivenessVideo', state: 'PENDING', url: null, expiresAt: null } as const;
    expect(delayAfter({ ...FINAL, livenessResult: { ...FACE, faceVideo: video } })).toBe(5_000);
    expect([0, 1, 2, 100].map((polls) => delayAfter(PENDING, polls))).toEqual([5_000, 7_500, 11_250, 30_000]);
  });

  test('after five seconds on a transient error, with growing delays of at most two minutes or retryAfterSeconds', () => {
    expect([0, 1, 100].map((polls) => delayAfter(undefined, polls, failure('UNREACHABLE')))).toEqual([
      5_000, 7_500, 120_000,
    ]);
    expect(delayAfter(undefined, 0, failure('PROVIDER_TIMEOUT'), failure('PROVIDER_BUSY', 600))).toBe(600_000);
  });

  test.each(['UNAUTHENTICATED', 'FORBIDDEN', 'PROVIDER_REFUSED', 'DOCUMENT_NOT_TRUSTED'])(
    'never for %s, which a retry does not change',
    (code) => {
      expect(delayAfter(undefined, 0, failure(code))).toBeUndefined();
    },
  );
});
