import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ConsoleResultDocument, type ConsoleResultQuery } from '../../../../schema/generated/console/graphql.js';
import { findResultError, type GatewayError, toGatewayErrors } from '../errors/gateway-error.js';
import { isUnsettled, type Result, toPollDelay } from './polling.js';

export type ResultView = {
  /** The latest known result; from an earlier response where the latest one has none because of an error. */
  readonly result: Result | undefined;
  readonly errors: readonly GatewayError[];
  /** Whether a request is in flight, the first one or a later one. */
  readonly isLoading: boolean;
  /** Sends the request again at once. */
  readonly refetch: () => void;
};

type Response = { readonly data: ConsoleResultQuery | undefined; readonly error: unknown };

/** Reads a result and keeps it up to date while the page is visible. For one id only: give each id its own `key`. */
export function useResult(signatureId: string): ResultView {
  const {
    data,
    error,
    networkStatus,
    refetch: send,
  } = useQuery(ConsoleResultDocument, {
    variables: { signatureId },
    // An error at one image must not hide the rest of the result.
    errorPolicy: 'all',
    // Links expire, so a cached response is not good enough.
    fetchPolicy: 'network-only',
    notifyOnNetworkStatusChange: true,
  });
  const isLoading = networkStatus !== NetworkStatus.ready && networkStatus !== NetworkStatus.error;

  // Apollo Client drops its error while it refetches. The page keeps showing the last response until the next one.
  const [known, setKnown] = useState(() => toKnown(undefined, { data: undefined, error: undefined }));
  if (!isLoading && (known.data !== data || known.error !== error)) setKnown(toKnown(known.result, { data, error }));
  const { result, errors } = known;

  // The query reports a failure as well, so the rejection of this promise is not needed.
  const refetch = useCallback(() => void send().catch(() => undefined), [send]);
  const view = { result, errors, isLoading, refetch };
  usePolling(view);
  return view;
}

function toKnown(before: Result | undefined, { data, error }: Response) {
  const errors = toGatewayErrors(error);
  const kept = findResultError(errors) === undefined ? undefined : before;
  return { data, error, errors, result: data?.verification ?? kept };
}

/** Refetches when something may have changed, but only while the page is visible. */
function usePolling({ result, errors, isLoading, refetch }: ResultView): void {
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
