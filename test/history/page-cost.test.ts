import { describe, expect, test } from '@jest/globals';
import type { HistoryStore, PageRequest, RecordOrder, RecordPosition } from '../../src/history/history-store.js';
import { buildPageQuery } from '../../src/history/sql/page-query.js';
import { toPosition } from '../support/history/model.js';
import { executionOf, openEmbedded, openPostgres, stepsOf } from '../support/history/plans.js';
import { describeWithPostgres } from '../support/history/postgres.js';
import { createRecord } from '../support/history/records.js';

const SIZE = 5;
const PAGES = 1_000;
const RECORDS = 6_000;
const INDEXES = {
  RECORDED_AT: 'history_records_recorded',
  DECIDED_AT: 'history_records_decided',
  FACE_LIVENESS_SCORE: 'history_records_score',
};
/** With the direction of the pages, and the part of the order in which the 1,000th lies. */
const ORDERS: readonly (readonly [RecordOrder['field'], RecordOrder['direction'], boolean, string])[] = [
  ['RECORDED_AT', 'DESC', false, 'records with a value'],
  ['RECORDED_AT', 'DESC', true, 'records with a value'],
  ['DECIDED_AT', 'ASC', false, 'records without a value'],
  ['DECIDED_AT', 'ASC', true, 'records with a value'],
  ['FACE_LIVENESS_SCORE', 'DESC', false, 'records without a value'],
  ['FACE_LIVENESS_SCORE', 'DESC', true, 'records with a value'],
];

/** Ten at each instant; one in four is without a decision and a score. */
const MANY = Array.from({ length: RECORDS }, (_, index) =>
  createRecord({
    signatureId: `id-${index}`,
    recordedAt: Math.floor(index / 10),
    ...(index % 4 === 0
      ? { status: 'PENDING', decidedAt: null, faceLivenessScore: null }
      : { decidedAt: Math.floor(index / 10), faceLivenessScore: index % 100 }),
  }),
);

/** Returns the first page of an order, and the 1,000th. */
async function toPages(history: HistoryStore, order: RecordOrder, backwards: boolean) {
  const first: PageRequest = { filter: {}, order, size: SIZE, backwards, from: null };
  const { records } = await history.page('tenant', { ...first, size: (PAGES - 1) * SIZE });
  const last = records.at(backwards ? 0 : -1);
  if (last === undefined) throw new Error('there are not so many records');
  const from: RecordPosition = toPosition(last, order);
  return { first, deep: { ...first, from } };
}

describe('In an embedded database', () => {
  test.each(ORDERS)('the 1,000th page by %s %s, backwards: %s, is one search of an index, in %s', async (...row) => {
    const [field, direction, backwards, part] = row;
    const { engine, history } = await openEmbedded();
    await history.put('tenant', MANY);
    const { first, deep } = await toPages(history, { field, direction }, backwards);
    const searches = async (page: PageRequest) => {
      const steps = await stepsOf(engine, buildPageQuery(engine.database, 'tenant', page));
      expect(steps.join('\n')).not.toMatch(/TEMP B-TREE|SCAN history_records/);
      return steps.filter((step) => /^SEARCH/.test(step));
    };
    const index = `SEARCH history_records USING INDEX ${INDEXES[field]}`;
    for (const search of await searches(first)) expect(search.startsWith(index)).toBe(true);
    const [search] = await searches(deep);
    const place = part.includes('without')
      ? /\(tenant=\? AND \w+=\? AND signature_id[<>]\?\)$/
      : /\(tenant=\? AND (?:\w+>\? AND )?\(\w+,signature_id\)[<>]\(\?,\?\)\)$/;
    expect(search).toMatch(place);
    expect(search?.startsWith(index)).toBe(true);
  });
});

describeWithPostgres('In PostgreSQL', () => {
  test.each(ORDERS)(
    'the 1,000th page by %s %s, backwards: %s, reads as few rows as the first, in %s',
    async (...row) => {
      const [field, direction, backwards] = row;
      const { engine, history, run } = await openPostgres();
      await history.put('tenant', MANY);
      await run('analyze history_records');
      const { first, deep } = await toPages(history, { field, direction }, backwards);
      const ofPage = (page: PageRequest) => executionOf(engine, buildPageQuery(engine.database, 'tenant', page));
      const [ofFirst, ofDeep] = [await ofPage(first), await ofPage(deep)];
      for (const { nodes, rows } of [ofFirst, ofDeep]) {
        expect(rows).toBe(SIZE + 1);
        expect(nodes.filter((node) => /Scan/.test(node) && !/Subquery/.test(node))).toEqual([
          expect.stringContaining(INDEXES[field]),
        ]);
        expect(nodes).not.toContain('Sort');
      }
      // The table has hundreds.
      expect(ofDeep.blocks).toBeLessThanOrEqual(ofFirst.blocks + 10);
    },
  );
});
