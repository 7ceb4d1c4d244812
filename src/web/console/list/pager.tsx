import type { ConsoleHistoryQuery } from '../../../../schema/generated/console/graphql.js';
import { type ListPageAddress, toListHash } from './list-address.js';

export type PagerProps = {
  readonly address: ListPageAddress;
  readonly pageInfo: ConsoleHistoryQuery['verificationHistory']['pageInfo'];
};

/** The links to the pages beside this one, and to the first page. */
export function Pager({ address, pageInfo }: PagerProps) {
  const { filter, order } = address;
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  const isFirst = address.after === undefined && address.before === undefined;
  if (isFirst && !hasNextPage) return null;
  return (
    <nav className="pager" aria-label="Pages">
      {!isFirst && <a href={toListHash({ filter, order })}>{order === 'newest' ? 'Back to newest' : 'First page'}</a>}
      {hasPreviousPage && startCursor !== null && (
        <a rel="prev" href={toListHash({ filter, order, before: startCursor })}>
          Previous page
        </a>
      )}
      {hasNextPage && endCursor !== null && (
        <a rel="next" href={toListHash({ filter, order, after: endCursor })}>
          Next page
        </a>
      )}
    </nav>
  );
}
