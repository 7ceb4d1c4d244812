import type { GraphQLResolveInfo } from 'graphql';
import { Authorized, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import type { VerificationRecord } from '../../domain/verification-record.js';
import type { GatewayContext } from '../context.js';
import { createLoadRecord, type FoundResult } from '../load-record.js';
import { COSTS } from '../rules/cost.js';
import { VerificationType } from '../verification/verification.type.js';
import { VerificationRecordType } from './verification-record.type.js';

@Resolver(() => VerificationRecordType)
export class VerificationRecordResolver {
  @Authorized<Scope>('liveness:read')
  @Extensions({ cost: COSTS.result })
  @FieldResolver(() => VerificationType, {
    nullable: true,
    description:
      'The whole verification, from the cache or the provider. The records of a page are read together. Null if the provider does not know the id any more.',
  })
  verification(
    @Root() { signatureId }: VerificationRecord,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): FoundResult {
    return createLoadRecord(context, info)(signatureId);
  }
}
