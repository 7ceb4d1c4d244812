import { PageTitle } from '../../page-title.js';
import { type Fact, Facts } from '../facts.js';
import { Instant } from '../instant.js';
import { STATUS_LABELS } from '../labels.js';
import type { Result } from '../polling.js';
import { toCapture, toCheckedText } from './checked.js';
import { toSessionFacts } from './session-facts.js';

export type ResultHeadProps = {
  readonly signatureId: string;
  readonly result: Result | undefined;
};

/** The head of the page: which verification it is, what was checked, when that happened, and its session. */
export function ResultHead({ signatureId, result }: ResultHeadProps) {
  return (
    <div className="result-head">
      <PageTitle name={result ? `${STATUS_LABELS[result.status]} · ${signatureId}` : signatureId}>
        Verification <code>{signatureId}</code>
      </PageTitle>
      {result && <Facts facts={toHeadFacts(result)} />}
    </div>
  );
}

function toHeadFacts(result: Result): Fact[] {
  const checked = toCheckedText(result);
  const capture = toCapture(result);
  return [
    ...(checked === undefined ? [] : [['Checked', checked] as const]),
    ...(capture === undefined ? [] : [['Captured', <Captured key="captured" {...capture} />] as const]),
    ...toSessionFacts(result),
  ];
}

function Captured({ startedAt, seconds }: NonNullable<ReturnType<typeof toCapture>>) {
  return (
    <>
      <Instant at={startedAt} />
      {seconds > 0 && `, for ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`}
    </>
  );
}
