import { expect, test } from '@jest/globals';
import { createLinkPolicy } from '../../../../src/providers/links/link-policy.js';
import { createResult } from '../../../support/provider/results.js';
import { createTestClock } from '../../../support/test-clock.js';

const base = { baseUrl: 'https://provider.example.test' };

test('ten results with rejected links in ten seconds suspend renewals, until they are older', () => {
  const clock = createTestClock();
  const policy = createLinkPolicy({ ...base, linkHosts: ['elsewhere.example'], monotonicNow: clock.monotonicNow });
  for (let count = 1; count <= 9; count += 1) policy.apply(createResult());
  expect(policy.isRenewalSuspended()).toBe(false);
  expect(policy.apply(createResult()).rejectedLinks).toEqual({ FACE: 'HOST_NOT_ALLOWED' });
  expect(policy.isRenewalSuspended()).toBe(true);
  clock.advance(11_000);
  expect(policy.isRenewalSuspended()).toBe(false);
});

test('results with valid links suspend nothing', () => {
  const policy = createLinkPolicy({ ...base, linkHosts: undefined, monotonicNow: () => 1_000 });
  for (let count = 1; count <= 20; count += 1) policy.apply(createResult());
  expect(policy.isRenewalSuspended()).toBe(false);
});
