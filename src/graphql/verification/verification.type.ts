import { Authorized, Extensions, Field, ID, ObjectType } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import type { Json } from '../../domain/identity-document.js';
import type { InputParameters } from '../../domain/input-parameters.js';
import { VerificationStatus } from '../../domain/liveness-result.js';
import type { EntityDeclaration } from '../rules/entities.js';
import { DateTimeScalar, JsonScalar } from '../scalars.js';

/**
 * Describes the fields that are stored in the record; resolvers add the others. There are no instances of this class: the
 * values are those of LivenessResult, since both types read the same record.
 */
@Extensions({ entityKey: 'signatureId' } satisfies EntityDeclaration)
@ObjectType('Verification', {
  description:
    'Everything that the provider decided about one transaction: the checks of the face, of the document and of the address. It is one record: all fields below it together cost one provider call at most.',
  simpleResolvers: true,
})
export class VerificationType {
  @Authorized<Scope>('liveness:read')
  @Field(() => ID, {
    description: 'The id that the provider assigned when the verification was started. Provider: signatureId',
  })
  signatureId!: string;

  @Authorized<Scope>('liveness:read')
  @Field(() => VerificationStatus, {
    description: 'The state or outcome of the verification. Provider: overallResult, in older responses idvResult',
  })
  status!: VerificationStatus;

  @Authorized<Scope>('liveness:read')
  @Field(() => [String], {
    description:
      'All reasons given by the provider, at most 20. Clients must accept new codes. Empty on PASS and PENDING. Provider: errorCode, errorCodes',
  })
  errorCodes!: readonly string[];

  @Authorized<Scope>('liveness:read')
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the person has submitted everything. Null if the product does not report it. Provider: submissionCompleted',
  })
  submissionCompleted!: boolean | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => String, {
    nullable: true,
    description: 'The country that the session was started for, in ISO 3166-1 alpha-3. Provider: countryCodeIso3',
  })
  countryCode!: string | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'The parameters that the session was started with, as a flat object with keys such as userId and bizId. URLs, which can contain secrets, and keys that are not on the allow list are omitted. Provider: inputParameters',
  })
  inputParameters!: InputParameters | null;

  @Authorized<Scope>('liveness:read')
  @Field(() => JsonScalar, {
    nullable: true,
    description: 'What the provider charges for, in its own shape. Null for most products. Provider: feeDetail',
  })
  fees!: Json;

  @Authorized<Scope>('liveness:read')
  @Field(() => DateTimeScalar, { description: 'When the gateway last fetched this record from the provider.' })
  fetchedAt!: number;
}
