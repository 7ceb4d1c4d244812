import { type ReactNode, useEffect } from 'react';
import { useAnnounce } from '../announcer.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { toErrorText } from '../errors/error-texts.js';
import { findResultError } from '../errors/gateway-error.js';
import { Skeleton } from './skeleton.js';
import type { RecordView } from './use-record.js';

/** What the app gives to the page of a record. */
export type RecordPageProps = {
  readonly id: string;
  /** Called when the record exists. */
  readonly onFound: (id: string) => void;
  /** Called each time that the gateway rejects a request because of a missing or invalid token. */
  readonly onTokenRejected: () => void;
};

export type RecordFrameProps = RecordPageProps & {
  readonly view: RecordView<unknown>;
  /** The name of the root field. */
  readonly root: string;
  readonly head: ReactNode;
  /** What is read aloud when the record is shown. */
  readonly announcement: string | undefined;
  /** The same where there is no record, and what the page then says. */
  readonly noneAnnouncement: string;
  readonly none: string;
  /** The sections of the record. */
  readonly children: ReactNode;
};

/** A record in each of its states: loading, complete, unknown, failed. */
export function RecordFrame({ id, onFound, onTokenRejected, view, root, head, children, ...texts }: RecordFrameProps) {
  const { result, errors, isLoading, refetch } = view;
  const error = findResultError(errors, root);
  const isFound = result !== undefined;
  const isUnknown = !isFound && !isLoading && error === undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: called once for an id, even if the function changes.
  useEffect(() => {
    if (isFound) onFound(id);
  }, [isFound, id]);

  useEffect(() => {
    if (error?.code === 'UNAUTHENTICATED') onTokenRejected();
  }, [error, onTokenRejected]);

  const announce = useAnnounce();
  const none = isUnknown ? texts.noneAnnouncement : '';
  const announcement = error ? `${toErrorText(error.code).title}.` : (texts.announcement ?? none);
  useEffect(() => announce(announcement), [announce, announcement]);

  return (
    <main>
      {head}
      {error && <ErrorNotice error={error} isLoading={isLoading} refetch={refetch} />}
      {children}
      {!isFound && isLoading && !error && <Skeleton />}
      {isUnknown && <p className="empty">{texts.none}</p>}
    </main>
  );
}
