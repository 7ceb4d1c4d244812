import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Authorized, Ctx, Extensions, ID, Info, Query, Resolver } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { assertListLength } from '../arguments.js';
import type { GatewayContext } from '../context.js';
import { createLoadRecord, type FoundResult } from '../load-record.js';
import type { CacheRootDeclaration } from '../rules/cache-roots.js';
import { COSTS, type ListSize } from '../rules/cost.js';
import { NativeLivenessResultType } from './native-liveness-result.js';

@Resolver()
export class NativeQueryResolver {
  @Authorized<Scope>('liveness:read')
  @Extensions({
    cost: COSTS.result,
    cacheRoot: { argument: 'livenessId', kind: 'native' } satisfies CacheRootDeclaration,
  })
  @Query(() => NativeLivenessResultType, {
    nullable: true,
    description:
      'Returns one result of the native SDK. Null if the provider does not know the id, or has no result of it. A result that is not cached costs a billed call: NATIVE_RESULTS_OFF unless the operator allows it, PROVIDER_BUDGET_SPENT once those of the day are used up.',
  })
  nativeLivenessResult(
    @Arg('livenessId', () => ID, {
      description:
        'The id that the SDK got for the capture: 1 to 64 letters, digits, "_" or "-", starting with a letter or digit.',
    })
    livenessId: string,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): FoundResult {
    return createLoadRecord(context, info, 'native')(livenessId);
  }

  @Authorized<Scope>('liveness:read')
  @Extensions({
    cost: COSTS.result,
    listSize: { argument: 'livenessIds' } satisfies ListSize,
    cacheRoot: { argument: 'livenessIds', kind: 'native' } satisfies CacheRootDeclaration,
  })
  @Query(() => [NativeLivenessResultType], {
    nullable: 'items',
    description:
      'Returns several results of the native SDK, one entry per id in the same order; null as for nativeLivenessResult. A failing id affects only its own entry, with an error at its index.',
  })
  nativeLivenessResults(
    @Arg('livenessIds', () => [ID], {
      description: 'The ids, in the format of nativeLivenessResult. At most 100 unless configured otherwise.',
    })
    livenessIds: string[],
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): FoundResult[] {
    assertListLength('livenessIds', livenessIds, context.limits);
    return livenessIds.map(createLoadRecord(context, info, 'native'));
  }
}
