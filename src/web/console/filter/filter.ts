import type {
  LivenessAttackType,
  LivenessFlowCategory,
  VerificationStatus,
} from '../../../../schema/generated/console/graphql.js';

/** Which verifications a page shows. An empty list and an absent value select all of them. */
export type Filter = {
  readonly status: readonly VerificationStatus[];
  readonly attack: 'yes' | 'no' | undefined;
  readonly type: readonly LivenessAttackType[];
  readonly error: readonly string[];
  readonly flow: readonly LivenessFlowCategory[];
  /** ISO 3166-1 alpha-3. */
  readonly country: readonly string[];
  readonly user: string | undefined;
  readonly biz: string | undefined;
  readonly ids: readonly string[];
  /** What the days are of. */
  readonly by: 'recorded' | 'decided';
  /** The first day, UTC. */
  readonly from: string | undefined;
  /** The last day, UTC. */
  readonly to: string | undefined;
  /** The smallest liveness score. */
  readonly min: number | undefined;
  /** The largest liveness score. */
  readonly max: number | undefined;
};

export const EVERYTHING: Filter = {
  ...{ status: [], attack: undefined, type: [], error: [], flow: [], country: [], user: undefined, biz: undefined },
  ...{ ids: [], by: 'recorded', from: undefined, to: undefined, min: undefined, max: undefined },
};

export const STATUSES: readonly VerificationStatus[] = ['PASS', 'FAIL', 'INCOMPLETE', 'PENDING'];
export const ATTACK_TYPES: readonly LivenessAttackType[] = ['PRESENTATION', 'INJECTION', 'UNSURE', 'UNKNOWN'];
export const FLOWS: readonly LivenessFlowCategory[] = [
  ...(['DISTANT_CLOSE', 'DISTANT_CLOSE_ACTION', 'ACTION', 'SILENT', 'UNKNOWN'] as const),
];

/** Returns whether a filter selects all verifications. */
export function isEverything(filter: Filter): boolean {
  const { by: _by, ...values } = filter;
  return Object.values(values).every((value) => value === undefined || (Array.isArray(value) && value.length === 0));
}
