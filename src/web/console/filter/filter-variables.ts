import type { VerificationFilter } from '../../../../schema/generated/console/graphql.js';
import { addDays, toStart } from './days.js';
import type { Filter } from './filter.js';

/** Returns a filter as the gateway takes it. */
export function toVerificationFilter(filter: Filter): VerificationFilter {
  const { status, attack, type, error, flow, country, user, biz, ids, by, from, to, min, max } = filter;
  const days = (from !== undefined || to !== undefined) && {
    ...(from !== undefined && { from: toInstant(from) }),
    ...(to !== undefined && { before: toInstant(addDays(to, 1)) }),
  };
  return {
    ...(status.length > 0 && { status: [...status] }),
    ...(attack !== undefined && { isLikelyAttack: attack === 'yes' }),
    ...(type.length > 0 && { livenessAttackType: [...type] }),
    ...(error.length > 0 && { errorCode: [...error] }),
    ...(flow.length > 0 && { livenessFlowCategory: [...flow] }),
    ...(country.length > 0 && { countryCode: [...country] }),
    ...(user !== undefined && { userId: user }),
    ...(biz !== undefined && { bizId: biz }),
    ...(ids.length > 0 && { signatureIds: [...ids] }),
    ...(days && (by === 'decided' ? { decidedAt: days } : { recordedAt: days })),
    ...((min !== undefined || max !== undefined) && {
      faceLivenessScore: { ...(min !== undefined && { from: min }), ...(max !== undefined && { to: max }) },
    }),
  };
}

function toInstant(day: string): string {
  return new Date(toStart(day)).toISOString();
}
