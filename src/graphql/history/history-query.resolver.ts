import { Arg, Authorized, Ctx, Extensions, Int, Query, Resolver } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import type { StatisticsDimension as Dimension } from '../../history/history-store.js';
import type { RequestHistory } from '../../history/request-history.js';
import type { GatewayContext } from '../context.js';
import { HISTORY_NOT_CONFIGURED } from '../errors/history-errors.js';
import { COSTS } from '../rules/cost.js';
import { type ConnectionSource, openConnection } from './connection.js';
import { VerificationRecordConnectionType } from './connection.type.js';
import { StatisticsDimension } from './enums.js';
import { VerificationFilter, VerificationRecordOrder } from './inputs.js';
import { estimatePage, toPageSlice } from './page-arguments.js';
import { toRecordFilter } from './record-filter.js';
import { toDimensions, toStatistics } from './statistics.js';
import { VerificationStatisticsType } from './statistics.type.js';
import { estimateStatistics } from './statistics-estimate.js';

const NEWEST_FIRST: VerificationRecordOrder = { field: 'RECORDED_AT', direction: 'DESC' };

@Resolver()
export class HistoryQueryResolver {
  @Authorized<Scope>('liveness:list')
  @Extensions({ cost: COSTS.page, cacheRoot: false, estimate: estimatePage })
  @Query(() => VerificationRecordConnectionType, {
    description:
      'Lists the verifications that the gateway has recorded, one page at a time: first and after forwards, last and before backwards. The provider has no list: a verification that was never read through this gateway is not in it.',
  })
  verificationHistory(
    @Arg('filter', () => VerificationFilter, {
      nullable: true,
      description: 'Selects records. Default: all of them.',
    })
    filter: VerificationFilter | null | undefined,
    @Arg('orderBy', () => VerificationRecordOrder, {
      nullable: true,
      description: 'The order of the list. Default: the newest record first.',
    })
    orderBy: VerificationRecordOrder | null | undefined,
    @Arg('first', () => Int, { nullable: true, description: 'How many records to return: 1 to 100. Default: 50.' })
    first: number | null | undefined,
    @Arg('after', () => String, { nullable: true, description: 'The cursor behind which the page begins.' })
    after: string | null | undefined,
    @Arg('last', () => Int, {
      nullable: true,
      description: 'How many records to return from the end, or in front of the cursor: 1 to 100.',
    })
    last: number | null | undefined,
    @Arg('before', () => String, { nullable: true, description: 'The cursor in front of which the page ends.' })
    before: string | null | undefined,
    @Ctx() { history }: GatewayContext,
  ): Promise<ConnectionSource> {
    const slice = toPageSlice({ first, after, last, before });
    return openConnection(assertKept(history), toRecordFilter(filter), orderBy ?? NEWEST_FIRST, slice);
  }

  @Authorized<Scope>('liveness:list')
  @Extensions({ cost: COSTS.statistics, cacheRoot: false, estimate: estimateStatistics })
  @Query(() => VerificationStatisticsType, {
    description:
      'Counts the verifications that the gateway has recorded. Records that were deleted after their retention time are counted as before, unless the filter needs the records themselves.',
  })
  async verificationStatistics(
    @Arg('filter', () => VerificationFilter, {
      nullable: true,
      description: 'Selects records. Default: all of them.',
    })
    filter: VerificationFilter | null | undefined,
    @Arg('groupBy', () => [StatisticsDimension], {
      nullable: true,
      description: 'Up to two dimensions by which groups are counted as well. Default: none.',
    })
    groupBy: readonly Dimension[] | null | undefined,
    @Ctx() { history }: GatewayContext,
  ): Promise<VerificationStatisticsType> {
    const dimensions = toDimensions(groupBy);
    const kept = assertKept(history);
    const groups = await kept.statistics(toRecordFilter(filter), dimensions);
    return toStatistics(groups, { isGrouped: dimensions.length > 0, minGroup: kept.statisticsMinGroup });
  }
}

function assertKept(history: RequestHistory | null): RequestHistory {
  if (history === null) throw HISTORY_NOT_CONFIGURED;
  return history;
}
