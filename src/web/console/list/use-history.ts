import { useQuery } from '@apollo/client/react';
import {
  ConsoleHistoryDocument,
  type ConsoleHistoryQuery,
  type ConsoleHistoryQueryVariables,
} from '../../../../schema/generated/console/graphql.js';
import { toVerificationFilter } from '../filter/filter-variables.js';
import { usePolling } from '../result/use-polling.js';
import { QUERY_OPTIONS, type RecordView, useRecord } from '../result/use-record.js';
import { type ListPageAddress, ORDERS } from './list-address.js';

/** The root field of the operation. */
const HISTORY_ROOT = 'verificationHistory';

export type Connection = ConsoleHistoryQuery[typeof HISTORY_ROOT];

/** Few enough to go through at a glance. */
const PAGE_SIZE = 25;
/** Ids that were pasted are on one page. The gateway returns no longer one. */
const MAX_PAGE_SIZE = 100;

/**
 * Reads a page of the list. Shows what was on the page when the user was here before, until the response arrives. For one
 * filter and order only: give each its own `key`; another page of the same list replaces the rows once it is there.
 */
export function useHistory(address: ListPageAddress): RecordView<Connection> {
  const query = useQuery(ConsoleHistoryDocument, {
    ...QUERY_OPTIONS,
    variables: toVariables(address),
    fetchPolicy: 'cache-and-network',
  });
  const view = useRecord(query, { root: HISTORY_ROOT, read: (data) => data[HISTORY_ROOT], isRetried: true });
  usePolling({ ...view, result: undefined });
  return { ...view, result: query.data?.[HISTORY_ROOT] ?? view.result };
}

function toVariables({ filter, order, after, before }: ListPageAddress): ConsoleHistoryQueryVariables {
  const size = filter.ids.length > 0 ? MAX_PAGE_SIZE : PAGE_SIZE;
  const list = { filter: toVerificationFilter(filter), orderBy: ORDERS[order].order };
  if (before !== undefined) return { ...list, last: size, before };
  return after === undefined ? { ...list, first: size } : { ...list, first: size, after };
}
