import { Authorized, Extensions, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { FaceLivenessCheckType } from '../liveness/face-liveness-check.type.js';
import { assertValid, type ResultSource, recordOf } from '../liveness/result-source.js';
import type { EntityDeclaration } from '../rules/entities.js';

/** Most fields are those of the interface. There are no instances of this class: the values are records of the domain. */
@Extensions({ entityKey: 'livenessId', entityKind: 'native' } satisfies EntityDeclaration)
@ObjectType('NativeLivenessResult', {
  implements: FaceLivenessCheckType,
  description:
    'A result of the native SDK, which mobile apps use. The provider charges each read of it: the gateway keeps results, and reads one again only for a link that has expired or for bytes.',
  simpleResolvers: true,
})
export class NativeLivenessResultType {}

@Resolver(() => NativeLivenessResultType)
export class NativeLivenessResultResolver {
  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => ID, {
    description: 'The id that the SDK got for the capture; the cache key of this object. Provider: livenessId',
  })
  livenessId(@Root() source: ResultSource): string {
    return recordOf(source).signatureId;
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The platform of the device, such as Android or iOS. Clients must accept new names. Provider: platform',
  })
  platform(@Root() source: ResultSource): string | null {
    const record = recordOf(source);
    assertValid(record, 'platform');
    return record.nativeSdk?.platform ?? null;
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The version of the SDK in the app. Provider: sdkVersion',
  })
  sdkVersion(@Root() source: ResultSource): string | null {
    const record = recordOf(source);
    assertValid(record, 'sdkVersion');
    return record.nativeSdk?.sdkVersion ?? null;
  }
}
