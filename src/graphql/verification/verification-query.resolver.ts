import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Authorized, Ctx, Extensions, ID, Info, Query, Resolver } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { assertListLength } from '../arguments.js';
import type { GatewayContext } from '../context.js';
import { createLoadRecord, type FoundResult } from '../load-record.js';
import { COSTS, type ListSize } from '../rules/cost.js';
import { VerificationType } from './verification.type.js';

@Resolver()
export class VerificationQueryResolver {
  @Authorized<Scope>('liveness:read')
  @Extensions({ cost: COSTS.result, cacheRoot: 'signatureId' })
  @Query(() => VerificationType, {
    nullable: true,
    description:
      'Returns everything that the provider decided about one transaction. Null if the provider does not know the id; an error with its own code if the provider could not be reached.',
  })
  verification(
    @Arg('signatureId', () => ID, {
      description: 'The id of the transaction, in the format of livenessResult.',
    })
    signatureId: string,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): FoundResult {
    return createLoadRecord(context, info)(signatureId);
  }

  @Authorized<Scope>('liveness:read')
  @Extensions({
    cost: COSTS.result,
    listSize: { argument: 'signatureIds' } satisfies ListSize,
    cacheRoot: 'signatureIds',
  })
  @Query(() => [VerificationType], {
    nullable: 'items',
    description:
      'Returns several verifications, one entry per id in the same order; null for an unknown id. A failing id affects only its own entry, with an error at its index.',
  })
  verifications(
    @Arg('signatureIds', () => [ID], {
      description:
        'The ids of the transactions, in the format of livenessResult. At most 100 unless configured otherwise.',
    })
    signatureIds: string[],
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): FoundResult[] {
    assertListLength('signatureIds', signatureIds, context.limits);
    return signatureIds.map(createLoadRecord(context, info));
  }
}
