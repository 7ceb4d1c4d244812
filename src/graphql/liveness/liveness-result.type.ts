import { Authorized, Extensions, Field, Float, ID, ObjectType } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import type { InputParameters } from '../../domain/input-parameters.js';
import { FaceResult, LivenessFlowCategory, VerificationStatus } from '../../domain/liveness-result.js';
import type { ListSize } from '../rules/cost.js';
import type { EntityDeclaration } from '../rules/entities.js';
import { DateTimeScalar, JsonScalar } from '../scalars.js';
import { FaceLivenessCheckType } from './face-liveness-check.type.js';

@ObjectType('LivenessEvent', {
  description: 'An event recorded during the capture.',
  simpleResolvers: true,
})
class LivenessEventType {
  @Authorized<Scope>('liveness:read')
  @Field(() => String, {
    nullable: true,
    description: 'What happened, as named by the provider. Clients must accept new names. Provider: eventDetails.event',
  })
  event!: string | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => String, {
    nullable: true,
    description:
      'The outcome of the event, as named by the provider. Clients must accept new names. Provider: eventDetails.result',
  })
  result!: string | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the event happened. Provider: eventDetails.createTimestamp',
  })
  createdAt!: number | null;
}

/**
 * Describes the fields of the record that only web sessions have, beside those of the interface; resolvers add the computed fields and those with links and bytes.
 * There are no instances of this class: the values are plain `LivenessResult` objects of the domain.
 */
@Extensions({ entityKey: 'signatureId', isOnlyWithFace: true } satisfies EntityDeclaration)
@ObjectType('LivenessResult', {
  implements: FaceLivenessCheckType,
  description:
    'The result of one verification, as decided by the provider. Once status is final, only the links change.',
  simpleResolvers: true,
})
export class LivenessResultType {
  @Authorized<Scope>('liveness:read')
  @Field(() => ID, {
    description:
      'The id that the provider assigned when the verification was started; the cache key of this object. Provider: signatureId',
  })
  signatureId!: string;

  @Authorized<Scope>('liveness:read')
  @Field(() => VerificationStatus, {
    description: 'The state or outcome of the verification. Provider: overallResult, in older responses idvResult',
  })
  status!: VerificationStatus;

  @Authorized<Scope>('liveness:read')
  @Field(() => String, {
    nullable: true,
    description:
      'Why the verification did not pass, such as LIVENESS_ATTACK or SIMILARITY_FAILED. Clients must accept new codes. Null on PASS and PENDING. Provider: errorCode',
  })
  errorCode!: string | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => [String], {
    description:
      'All reasons given by the provider, starting with errorCode; at most 20. Clients must accept new codes. Empty on PASS and PENDING. Provider: errorCode, errorCodes',
  })
  errorCodes!: readonly string[];

  @Authorized<Scope>('liveness:read')
  @Field(() => FaceResult, {
    nullable: true,
    description: 'The outcome of the face checks alone. Null if no face was checked. Provider: faceResult',
  })
  faceResult!: FaceResult | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => String, {
    nullable: true,
    description:
      'The name of the capture flow that the session was started with. Customers define their own names, so it can be any text. Provider: livenessType',
  })
  livenessType!: string | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => LivenessFlowCategory, {
    nullable: true,
    description: 'The capture flow actually used. Provider: livenessFlowCategory',
  })
  livenessFlowCategory!: LivenessFlowCategory | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => Float, {
    nullable: true,
    description:
      'Similarity between the live face and the document or enrolled face, 0 to 100. Null for plain liveness detection, which compares no faces. Provider: faceSimilarityScore',
  })
  faceSimilarityScore!: number | null;

  @Authorized<Scope>('liveness:read')
  @Extensions({ listSize: { expected: 10 } satisfies ListSize })
  @Field(() => [LivenessEventType], {
    description:
      "Events of the capture, in the provider's order. Entries that cannot be read are omitted. Provider: eventDetails",
  })
  eventDetails!: LivenessEventType[];

  @Authorized<Scope>('liveness:read')
  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'The parameters that the session was started with, as a flat object with keys such as userId and bizId. URLs, which can contain secrets, and keys that are not on the allow list are omitted. Provider: inputParameters',
  })
  inputParameters!: InputParameters | null;
}
