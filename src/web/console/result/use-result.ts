import { useQuery } from '@apollo/client/react';
import { ConsoleResultDocument } from '../../../../schema/generated/console/graphql.js';
import type { Result } from './polling.js';
import { usePolling } from './use-polling.js';
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
