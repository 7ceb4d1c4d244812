import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { VerificationRecord } from '../../src/domain/verification-record.js';
import type { HistoryStore, PageRequest, RecordPosition } from '../../src/history/history-store.js';
import { dimensionsArbitrary, filterArbitrary, orderArbitrary, recordArbitrary } from '../support/history/arbitrary.js';
import { describeEngines } from '../support/history/engines.js';
import { createModelHistory, toPosition } from '../support/history/model.js';

describeEngines('The contract of the history', (engine) => {
  let tenants = 0;
  /** Each property has tenants of its own, since the database stays the same. */
  const nextTenant = () => {
    tenants += 1;
    return `tenant-${tenants}`;
  };
  let history: HistoryStore;
  beforeAll(async () => {
    history = await engine.open();
  });

  test('records, counts and statistics are those of the model, for any filter and order', async () => {
    const batches = fc.array(fc.array(recordArbitrary, { maxLength: 25 }), { minLength: 1, maxLength: 3 });
    const questions = fc.array(fc.tuple(filterArbitrary, orderArbitrary, dimensionsArbitrary), {
      minLength: 20,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(batches, questions, async (writes, asked) => {
        const model = createModelHistory();
        const tenant = nextTenant();
        for (const records of writes) {
          await history.put(tenant, records);
          await model.put(tenant, records);
        }
        for (const [filter, order, dimensions] of asked) {
          const pages = { filter, order, size: 7 };
          const seen = await walk(history, tenant, pages, false);
          expect(seen).toEqual(await walk(model, tenant, pages, false));
          expect(await walk(history, tenant, pages, true)).toEqual([...seen].reverse());
          expect(await history.count(tenant, filter, 12)).toBe(Math.min(12, seen.length));
          expect(await history.statistics(tenant, filter, dimensions)).toEqual(
            await model.statistics(tenant, filter, dimensions),
          );
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** Returns all records, page by page to the end. */
async function walk(
  history: HistoryStore,
  tenant: string,
  pages: Pick<PageRequest, 'filter' | 'order' | 'size'>,
  backwards: boolean,
): Promise<readonly VerificationRecord[]> {
  const seen: VerificationRecord[] = [];
  let from: RecordPosition | null = null;
  for (;;) {
    const page = await history.page(tenant, { ...pages, backwards, from });
    const inTurn = backwards ? [...page.records].reverse() : page.records;
    seen.push(...inTurn);
    const last = inTurn.at(-1);
    if (!page.hasMore || last === undefined) return seen;
    from = toPosition(last, pages.order);
  }
}
