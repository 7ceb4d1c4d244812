import { Field, InputType, registerEnumType } from 'type-graphql';
import { type StartInput, VerificationProduct } from '../../domain/start/start-request.js';
import { UrlScalar } from '../scalars.js';

registerEnumType(VerificationProduct, {
  name: 'VerificationProduct',
  description: 'What the provider checks.',
  valuesConfig: {
    LIVENESS_DETECTION: { description: 'Whether a live person is in front of the camera.' },
    FACE_AUTHENTICATION: { description: 'Whether it is a live person, and the one whose face is enrolled.' },
    IDENTITY_VERIFICATION: { description: 'A live face, an identity document, and whether they belong together.' },
    DOCUMENT_VERIFICATION: { description: 'An identity document without a face.' },
  },
});

const OF_RETURN =
  'An http or https URL, or one with the scheme of an app, of at most 2048 characters and without user info. The operator can limit the hosts and apps.';

@InputType('StartVerificationInput', {
  description:
    'What a verification is started with. An input that the product does not take is BAD_USER_INPUT, as is one that breaks its rule.',
})
export class StartVerificationInput implements StartInput {
  @Field(() => VerificationProduct, { description: 'What is to be checked.' })
  product!: VerificationProduct;

  @Field(() => UrlScalar, { description: `Where the person is sent at the end. ${OF_RETURN} Provider: returnUrl` })
  returnUrl!: string;

  @Field(() => UrlScalar, {
    nullable: true,
    description: `Where the person is sent instead if the verification fails. ${OF_RETURN} Provider: failReturnUrl`,
  })
  failReturnUrl: StartInput['failReturnUrl'];

  @Field(() => String, {
    nullable: true,
    description: "The client's own id of the person, of at most 256 characters. Provider: userId",
  })
  userId: StartInput['userId'];

  @Field(() => String, {
    nullable: true,
    description: "The client's own id of the case, of at most 256 characters. Provider: bizId",
  })
  bizId: StartInput['bizId'];

  @Field(() => String, {
    nullable: true,
    description: 'A code of at most 32 letters and digits. Provider: bizCode',
  })
  bizCode: StartInput['bizCode'];

  @Field(() => String, { nullable: true, description: 'A country in ISO 3166-1 alpha-3. Provider: region' })
  region: StartInput['region'];

  @Field(() => String, {
    nullable: true,
    description: "The language of the provider's page, such as en. Provider: language",
  })
  language: StartInput['language'];

  @Field(() => String, {
    nullable: true,
    description: 'The capture of the face. All products but DOCUMENT_VERIFICATION take it. Provider: livenessType',
  })
  livenessType: StartInput['livenessType'];

  @Field(() => String, {
    nullable: true,
    description: 'The kind of document. IDENTITY_VERIFICATION and DOCUMENT_VERIFICATION take it. Provider: docType',
  })
  documentType: StartInput['documentType'];

  @Field(() => String, {
    nullable: true,
    description:
      'STANDARD or PRO, and for IDENTITY_VERIFICATION and DOCUMENT_VERIFICATION also ADVANCED. FACE_AUTHENTICATION does not take it. Provider: productLevel',
  })
  productLevel: StartInput['productLevel'];
}
