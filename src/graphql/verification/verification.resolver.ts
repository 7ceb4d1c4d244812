import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import type { Json } from '../../domain/identity-document.js';
import { isAboutFace, type PersonalData } from '../../domain/verification.js';
import type { Loaders } from '../../verifications/loaders.js';
import type { GatewayContext } from '../context.js';
import { LivenessResultType } from '../liveness/liveness-result.type.js';
import { assertValid, type ResultSource, recordOf } from '../liveness/result-source.js';
import { JsonScalar } from '../scalars.js';
import { IdentityDocumentType } from './identity-document.type.js';
import { VerificationType } from './verification.type.js';

/** Resolves the parts of a verification. All of them belong to one record. */
@Resolver(() => VerificationType)
export class VerificationResolver {
  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => LivenessResultType, {
    nullable: true,
    description:
      'The checks of the face. Null if the provider has decided on a document or an address alone. Provider: faceDetail',
  })
  livenessResult(@Root() source: ResultSource): ResultSource | null {
    return isAboutFace(recordOf(source)) ? source : null;
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => IdentityDocumentType, {
    nullable: true,
    description: 'The document that was checked. Null if none was. Provider: docDetail',
  })
  document(@Root() source: ResultSource): ResultSource | null {
    const record = recordOf(source);
    assertValid(record, 'document');
    return record.document === null ? null : source;
  }

  @Authorized<Scope>('liveness:document')
  @FieldResolver(() => JsonScalar, {
    nullable: true,
    description:
      'The address that was checked, in the shape of the provider, without links. Null if none was. Provider: addressDetail',
  })
  address(@Root() source: ResultSource, @Ctx() { loaders }: GatewayContext) {
    return mapPersonal(loaders.personalData(recordOf(source)), ({ address }) => address);
  }

  @Authorized<Scope>('liveness:document')
  @FieldResolver(() => JsonScalar, {
    nullable: true,
    description:
      'What a public register knows about the number of the document, in the shape of the provider, without links. Null if none was asked. Provider: docDatabaseDetail',
  })
  documentDatabase(@Root() source: ResultSource, @Ctx() { loaders }: GatewayContext) {
    return mapPersonal(loaders.personalData(recordOf(source)), ({ documentDatabase }) => documentDatabase);
  }
}

/** Resolves the way from the face to the whole verification. */
@Resolver(() => LivenessResultType)
export class LivenessVerificationResolver {
  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => VerificationType, {
    description: 'The verification that this result is a part of. Costs no further provider call.',
  })
  verification(@Root() source: ResultSource): ResultSource {
    return source;
  }
}

function mapPersonal(
  found: ReturnType<Loaders['personalData']>,
  map: (data: PersonalData) => Json,
): Json | Promise<Json> {
  const mapFound = (data: PersonalData | null) => (data === null ? null : map(data));
  return found instanceof Promise ? found.then(mapFound) : mapFound(found);
}
