import { useQuery } from '@apollo/client/react';
import { ConsoleNativeResultDocument } from '../../../../schema/generated/console/graphql.js';
import { RecordFrame, type RecordPageProps } from '../result/record-page.js';
import { QUERY_OPTIONS, useRecord } from '../result/use-record.js';
import { NativeHead } from './native-head.js';
import { NATIVE_ROOT, toNativeVerdict } from './native-result.js';
import { NativeSections } from './native-sections.js';
import { ReadAgain } from './read-again.js';

const NONE =
  'The provider has no native result with this id. Compare the id with your own records. A capture that has not ended, and one that was erased, are not found either.';

/** The page of a native result. Sends a request only when the user does something, since a request can be billed. */
export function NativePage(props: RecordPageProps) {
  const query = useQuery(ConsoleNativeResultDocument, { variables: { livenessId: props.id }, ...QUERY_OPTIONS });
  const view = useRecord(query, {
    root: NATIVE_ROOT,
    read: ({ nativeLivenessResult }) => nativeLivenessResult,
    isRetried: false,
  });
  const { result, errors, isLoading, refetch } = view;
  return (
    <RecordFrame
      {...props}
      view={view}
      root={NATIVE_ROOT}
      head={<NativeHead livenessId={props.id} result={result} />}
      announcement={result && `Native result: ${toNativeVerdict(result).title}.`}
      noneAnnouncement="There is no native result with this id."
      none={NONE}
    >
      {result && (
        <>
          <NativeSections result={result} errors={errors} />
          <ReadAgain fetchedAt={result.fetchedAt} isLoading={isLoading} refetch={refetch} />
        </>
      )}
    </RecordFrame>
  );
}
