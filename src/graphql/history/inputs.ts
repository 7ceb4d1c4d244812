import { Field, Float, ID, InputType } from 'type-graphql';
import { LivenessAttackType, LivenessFlowCategory, VerificationStatus } from '../../domain/liveness-result.js';
import type { RecordOrder } from '../../history/history-store.js';
import { DateTimeScalar } from '../scalars.js';
import { OrderDirection, VerificationRecordOrderField } from './enums.js';

/** The value of an optional input field; null means the same as absent. */
type Optional<Value> = Value | null | undefined;

@InputType('DateTimeRange', { description: 'A range of instants. A missing end is open.' })
export class DateTimeRange {
  @Field(() => DateTimeScalar, { nullable: true, description: 'The first instant of the range.' })
  from: Optional<number>;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The first instant after the range.' })
  before: Optional<number>;
}

@InputType('FloatRange', { description: 'A range of numbers that includes both ends. A missing end is open.' })
export class FloatRange {
  @Field(() => Float, { nullable: true, description: 'The smallest number of the range.' })
  from: Optional<number>;

  @Field(() => Float, { nullable: true, description: 'The largest number of the range.' })
  to: Optional<number>;
}

@InputType('VerificationFilter', {
  description:
    'Selects recorded verifications. All fields must match; of a list, one value. A list holds at most 100 values, and an empty one matches nothing.',
})
export class VerificationFilter {
  @Field(() => [VerificationStatus], { nullable: true, description: 'Any of these states or outcomes.' })
  status: Optional<readonly VerificationStatus[]>;

  @Field(() => [String], { nullable: true, description: 'Any of these codes as the first of the error codes.' })
  errorCode: Optional<readonly string[]>;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the verification was a likely attack. Neither value matches one without a score.',
  })
  isLikelyAttack: Optional<boolean>;

  @Field(() => [LivenessAttackType], { nullable: true, description: 'Any of these types of attack.' })
  livenessAttackType: Optional<readonly LivenessAttackType[]>;

  @Field(() => [LivenessFlowCategory], { nullable: true, description: 'Any of these capture flows.' })
  livenessFlowCategory: Optional<readonly LivenessFlowCategory[]>;

  @Field(() => [String], { nullable: true, description: 'Any of these countries, in ISO 3166-1 alpha-3.' })
  countryCode: Optional<readonly string[]>;

  @Field(() => String, {
    nullable: true,
    description: 'The userId that the session was started with. Matches nothing if the gateway does not keep it.',
  })
  userId: Optional<string>;

  @Field(() => String, {
    nullable: true,
    description: 'The bizId that the session was started with. Matches nothing if the gateway does not keep it.',
  })
  bizId: Optional<string>;

  @Field(() => [ID], { nullable: true, description: 'Any of these ids.' })
  signatureIds: Optional<readonly string[]>;

  @Field(() => DateTimeRange, { nullable: true, description: 'When the gateway first recorded the verification.' })
  recordedAt: Optional<DateTimeRange>;

  @Field(() => DateTimeRange, { nullable: true, description: 'When the verification was decided.' })
  decidedAt: Optional<DateTimeRange>;

  @Field(() => FloatRange, {
    nullable: true,
    description: 'The liveness score, 0 to 100. Does not match a verification without one.',
  })
  faceLivenessScore: Optional<FloatRange>;

  @Field(() => FloatRange, {
    nullable: true,
    description: 'The similarity score, 0 to 100. Does not match a verification without one.',
  })
  faceSimilarityScore: Optional<FloatRange>;

  @Field(() => Boolean, { nullable: true, description: "Whether the person's data were erased." })
  isErased: Optional<boolean>;
}

@InputType('VerificationRecordOrder', { description: 'The order of a list. The newest record comes first by default.' })
export class VerificationRecordOrder {
  @Field(() => VerificationRecordOrderField, {
    defaultValue: VerificationRecordOrderField.RECORDED_AT,
    description: 'The value to order by. Records without it come last.',
  })
  field!: RecordOrder['field'];

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.DESC,
    description: 'Whether the smallest or the largest value comes first.',
  })
  direction!: RecordOrder['direction'];
}
