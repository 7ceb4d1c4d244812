import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { ConsoleResultDocument } from '../../../../schema/generated/console/graphql.js';
import { isUnsettled, type Result, toPollDelay } from './polling.js';
import { QUERY_OPTIONS, type RecordView, useRecord } from './use-record.js';

/** The root field of the operation. */
export const RESULT_ROOT = 'verification';

/** Reads a verification and keeps it up to date while the page is visible. */
export function useResult(signatureId: string): RecordView<Result> {
  const query = useQuery(ConsoleResultDocument, { variables: { signatureId }, ...QUERY_OPTIONS });
  const view = useRecord(query, { root: RESULT_ROOT, read: ({ verification }) => verification, isRetried: true });
  usePolling(view);
  return view;
}

/** Refetches when something may have changed, but only while the page is visible. */
function usePolling({ result, errors, isLoading, refetch }: RecordView<Result>): void {
  const unsettledPolls = useRef(0);
  useEffect(() => {
    if (isLoading) return;
    const delayMs = toPollDelay({ result, errors, nowMs: Date.now(), unsettledPolls: unsettledPolls.current });
    unsettledPolls.current = isUnsettled({ result, errors }) ? unsettledPolls.current + 1 : 0;
    if (delayMs === undefined) return;
    const dueAtMs = Date.now() + delayMs;
    const refetchIfDue = () => {
      if (document.visibilityState === 'visible' && Date.now() >= dueAtMs) refetch();
    };
    const timer = setTimeout(refetchIfDue, delayMs);
    document.addEventListener('visibilitychange', refetchIfDue);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', refetchIfDue);
    };
  }, [result, errors, isLoading, refetch]);
}
