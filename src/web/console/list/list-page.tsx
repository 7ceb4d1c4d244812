import { useEffect } from 'react';
import { useAnnounce } from '../announcer.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { toErrorText } from '../errors/error-texts.js';
import { FilterBar } from '../filter/filter-bar.js';
import { PageTitle } from '../page-title.js';
import { RecentList } from '../recent/recent-list.js';
import type { RecentIds } from '../recent/use-recent-ids.js';
import { toVerificationsText } from './count.js';
import { toHistoryNote } from './history-note.js';
import { HistoryTabs } from './history-tabs.js';
import { IdLinks } from './ids/id-links.js';
import { type ListPageAddress, toListHash } from './list-address.js';
import { ListContent } from './list-content.js';
import { ListSkeleton } from './list-skeleton.js';
import { useHistory } from './use-history.js';

export type ListPageProps = {
  readonly address: ListPageAddress;
  readonly recent: RecentIds;
  /** Called each time that the gateway rejects a request because of a missing or invalid token. */
  readonly onTokenRejected: () => void;
};

/** The home page: the list of verifications, or the search alone where there is no list. */
export function ListPage({ address, recent, onTokenRejected }: ListPageProps) {
  const { result: connection, errors, isLoading, refetch } = useHistory(address);
  const { filter, order } = address;
  // Each field of the list is needed, so any error is one of the whole list.
  const [error] = errors;
  const note = error && toHistoryNote(error);
  const isSearchOnly = note !== undefined || error?.code === 'UNAUTHENTICATED';
  const isCursorInvalid = error?.code === 'BAD_USER_INPUT' && (address.after ?? address.before) !== undefined;

  useEffect(() => {
    if (error?.code === 'UNAUTHENTICATED') onTokenRejected();
  }, [error, onTokenRejected]);

  const announce = useAnnounce();
  const count = connection && `${toVerificationsText(connection.totalCount)}.`;
  const announcement = error ? `${toErrorText(error.code).title}.` : (count ?? '');
  useEffect(() => announce(announcement), [announce, announcement]);

  return (
    <main className={isSearchOnly ? 'home' : undefined}>
      <PageTitle key={address.after ?? address.before} name={isSearchOnly ? 'Recent' : 'Verifications'}>
        {isSearchOnly ? 'Find a verification' : 'Verifications'}
      </PageTitle>
      {!isSearchOnly && (
        <>
          <HistoryTabs current="list" filter={filter} />
          <FilterBar filter={filter} hasBy toHash={(changed) => toListHash({ filter: changed, order })} />
        </>
      )}
      {note && <p className="note">{note}</p>}
      {error && !note && !isCursorInvalid && <ErrorNotice error={error} isLoading={isLoading} refetch={refetch} />}
      {isCursorInvalid && (
        <p className="empty">
          This place in the list is not valid any more. <a href={toListHash({ filter, order })}>Back to the start</a>
        </p>
      )}
      {!isSearchOnly && connection && !isCursorInvalid && (
        <ListContent address={address} connection={connection} isLoading={isLoading} refetch={refetch} />
      )}
      {!connection && isLoading && !error && <ListSkeleton />}
      {isSearchOnly && filter.ids.length > 0 && (
        <IdLinks ids={filter.ids} title="Pasted ids">
          Open them one by one.
        </IdLinks>
      )}
      {(isSearchOnly || recent.list.length > 0) && <RecentList recent={recent} />}
    </main>
  );
}
