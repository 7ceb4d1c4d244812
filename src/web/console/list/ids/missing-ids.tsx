import { EVERYTHING, type Filter, isEverything } from '../../filter/filter.js';
import type { Edge } from '../record-table.js';
import { IdLinks } from './id-links.js';

export type MissingIdsProps = { readonly filter: Filter; readonly edges: readonly Edge[] };

/** The pasted ids that the gateway has not recorded; the provider may know them all the same. */
export function MissingIds({ filter, edges }: MissingIdsProps) {
  // Another condition may leave out ids that are recorded.
  if (!isEverything({ ...filter, ids: EVERYTHING.ids })) return null;
  const recorded = new Set(edges.map(({ node }) => node.signatureId));
  const missing = filter.ids.filter((id) => !recorded.has(id));
  if (missing.length === 0) return null;
  return (
    <IdLinks
      ids={missing}
      title={missing.length === 1 ? 'One id is not recorded' : `${missing.length} ids are not recorded`}
    >
      This gateway has not read them yet. Open one to read it from the provider.
    </IdLinks>
  );
}
