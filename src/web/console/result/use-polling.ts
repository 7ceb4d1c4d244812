import { useEffect, useRef } from 'react';
import { isUnsettled, type Result, toPollDelay } from './polling.js';
import type { RecordView } from './use-record.js';

/**
 * Refetches when something may have changed, but only while the page is visible. Without a result it retries after
 * transient errors only.
 */
export function usePolling({ result, errors, isLoading, refetch }: RecordView<Result>): void {
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
