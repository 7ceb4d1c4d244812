import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Authorized, Ctx, Extensions, ID, Info, Query, Resolver } from 'type-graphql';
import type { Scope } from '../domain/caller.js';
import { assertListLength } from './arguments.js';
import type { GatewayContext } from './context.js';
import { LivenessResultType } from './liveness/liveness-result.type.js';
import { createLoadRecord, type FoundResult, onlyWithFace } from './load-record.js';
import { COSTS, type ListSize } from './rules/cost.js';

@Resolver()
export class QueryResolver {
  @Authorized<Scope>('liveness:read')
  @Extensions({ cost: COSTS.result, cacheRoot: 'signatureId' })
  @Query(() => LivenessResultType, {
    nullable: true,
    description:
      'Returns the result of one verification. Null if the provider does not know the id, or has decided on a document or an address alone; an error with its own code if the provider could not be reached.',
  })
  livenessResult(
    @Arg('signatureId', () => ID, {
      description:
        'The id that the provider assigned when the verification was started: 1 to 64 letters, digits, "_" or "-", starting with a letter or digit.',
    })
    signatureId: string,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): FoundResult {
    return onlyWithFace(createLoadRecord(context, info)(signatureId));
  }

  @Authorized<Scope>('liveness:read')
  @Extensions({
    cost: COSTS.result,
    listSize: { argument: 'signatureIds' } satisfies ListSize,
    cacheRoot: 'signatureIds',
  })
  @Query(() => [LivenessResultType], {
    nullable: 'items',
    description:
      'Returns the results of several verifications, one entry per id in the same order; null as for livenessResult. A failing id affects only its own entry, with an error at its index.',
  })
  livenessResults(
    @Arg('signatureIds', () => [ID], {
      description:
        'The ids of the verifications, in the format of livenessResult. At most 100 unless configured otherwise.',
    })
    signatureIds: string[],
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): FoundResult[] {
    assertListLength('signatureIds', signatureIds, context.limits);
    const load = createLoadRecord(context, info);
    return signatureIds.map((signatureId) => onlyWithFace(load(signatureId)));
  }
}
