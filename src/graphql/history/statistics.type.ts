import { Authorized, Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { LivenessAttackType, LivenessFlowCategory, VerificationStatus } from '../../domain/liveness-result.js';
import { COSTS, type ListSize } from '../rules/cost.js';
import { DateScalar } from '../scalars.js';
import { Count, type Counters, Rate } from './counters.js';

@ObjectType('ScoreBucket', { description: 'How many scores lie in a range of 5.', simpleResolvers: true })
export class ScoreBucketType {
  @Authorized<Scope>('liveness:list')
  @Field(() => Float, { description: 'The smallest score of the range.' })
  from!: number;

  @Authorized<Scope>('liveness:list')
  @Field(() => Float, { description: 'The end of the range, which belongs to the next one; 100 belongs to the last.' })
  to!: number;

  @Authorized<Scope>('liveness:list')
  @Field(() => Int, { description: 'The number of verifications with a score in the range.' })
  count!: number;
}

@ObjectType('VerificationStatisticsGroup', {
  description:
    'The counts of the verifications with the same values in the dimensions. A dimension that was not requested is null, and so are all of the group that collects the groups that are too small to be shown.',
  simpleResolvers: true,
})
export class VerificationStatisticsGroupType implements Counters {
  @Count() total!: number;
  @Count() passed!: number;
  @Count() failed!: number;
  @Count() incomplete!: number;
  @Count() pending!: number;
  @Count() likelyAttacks!: number;
  @Rate() passRate!: number | null;
  @Rate() attackRate!: number | null;

  @Authorized<Scope>('liveness:list')
  @Extensions({ cost: COSTS.groupValue })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The UTC day of the decision; of verifications that are PENDING, of their recording.',
  })
  day!: string | null;

  @Authorized<Scope>('liveness:list')
  @Extensions({ cost: COSTS.groupValue })
  @Field(() => VerificationStatus, { nullable: true, description: 'The state or outcome that the group shares.' })
  status!: VerificationStatus | null;

  @Authorized<Scope>('liveness:list')
  @Extensions({ cost: COSTS.groupValue })
  @Field(() => String, { nullable: true, description: 'The first error code. Null for verifications without one.' })
  errorCode!: string | null;

  @Authorized<Scope>('liveness:list')
  @Extensions({ cost: COSTS.groupValue })
  @Field(() => LivenessFlowCategory, { nullable: true, description: 'The capture flow that the group shares.' })
  livenessFlowCategory!: LivenessFlowCategory | null;

  @Authorized<Scope>('liveness:list')
  @Extensions({ cost: COSTS.groupValue })
  @Field(() => LivenessAttackType, {
    nullable: true,
    description: 'The type of attack. Null for verifications without one.',
  })
  livenessAttackType!: LivenessAttackType | null;

  @Authorized<Scope>('liveness:list')
  @Extensions({ cost: COSTS.groupValue })
  @Field(() => String, { nullable: true, description: 'The country that the sessions were started for.' })
  countryCode!: string | null;
}

@ObjectType('VerificationStatistics', {
  description: 'Counts and rates of the verifications that match the filter.',
  simpleResolvers: true,
})
export class VerificationStatisticsType implements Counters {
  @Count() total!: number;
  @Count() passed!: number;
  @Count() failed!: number;
  @Count() incomplete!: number;
  @Count() pending!: number;
  @Count() likelyAttacks!: number;
  @Rate() passRate!: number | null;
  @Rate() attackRate!: number | null;

  @Authorized<Scope>('liveness:list')
  @Extensions({ listSize: { expected: 20 } satisfies ListSize })
  @Field(() => [ScoreBucketType], { description: 'The liveness scores in 20 ranges of 5, smallest first.' })
  livenessScores!: readonly ScoreBucketType[];

  @Authorized<Scope>('liveness:list')
  @Extensions({ cost: COSTS.groupValue, listSize: { isEstimated: true } satisfies ListSize })
  @Field(() => [VerificationStatisticsGroupType], {
    description: 'The groups that are not empty, in the order of their values. Empty without groupBy.',
  })
  groups!: readonly VerificationStatisticsGroupType[];
}
