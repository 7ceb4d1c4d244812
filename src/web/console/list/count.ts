import type { CountFragment } from '../../../../schema/generated/console/graphql.js';

const FORMAT = new Intl.NumberFormat('en-GB');

/** Returns a count as text; one at which the gateway stopped counting with a plus. */
export function toCountText({ value, isExact }: CountFragment): string {
  return isExact ? FORMAT.format(value) : `${FORMAT.format(value)}+`;
}

/** Returns a count with its noun. */
export function toVerificationsText(count: CountFragment): string {
  return `${toCountText(count)} ${count.value === 1 && count.isExact ? 'verification' : 'verifications'}`;
}

/** Returns how many verifications have come since the page was read; 0 where there are too many to know. */
export function countNew(shown: CountFragment, now: CountFragment): number {
  return shown.isExact && now.isExact ? Math.max(0, now.value - shown.value) : 0;
}
