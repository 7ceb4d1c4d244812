import { useEffect } from 'react';
import { useAnnounce } from '../announcer.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { toErrorText } from '../errors/error-texts.js';
import { findResultError, type GatewayError } from '../errors/gateway-error.js';
import { ResultHead } from './head/result-head.js';
import { Instant } from './instant.js';
import { STATUS_LABELS } from './labels.js';
import { ResultSections } from './result-sections.js';
import { Skeleton } from './skeleton.js';
import { useResult } from './use-result.js';

export type ResultPageProps = {
  readonly signatureId: string;
  /** Called when the result exists. */
  readonly onFound: (signatureId: string) => void;
  /** Called each time that the gateway rejects a request because of a missing or invalid token. */
  readonly onTokenRejected: () => void;
};

/** One verification in each of its states: loading, complete, incomplete, unknown, failed. */
export function ResultPage({ signatureId, onFound, onTokenRejected }: ResultPageProps) {
  const { result, errors, isLoading, refetch } = useResult(signatureId);
  const error = findResultError(errors);
  const isFound = result !== undefined;
  const isUnknown = !isFound && !isLoading && error === undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: called once for an id, even if the function changes.
  useEffect(() => {
    if (isFound) onFound(signatureId);
  }, [isFound, signatureId]);

  useEffect(() => {
    if (error?.code === 'UNAUTHENTICATED') onTokenRejected();
  }, [error, onTokenRejected]);

  const announce = useAnnounce();
  const announcement = toAnnouncement({ status: result && STATUS_LABELS[result.status], error, isUnknown });
  useEffect(() => announce(announcement), [announce, announcement]);

  return (
    <main>
      <ResultHead signatureId={signatureId} result={result} />
      {error && <ErrorNotice error={error} isLoading={isLoading} refetch={refetch} />}
      {result && <ResultSections result={result} errors={errors} refetch={refetch} />}
      {result && (
        <p className="aside">
          Read from the provider <Instant at={result.fetchedAt} />
        </p>
      )}
      {!isFound && isLoading && !error && <Skeleton />}
      {isUnknown && (
        <p className="empty">
          The provider has no verification with this id. Compare the id with your own records. Verifications of other
          accounts are not found here.
        </p>
      )}
    </main>
  );
}

type PageState = {
  readonly status: string | undefined;
  readonly error: GatewayError | undefined;
  readonly isUnknown: boolean;
};

function toAnnouncement({ status, error, isUnknown }: PageState): string {
  if (error) return `${toErrorText(error.code).title}.`;
  if (status !== undefined) return `Verification: ${status}.`;
  return isUnknown ? 'There is no verification with this id.' : '';
}
