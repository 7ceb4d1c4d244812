import { Authorized, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { LivenessResult } from '../liveness/liveness-result.js';
import {
  AttackReason,
  isFaceMatch,
  isLikelyAttack,
  LivenessAttackType,
  toAttackReasons,
  toAttackType,
} from '../liveness/verdict.js';
import type { Scope } from './caller.js';
import type { GatewayContext } from './context.js';
import { LivenessResultType } from './liveness-result.type.js';

/** The fields that explain the verdict: computed from the record and the policy, they cost nothing. */
@Resolver(() => LivenessResultType)
export class LivenessVerdictResolver {
  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => LivenessAttackType, {
    nullable: true,
    description: 'The kind of attack that the provider saw; null when it saw none. Provider: livenessAttackType',
  })
  livenessAttackType(@Root() result: LivenessResult) {
    return toAttackType(result.livenessAttackCode);
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether faceLivenessScore is below livenessThreshold. Null without a score. Computed',
  })
  isLikelyAttack(@Root() result: LivenessResult, @Ctx() { policy }: GatewayContext) {
    return isLikelyAttack(result, policy);
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => [AttackReason], {
    description: 'Everything that speaks for an attack; empty when nothing does. Computed',
  })
  attackReasons(@Root() result: LivenessResult, @Ctx() { policy }: GatewayContext) {
    return toAttackReasons(result, policy);
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => Float, {
    description:
      'The threshold that isLikelyAttack was decided by, 0 to 100, so that the decision can be explained later. Gateway: LIVENESS_THRESHOLD',
  })
  livenessThreshold(@Root() _result: LivenessResult, @Ctx() { policy }: GatewayContext) {
    return policy.livenessThreshold;
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether faceSimilarityScore reaches similarityThreshold. Null where nothing was compared. Computed',
  })
  isFaceMatch(@Root() result: LivenessResult, @Ctx() { policy }: GatewayContext) {
    return isFaceMatch(result, policy);
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => Float, {
    description:
      'The threshold that isFaceMatch was decided by, 0 to 100, so that the decision can be explained later. Gateway: SIMILARITY_THRESHOLD',
  })
  similarityThreshold(@Root() _result: LivenessResult, @Ctx() { policy }: GatewayContext) {
    return policy.similarityThreshold;
  }
}
