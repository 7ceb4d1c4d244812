import { Authorized, Field, Float, ID, ObjectType } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { LivenessAttackType, LivenessFlowCategory, VerificationStatus } from '../../domain/liveness-result.js';
import { DateTimeScalar } from '../scalars.js';

/** Describes the stored fields; the values are those of the domain, and there are no instances of this class. */
@ObjectType('VerificationRecord', {
  description:
    'What the gateway has recorded of a verification. Every field but verification costs no provider call. Holds no links, no images and no values of documents.',
  simpleResolvers: true,
})
export class VerificationRecordType {
  @Authorized<Scope>('liveness:list')
  @Field(() => ID, { description: 'The id that the provider assigned when the verification was started.' })
  signatureId!: string;

  @Authorized<Scope>('liveness:list')
  @Field(() => VerificationStatus, { description: 'The state or outcome when the gateway last read the verification.' })
  status!: VerificationStatus;

  @Authorized<Scope>('liveness:list')
  @Field(() => [String], {
    description: 'All reasons given by the provider. Clients must accept new codes. Empty on PASS and PENDING.',
  })
  errorCodes!: readonly string[];

  @Authorized<Scope>('liveness:list')
  @Field(() => Float, { nullable: true, description: "The provider's confidence in a live person, 0 to 100." })
  faceLivenessScore!: number | null;

  @Authorized<Scope>('liveness:list')
  @Field(() => Float, { nullable: true, description: 'The similarity of the compared faces, 0 to 100.' })
  faceSimilarityScore!: number | null;

  @Authorized<Scope>('liveness:list')
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the liveness score was below the threshold that was in force at that time. Null without a score.',
  })
  isLikelyAttack!: boolean | null;

  @Authorized<Scope>('liveness:list')
  @Field(() => LivenessAttackType, {
    nullable: true,
    description: 'The type of attack that the provider detected. Null if it reported none.',
  })
  livenessAttackType!: LivenessAttackType | null;

  @Authorized<Scope>('liveness:list')
  @Field(() => LivenessFlowCategory, { nullable: true, description: 'The capture flow that was used.' })
  livenessFlowCategory!: LivenessFlowCategory | null;

  @Authorized<Scope>('liveness:list')
  @Field(() => String, {
    nullable: true,
    description: 'The country that the session was started for, in ISO 3166-1 alpha-3.',
  })
  countryCode!: string | null;

  @Authorized<Scope>('liveness:list')
  @Field(() => String, {
    nullable: true,
    description:
      'The userId that the session was started with. Null if there was none or the gateway does not keep it.',
  })
  userId!: string | null;

  @Authorized<Scope>('liveness:list')
  @Field(() => String, {
    nullable: true,
    description: 'The bizId that the session was started with. Null if there was none or the gateway does not keep it.',
  })
  bizId!: string | null;

  @Authorized<Scope>('liveness:list')
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the gateway started the verification, otherwise the time of its first event. Null if the provider reported none.',
  })
  startedAt!: number | null;

  @Authorized<Scope>('liveness:list')
  @Field(() => DateTimeScalar, { description: 'When the gateway first recorded the verification.' })
  recordedAt!: number;

  @Authorized<Scope>('liveness:list')
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The time of the last event, or of the read that found the decision. Null on PENDING.',
  })
  decidedAt!: number | null;

  @Authorized<Scope>('liveness:list')
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the person's data were erased at the provider. Null if they were not.",
  })
  erasedAt!: number | null;
}
