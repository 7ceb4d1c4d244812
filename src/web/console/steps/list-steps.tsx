import { useQuery } from '@apollo/client/react';
import { ConsoleNeighboursDocument, type NeighbourFragment } from '../../../../schema/generated/console/graphql.js';
import { toVerificationFilter } from '../filter/filter-variables.js';
import { type ListPlace, ORDERS, toListHash, toPlaceHash } from '../list/list-address.js';

/** The links from a result to the ones beside it in the list from which it was opened, and back to that list. */
export function ListSteps({ place }: { readonly place: ListPlace }) {
  const { filter, order, at } = place;
  // Without an answer the result is shown all the same, and the list can be opened at its start.
  const { data } = useQuery(ConsoleNeighboursDocument, {
    variables: { filter: toVerificationFilter(filter), orderBy: ORDERS[order].order, at },
    fetchPolicy: 'cache-and-network',
    errorPolicy: 'all',
  });
  const previous = toEdge(data?.previous);
  const next = toEdge(data?.next);
  // The list then begins with this result.
  const list = previous === undefined ? { filter, order } : { filter, order, after: previous.cursor };
  return (
    <nav className="steps" aria-label="Place in the list">
      <a className="to-list" href={toListHash(list)}>
        List
      </a>
      {previous && (
        <a rel="prev" href={toPlaceHash(previous.node.signatureId, { filter, order, at: previous.cursor })}>
          Previous
        </a>
      )}
      {next && (
        <a rel="next" href={toPlaceHash(next.node.signatureId, { filter, order, at: next.cursor })}>
          Next
        </a>
      )}
    </nav>
  );
}

function toEdge(neighbour: NeighbourFragment | undefined): NeighbourFragment['edges'][number] | undefined {
  return neighbour?.edges[0];
}
