import type { VerificationRecord } from '../../domain/verification-record.js';
import { createCursors } from '../../history/cursor.js';
import type { RecordFilter, RecordOrder, RecordPage, RecordPosition } from '../../history/history-store.js';
import type { RequestHistory } from '../../history/request-history.js';
import { badUserInput } from '../errors/to-graphql-errors.js';
import type { PageSlice } from './page-arguments.js';

/** The source value of a connection. Nothing of it is read before it is selected. */
export type ConnectionSource = {
  page(): Promise<RecordPage>;
  count(max: number): Promise<number>;
  cursorOf(record: VerificationRecord): Promise<string>;
  readonly slice: PageSlice;
};

export type EdgeSource = { readonly node: VerificationRecord; readonly connection: ConnectionSource };

/** One error serves all requests, so that it says the same of a cursor that is forged, foreign or of an older version. */
const INVALID_CURSOR = badUserInput(
  'This cursor does not belong to this list: it must come from a page with the same filter and orderBy.',
);

/** Rejects with BAD_USER_INPUT for a cursor that was not made for this tenant, filter and order. */
export async function openConnection(
  history: RequestHistory,
  filter: RecordFilter,
  order: RecordOrder,
  slice: PageSlice,
): Promise<ConnectionSource> {
  const cursors = createCursors({ tenant: history.tenant, filter, order });
  let from: RecordPosition | null = null;
  if (slice.cursor !== undefined) {
    const position = cursors.decode(slice.cursor, await history.cursorKey());
    if (position === undefined) throw INVALID_CURSOR;
    from = position;
  }
  const { size, backwards } = slice;
  return {
    slice,
    page: () => history.page({ filter, order, size, backwards, from }),
    count: (max) => history.count(filter, max),
    cursorOf: async (record) => cursors.encode(toPosition(record, order), await history.cursorKey()),
  };
}

function toPosition(record: VerificationRecord, { field }: RecordOrder): RecordPosition {
  const { signatureId, recordedAt, decidedAt, faceLivenessScore } = record;
  const values = { RECORDED_AT: recordedAt, DECIDED_AT: decidedAt, FACE_LIVENESS_SCORE: faceLivenessScore };
  return { value: values[field], signatureId };
}
