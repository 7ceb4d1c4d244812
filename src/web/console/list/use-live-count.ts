import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { ConsoleHistoryCountDocument, type CountFragment } from '../../../../schema/generated/console/graphql.js';
import type { Filter } from '../filter/filter.js';
import { toVerificationFilter } from '../filter/filter-variables.js';

const EVERY_MS = 30_000;

/**
 * Returns how many verifications match now, read again while the page is visible. The rows of the page stay as they are,
 * so that none moves away from under the pointer. `shown` is the count that came with the rows.
 */
export function useLiveCount(filter: Filter, shown: CountFragment | undefined): CountFragment | undefined {
  const client = useApolloClient();
  const [live, setLive] = useState<{ readonly since: CountFragment; readonly count: CountFragment }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a filter is a new object in each rendering; its page has a key.
  useEffect(() => {
    if (shown === undefined) return;
    let isCurrent = true;
    const read = async () => {
      if (document.visibilityState !== 'visible') return;
      const options = { query: ConsoleHistoryCountDocument, fetchPolicy: 'network-only' } as const;
      const { data } = await client.query({ ...options, variables: { filter: toVerificationFilter(filter) } });
      if (isCurrent && data) setLive({ since: shown, count: data.verificationHistory.totalCount });
    };
    // The next attempt follows anyway, so a failure needs no notice.
    const timer = setInterval(() => void read().catch(() => undefined), EVERY_MS);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [client, shown]);
  return live?.since === shown ? live?.count : shown;
}
