import { useQuery } from '@apollo/client/react';
import {
  ConsoleStatisticsDocument,
  type ConsoleStatisticsQuery,
} from '../../../../schema/generated/console/graphql.js';
import type { Filter } from '../filter/filter.js';
import { toVerificationFilter } from '../filter/filter-variables.js';
import { usePolling } from '../result/use-polling.js';
import { QUERY_OPTIONS, type RecordView, useRecord } from '../result/use-record.js';

/** Reads the statistics, and again only after a transient error. */
export function useStatistics(filter: Filter): RecordView<ConsoleStatisticsQuery> {
  const query = useQuery(ConsoleStatisticsDocument, {
    ...QUERY_OPTIONS,
    variables: { filter: toVerificationFilter(filter) },
  });
  const view = useRecord(query, { root: 'byDay', read: (data) => data, isRetried: true });
  usePolling({ ...view, result: undefined });
  return view;
}
