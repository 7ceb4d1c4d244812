import { PageTitle } from '../page-title.js';
import { type Fact, Facts } from '../result/facts.js';
import { toCaptureFacts } from '../result/head/capture-facts.js';
import { type NativeResult, toNativeVerdict } from './native-result.js';

export type NativeHeadProps = {
  readonly livenessId: string;
  readonly result: NativeResult | undefined;
};

/** The head of the page: which capture it is, when it happened, and on what device. */
export function NativeHead({ livenessId, result }: NativeHeadProps) {
  return (
    <div className="result-head">
      <PageTitle name={result ? `${toNativeVerdict(result).title} · ${livenessId}` : livenessId}>
        Native result <code>{livenessId}</code>
      </PageTitle>
      {result && <Facts facts={toNativeFacts(result)} />}
    </div>
  );
}

function toNativeFacts(result: NativeResult): Fact[] {
  const { platform, sdkVersion } = result;
  return [
    ...toCaptureFacts(result),
    ...(platform === null ? [] : [['Platform', platform] as const]),
    ...(sdkVersion === null ? [] : [['SDK version', sdkVersion] as const]),
  ];
}
