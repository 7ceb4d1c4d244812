import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Authorized, Ctx, Extensions, ID, Info, Query, Resolver } from 'type-graphql';
import type { Scope } from './caller.js';
import type { GatewayContext } from './context.js';
import { COSTS, type ListSize } from './field-cost.js';
import { assertListLength } from './input.js';
import { LivenessResultType } from './liveness-result.type.js';
import { type FoundResult, loadResult } from './load-result.js';

@Resolver()
export class QueryResolver {
  @Authorized<Scope>('liveness:read')
  @Extensions({ cost: COSTS.result })
  @Query(() => LivenessResultType, {
    nullable: true,
    description:
      'The result of one verification. Null when the provider does not know the id; an error in its own code when the provider could not be asked.',
  })
  livenessResult(
    @Arg('signatureId', () => ID, {
      description:
        'The id that the provider gave the verification when it was started: 1 to 64 letters, digits, "_" or "-", the first a letter or digit.',
    })
    signatureId: string,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): FoundResult {
    return loadResult(signatureId, context, info);
  }

  @Authorized<Scope>('liveness:read')
  @Extensions({ cost: COSTS.result, listSize: { argument: 'signatureIds' } satisfies ListSize })
  @Query(() => [LivenessResultType], {
    nullable: 'items',
    description:
      'The results of several verifications, in the order and number of the ids; null at an unknown one. An id that fails does so alone, with an error at its index.',
  })
  livenessResults(
    @Arg('signatureIds', () => [ID], {
      description:
        'The ids of the verifications, each as in livenessResult; 100 at most unless the gateway is configured otherwise.',
    })
    signatureIds: string[],
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): FoundResult[] {
    assertListLength('signatureIds', signatureIds, context.limits);
    return signatureIds.map((signatureId) => loadResult(signatureId, context, info));
  }
}
