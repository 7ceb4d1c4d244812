import { Authorized, Extensions, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Json } from '../liveness/json.js';
import { FaceResult, LivenessFlowCategory, VerificationStatus } from '../liveness/liveness-result.js';
import type { Scope } from './caller.js';
import type { ListSize } from './field-cost.js';
import { LivenessEventType } from './liveness-event.type.js';
import { DateTimeScalar, JsonScalar } from './scalars.js';

/**
 * The fields that are in the record as it is kept; resolvers add those that are computed and those that lead to links
 * and bytes. The class only describes: the values are plain `LivenessResult` objects of the domain.
 */
@ObjectType('LivenessResult', {
  description:
    'One verification of a person, as the provider decided it. Once status is final, everything but the links stays as it is.',
  simpleResolvers: true,
})
export class LivenessResultType {
  @Authorized<Scope>('liveness:read')
  @Field(() => ID, {
    description:
      'The id that the provider gave the verification when it was started, and the cache key of this object. Provider: signatureId',
  })
  signatureId!: string;

  @Authorized<Scope>('liveness:read')
  @Field(() => VerificationStatus, {
    description:
      'How far the verification has come and how it ended. Provider: overallResult, in older answers idvResult',
  })
  status!: VerificationStatus;

  @Authorized<Scope>('liveness:read')
  @Field(() => String, {
    nullable: true,
    description:
      'Why it did not pass, such as LIVENESS_ATTACK or SIMILARITY_FAILED; an open list. Null on PASS and PENDING. Provider: errorCode',
  })
  errorCode!: string | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => FaceResult, {
    nullable: true,
    description: 'What the checks of the face alone came to. Null when no face was checked. Provider: faceResult',
  })
  faceResult!: FaceResult | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => Float, {
    nullable: true,
    description: 'How sure the provider is that a live person was there, 0 to 100. Provider: faceLivenessScore',
  })
  faceLivenessScore!: number | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => Int, {
    nullable: true,
    description:
      'The kind of attack as the number that the provider gave, so that one is not lost that livenessAttackType does not know. Provider: livenessAttackType',
  })
  livenessAttackCode!: number | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => String, {
    nullable: true,
    description:
      'The capture flow that the session was started with, by its name at the provider. Customers name their own, so any text. Provider: livenessType',
  })
  livenessType!: string | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => LivenessFlowCategory, {
    nullable: true,
    description: 'The capture flow that was really used. Provider: livenessFlowCategory',
  })
  livenessFlowCategory!: LivenessFlowCategory | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => Float, {
    nullable: true,
    description:
      'How alike the live face and the document or enrolled one are, 0 to 100. Null for plain liveness detection, which compares nothing. Provider: faceSimilarityScore',
  })
  faceSimilarityScore!: number | null;

  @Authorized<Scope>('liveness:read')
  @Extensions({ listSize: { expected: 10 } satisfies ListSize })
  @Field(() => [LivenessEventType], {
    description: 'What happened during the capture, in the order that the provider gave. Provider: eventDetails',
  })
  eventDetails!: LivenessEventType[];

  @Authorized<Scope>('liveness:read')
  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'What the session was started with, such as userId and bizId; without its addresses, which may hold secrets. Provider: inputParameters',
  })
  inputParameters!: Json | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => DateTimeScalar, { description: 'When the gateway last read this result from the provider.' })
  fetchedAt!: number;
}
