import { PageTitle } from '../../page-title.js';
import { type Fact, Facts } from '../facts.js';
import { STATUS_LABELS } from '../labels.js';
import type { Result } from '../polling.js';
import { toCaptureFacts } from './capture-facts.js';
import { toCheckedText } from './checked.js';
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
  return [
    ...(checked === undefined ? [] : [['Checked', checked] as const]),
    ...toCaptureFacts(result.livenessResult),
    ...toSessionFacts(result),
  ];
}
