import type { ConsoleHistoryQuery } from '../../../../schema/generated/console/graphql.js';
import type { List } from './list-address.js';
import { RecordRow } from './record-row.js';

export type Edge = ConsoleHistoryQuery['verificationHistory']['edges'][number];

export type RecordTableProps = {
  readonly list: List;
  readonly edges: readonly Edge[];
  readonly isLoading: boolean;
};

/** The verifications of a page. Narrow windows show fewer columns. */
export function RecordTable({ list, edges, isLoading }: RecordTableProps) {
  return (
    <table className="records" aria-busy={isLoading}>
      <caption className="visually-hidden">Verifications</caption>
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Verification</th>
          <th scope="col" className="if-medium">
            Recorded
          </th>
          <th scope="col" className="if-medium">
            Liveness
          </th>
          <th scope="col" className="if-wide">
            Flow
          </th>
          <th scope="col" className="if-medium">
            Country
          </th>
          <th scope="col" className="if-wide">
            User id
          </th>
        </tr>
      </thead>
      <tbody>
        {edges.map(({ cursor, node }) => (
          <RecordRow key={node.signatureId} record={node} place={{ ...list, at: cursor }} />
        ))}
      </tbody>
    </table>
  );
}
