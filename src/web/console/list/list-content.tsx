import { useEffect } from 'react';
import { EVERYTHING, isEverything } from '../filter/filter.js';
import { MissingIds } from './ids/missing-ids.js';
import { type ListPageAddress, toListHash } from './list-address.js';
import { ListTools } from './list-tools.js';
import { Pager } from './pager.js';
import { RecordTable } from './record-table.js';
import type { Connection } from './use-history.js';

export type ListContentProps = {
  readonly address: ListPageAddress;
  readonly connection: Connection;
  readonly isLoading: boolean;
  readonly refetch: () => void;
};

/** A page of the list: its tools, its rows, and the links to other pages; or why it has none. */
export function ListContent({ address, connection, isLoading, refetch }: ListContentProps) {
  const { edges, pageInfo, totalCount } = connection;
  useFullFirstPage(address, !isLoading && !pageInfo.hasPreviousPage);
  return (
    <>
      <ListTools address={address} count={totalCount} isLoading={isLoading} refetch={refetch} />
      {edges.length > 0 ? (
        <RecordTable list={{ filter: address.filter, order: address.order }} edges={edges} isLoading={isLoading} />
      ) : (
        <NoRecords address={address} />
      )}
      {!isLoading && <MissingIds filter={address.filter} edges={edges} />}
      <Pager address={address} pageInfo={pageInfo} />
    </>
  );
}

/** The page in front of a cursor may have few rows, where it is the first one. Then the whole first page is shown. */
function useFullFirstPage({ filter, order, before }: ListPageAddress, isFirst: boolean): void {
  const first = before !== undefined && isFirst ? toListHash({ filter, order }) : undefined;
  useEffect(() => {
    if (first !== undefined) window.location.replace(first);
  }, [first]);
}

function NoRecords({ address: { filter, order, after, before } }: Pick<ListContentProps, 'address'>) {
  if (after !== undefined || before !== undefined) return <p className="empty">The list ends here.</p>;
  if (isEverything(filter)) {
    return (
      <p className="empty">
        No verification has been recorded yet. Each one is listed once a client has read it through this gateway.
      </p>
    );
  }
  return (
    <p className="empty">
      No verification matches the filters. <a href={toListHash({ filter: EVERYTHING, order })}>Show all</a>
    </p>
  );
}
