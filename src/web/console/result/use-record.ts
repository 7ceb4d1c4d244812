import { NetworkStatus } from '@apollo/client';
import { useCallback, useState } from 'react';
import { findResultError, type GatewayError, toGatewayErrors } from '../errors/gateway-error.js';

export type RecordView<Value> = {
  /** The latest known record; from an earlier response where the latest one has none because of an error. */
  readonly result: Value | undefined;
  readonly errors: readonly GatewayError[];
  /** Whether a request is in flight, the first one or a later one. */
  readonly isLoading: boolean;
  /** Sends the request again at once. */
  readonly refetch: () => void;
};

/** How the operations of pages are sent. */
export const QUERY_OPTIONS = {
  // An error at one image must not hide the rest of the result.
  errorPolicy: 'all',
  // Links expire, so a cached response is not good enough.
  fetchPolicy: 'network-only',
  notifyOnNetworkStatusChange: true,
} as const;

/** What is used of the result of Apollo Client's useQuery. */
type SentQuery<Data> = {
  readonly data: Data | undefined;
  readonly error?: unknown;
  readonly networkStatus: NetworkStatus;
  readonly refetch: () => Promise<unknown>;
};

export type RecordOptions<Data, Value> = {
  /** The name of the root field, at which errors concern the whole record. */
  readonly root: string;
  readonly read: (data: Data) => Value | null | undefined;
  /** Whether the page sends the request again after a transient error. */
  readonly isRetried: boolean;
};

type Known<Data, Value> = Pick<RecordView<Value>, 'result' | 'errors'> & Pick<SentQuery<Data>, 'data' | 'error'>;

/** Returns the record of a query. For one id only: give each id its own `key`. */
export function useRecord<Data, Value>(
  { data, error, networkStatus, refetch: send }: SentQuery<Data>,
  { root, read, isRetried }: RecordOptions<Data, Value>,
): RecordView<Value> {
  const isLoading = networkStatus !== NetworkStatus.ready && networkStatus !== NetworkStatus.error;

  // Apollo Client drops its error while it refetches. The page keeps showing the last response until the next one.
  const [known, setKnown] = useState<Known<Data, Value>>({
    data: undefined,
    error: undefined,
    result: undefined,
    errors: [],
  });
  if (!isLoading && (known.data !== data || known.error !== error)) {
    const errors = toGatewayErrors(error, isRetried);
    const value = (data && read(data)) ?? undefined;
    // An error below the root field can be one of the whole record as well, where a field that cannot be null failed.
    const isFailed = findResultError(errors, root) !== undefined || (errors.length > 0 && value === undefined);
    setKnown({ data, error, errors, result: value ?? (isFailed ? known.result : undefined) });
  }

  // The query reports a failure as well, so the rejection of this promise is not needed.
  const refetch = useCallback(() => void send().catch(() => undefined), [send]);
  return { result: known.result, errors: known.errors, isLoading, refetch };
}
