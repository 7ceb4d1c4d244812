import { useEffect } from 'react';
import { useAnnounce } from '../announcer.js';
import { PageTitle } from '../page-title.js';
import { wholeTrouble } from '../trouble.js';
import { TroubleNotice } from '../trouble-notice.js';
import { toTroubleText } from '../trouble-text.js';
import { Instant } from './instant.js';
import { ResultSections } from './result-sections.js';
import { Skeleton } from './skeleton.js';
import { useResult } from './use-result.js';
import { STATUS_WORDS } from './words.js';

export type ResultPageProps = {
  readonly signatureId: string;
  /** Called when there is such a result. */
  readonly onFound: (signatureId: string) => void;
};

/** One verification, in each of its states: being fetched, known, known in part, unknown, not to be had. */
export function ResultPage({ signatureId, onFound }: ResultPageProps) {
  const { result, troubles, isAsking, ask } = useResult(signatureId);
  const trouble = wholeTrouble(troubles);
  const isFound = result !== undefined;
  const isUnknown = !isFound && !isAsking && trouble === undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: noted once, whatever becomes of the function.
  useEffect(() => {
    if (isFound) onFound(signatureId);
  }, [isFound, signatureId]);

  const announce = useAnnounce();
  const sentence = toSentence({ status: result && STATUS_WORDS[result.status], trouble, isUnknown });
  useEffect(() => announce(sentence), [announce, sentence]);

  return (
    <main>
      <div className="result-head">
        <PageTitle name={result ? `${STATUS_WORDS[result.status]} · ${signatureId}` : signatureId}>
          Verification <code>{signatureId}</code>
        </PageTitle>
        {result && (
          <p className="aside">
            Read from the provider <Instant at={result.fetchedAt} />
          </p>
        )}
      </div>
      {trouble && <TroubleNotice trouble={trouble} isAsking={isAsking} ask={ask} />}
      {result && <ResultSections result={result} troubles={troubles} ask={ask} />}
      {!isFound && isAsking && !trouble && <Skeleton />}
      {isUnknown && (
        <p className="empty">
          The provider knows no verification with this id. Compare it with your own records; an id of another account is
          not known here either.
        </p>
      )}
    </main>
  );
}

type Sayable = {
  readonly status: string | undefined;
  readonly trouble: ReturnType<typeof wholeTrouble>;
  readonly isUnknown: boolean;
};

function toSentence({ status, trouble, isUnknown }: Sayable): string {
  if (trouble) return `${toTroubleText(trouble).title}.`;
  if (status !== undefined) return `Verification: ${status}.`;
  return isUnknown ? 'There is no verification with this id.' : '';
}
