import { Authorized, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { LivenessAttackType } from '../../domain/liveness-result.js';
import { AttackReason, isFaceMatch, isLikelyAttack, toAttackReasons } from '../../domain/verdict.js';
import type { GatewayContext } from '../context.js';
import { FaceLivenessCheckType } from './face-liveness-check.type.js';
import { LivenessResultType } from './liveness-result.type.js';
import { assertValid, type ResultSource, recordOf } from './result-source.js';

/** Resolves the fields that explain the verdict. They are computed from the record and the policy, without a provider call. */
@Resolver(() => FaceLivenessCheckType)
export class LivenessVerdictResolver {
  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => LivenessAttackType, {
    nullable: true,
    description:
      'The type of attack detected by the provider. Null if it detected none. Provider: livenessAttackType, attackType',
  })
  livenessAttackType(@Root() source: ResultSource) {
    const result = recordOf(source);
    assertValid(result, 'livenessAttackCode');
    return result.livenessAttackType;
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether faceLivenessScore is below livenessThreshold. Null without a score. If the score cannot be read: true if an attack type was reported, otherwise null with an error. Computed',
  })
  isLikelyAttack(@Root() source: ResultSource, @Ctx() { policy }: GatewayContext) {
    const result = recordOf(source);
    const isLikely = isLikelyAttack(result, policy);
    if (isLikely === null) assertValid(result, 'faceLivenessScore');
    return isLikely;
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => [AttackReason], {
    description:
      'Why the result is likely an attack; empty if there is no indication of one. A score that cannot be read adds no reason; an attack type that cannot be read counts as reported. Computed',
  })
  attackReasons(@Root() source: ResultSource, @Ctx() { policy }: GatewayContext) {
    return toAttackReasons(recordOf(source), policy);
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => Float, {
    description:
      'The threshold used for isLikelyAttack, 0 to 100, so that the decision can be explained later. Gateway: LIVENESS_THRESHOLD',
  })
  livenessThreshold(@Root() _source: ResultSource, @Ctx() { policy }: GatewayContext) {
    return policy.livenessThreshold;
  }
}

/** Resolves the comparison of faces, which only web sessions have. */
@Resolver(() => LivenessResultType)
export class FaceMatchResolver {
  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether faceSimilarityScore reaches similarityThreshold. Null if no faces were compared. Computed',
  })
  isFaceMatch(@Root() source: ResultSource, @Ctx() { policy }: GatewayContext) {
    const result = recordOf(source);
    assertValid(result, 'faceSimilarityScore');
    return isFaceMatch(result, policy);
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => Float, {
    description:
      'The threshold used for isFaceMatch, 0 to 100, so that the decision can be explained later. Gateway: SIMILARITY_THRESHOLD',
  })
  similarityThreshold(@Root() _source: ResultSource, @Ctx() { policy }: GatewayContext) {
    return policy.similarityThreshold;
  }
}
