import { ResultHead } from './head/result-head.js';
import { Instant } from './instant.js';
import { STATUS_LABELS } from './labels.js';
import { RecordFrame, type RecordPageProps } from './record-page.js';
import { ResultSections } from './result-sections.js';
import { RESULT_ROOT, useResult } from './use-result.js';

const NONE =
  'The provider has no verification with this id. Compare the id with your own records. Verifications of other accounts are not found here.';

/** The page of a verification. */
export function ResultPage(props: RecordPageProps) {
  const view = useResult(props.id);
  const { result, errors, refetch } = view;
  return (
    <RecordFrame
      {...props}
      view={view}
      root={RESULT_ROOT}
      head={<ResultHead signatureId={props.id} result={result} />}
      announcement={result && `Verification: ${STATUS_LABELS[result.status]}.`}
      noneAnnouncement="There is no verification with this id."
      none={NONE}
    >
      {result && (
        <>
          <ResultSections result={result} errors={errors} refetch={refetch} />
          <p className="aside">
            Read from the provider <Instant at={result.fetchedAt} />
          </p>
        </>
      )}
    </RecordFrame>
  );
}
