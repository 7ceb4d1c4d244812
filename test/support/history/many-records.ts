import type { VerificationRecord } from '../../../src/domain/verification-record.js';
import { START } from '../test-clock.js';
import { recordOf } from './record-of.js';

const HOUR_MS = 3_600_000;
const COUNTRIES = ['IDN', 'PHL', 'MEX', 'NGA', null] as const;
const FLOWS = ['SILENT', 'DISTANT_CLOSE', 'ACTION'] as const;

/**
 * Returns records of verifications that ended one after the other, an hour apart, the latest one just now. Of each ten the
 * first one is an attack, the second one was not completed and the others have passed; the very latest one is still running.
 */
export function toRecords(count: number): VerificationRecord[] {
  return Array.from({ length: count }, (_, index) => toRecord(index));
}

function toRecord(index: number): VerificationRecord {
  const decidedAt = START - 60_000 - index * HOUR_MS;
  const common = {
    countryCode: COUNTRIES[index % COUNTRIES.length] ?? null,
    livenessFlowCategory: FLOWS[index % FLOWS.length] ?? null,
    userId: `user-${index % 7}`,
    bizId: `order-${index}`,
    startedAt: decidedAt - 20_000,
    recordedAt: decidedAt + 1_000,
    decidedAt,
  };
  const id = `v-${String(index).padStart(5, '0')}`;
  if (index === 0) {
    return recordOf(id, {
      ...common,
      status: 'PENDING',
      decidedAt: null,
      faceLivenessScore: null,
      isLikelyAttack: null,
    });
  }
  if (index % 10 === 1) {
    const attack = { status: 'FAIL', errorCodes: ['LIVENESS_ATTACK'], isLikelyAttack: true } as const;
    const type = index % 20 === 1 ? 'PRESENTATION' : 'INJECTION';
    return recordOf(id, { ...common, ...attack, faceLivenessScore: 3.25, livenessAttackType: type });
  }
  if (index % 10 === 2) {
    const nothing = { faceLivenessScore: null, isLikelyAttack: null } as const;
    return recordOf(id, { ...common, ...nothing, status: 'INCOMPLETE', errorCodes: ['USER_CANCEL'] });
  }
  return recordOf(id, { ...common, faceLivenessScore: 80 + (index % 20) });
}
