import { describe, expect, test } from '@jest/globals';
import { nextLook, type Result } from '../../src/console/result/next-look.js';
import type { Trouble } from '../../src/console/trouble.js';
import { START } from '../support/test-clock.js';

const FINAL = { status: 'PASS', images: null, faceVideo: null, auditImageArchive: null } as Result;
const PENDING: Result = { ...FINAL, status: 'PENDING' };

const withLink = (leftMs: number): Result => ({
  ...FINAL,
  auditImageArchive: {
    __typename: 'AuditImageArchive',
    url: 'https://assets.example.test/1.zip',
    expiresAt: new Date(START + leftMs).toISOString(),
  },
});

const trouble = (code: string, retryAfterSeconds?: number): Trouble => ({ code, path: '', retryAfterSeconds });

const lookAt = (result: Result | undefined, vainLooks = 0, ...troubles: Trouble[]) =>
  nextLook({ result, troubles, nowMs: START, vainLooks });

describe('the console asks again', () => {
  test('never, when a final result without links cannot change', () => {
    expect(lookAt(FINAL)).toBeUndefined();
  });

  test('a minute before a link ends, at its end when that is nearer, and after a month of its own accord', () => {
    expect(lookAt(withLink(3_600_000))).toBe(3_540_000);
    expect(lookAt(withLink(60_000))).toBe(60_001);
    expect(lookAt(withLink(90 * 86_400_000))).toBe(2 ** 31 - 1);
  });

  test('not for a link that was over when it came, since it is the clock of the device that is wrong', () => {
    expect(lookAt(withLink(-1))).toBeUndefined();
  });

  test('after five seconds for what is being made, less and less often, and at least twice a minute', () => {
    const video = { __typename: 'LivenessVideo', state: 'PENDING', url: null, expiresAt: null } as const;
    expect(lookAt({ ...FINAL, faceVideo: video })).toBe(5_000);
    expect([0, 1, 2, 100].map((looks) => lookAt(PENDING, looks))).toEqual([5_000, 7_500, 11_250, 30_000]);
  });

  test('after five seconds for what may pass, up to two minutes apart, and not before it was asked to', () => {
    expect([0, 1, 100].map((looks) => lookAt(undefined, looks, trouble('UNREACHABLE')))).toEqual([
      5_000, 7_500, 120_000,
    ]);
    expect(lookAt(undefined, 0, trouble('PROVIDER_TIMEOUT'), trouble('PROVIDER_BUSY', 600))).toBe(600_000);
  });

  test.each(['UNAUTHENTICATED', 'FORBIDDEN', 'PROVIDER_REFUSED', 'DOCUMENT_NOT_TRUSTED'])(
    'never for %s, which asking does not change',
    (code) => {
      expect(lookAt(undefined, 0, trouble(code))).toBeUndefined();
    },
  );
});
