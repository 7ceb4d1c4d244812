import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { HistoryStore } from '../../src/history/history-store.js';
import { dimensionsArbitrary, filterArbitrary, orderArbitrary, recordArbitrary } from '../support/history/arbitrary.js';
import { describeEngines } from '../support/history/engines.js';
import { createModelHistory } from '../support/history/model.js';
import { createRecord } from '../support/history/records.js';

const ORDER = { field: 'RECORDED_AT', direction: 'DESC' } as const;
const DAY_MS = 86_400_000;

describeEngines('Tenants and retention', (engine) => {
  let history: HistoryStore;
  let groups = 0;
  beforeAll(async () => {
    history = await engine.open();
  });

  test('a tenant sees its own records, counts and statistics, whatever others have by the same ids', async () => {
    const records = fc.array(recordArbitrary, { minLength: 1, maxLength: 15 });
    const questions = fc.tuple(filterArbitrary, orderArbitrary, dimensionsArbitrary);
    await fc.assert(
      fc.asyncProperty(records, records, questions, async (own, foreign, [filter, order, dimensions]) => {
        groups += 1;
        const [tenant, stranger] = [`own-${groups}`, `own-${groups}'`];
        const model = createModelHistory();
        await model.put(tenant, own);
        await Promise.all([history.put(tenant, own), history.put(stranger, foreign)]);
        const page = { filter, order, size: 20, backwards: false, from: null };
        expect(await history.page(tenant, page)).toEqual(await model.page(tenant, page));
        expect(await history.count(tenant, filter, 100)).toBe(await model.count(tenant, filter, 100));
        expect(await history.statistics(tenant, filter, dimensions)).toEqual(
          await model.statistics(tenant, filter, dimensions),
        );
        expect(await history.count(`none-${groups}`, {}, 100)).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  test('old records of all tenants are deleted in batches, and statistics go on counting them', async () => {
    const old = { recordedAt: Date.UTC(2020, 0, 1), decidedAt: Date.UTC(2020, 0, 1) };
    const named = (count: number, values: object) =>
      Array.from({ length: count }, (_, index) =>
        createRecord({ signatureId: `${JSON.stringify(values)}-${index}`, ...values }),
      );
    await history.put('retained-1', [...named(3, old), ...named(2, {})]);
    await history.put('retained-2', named(3, old));
    const before = await history.approximateSize();
    const bound = Date.UTC(2021, 0, 1);
    expect(await history.deleteRecordedBefore(bound, 4)).toBe(4);
    expect(await history.approximateSize()).toBe(before - 4);
    expect(await history.deleteRecordedBefore(bound, 100)).toBe(2);
    expect(await history.deleteRecordedBefore(bound, 100)).toBe(0);
    expect(await history.count('retained-1', {}, 10)).toBe(2);
    expect(await history.count('retained-2', {}, 10)).toBe(0);
    const total = async (tenant: string) => (await history.statistics(tenant, {}, []))[0]?.total;
    expect([await total('retained-1'), await total('retained-2')]).toEqual([5, 3]);
  });

  test('texts that a database cannot keep are stored without what it refuses, and found by what was written', async () => {
    await history.put('texts', [createRecord({ userId: 'half \ud83d of \u0000 it' })]);
    if (engine.isModel) return;
    const page = {
      filter: { userId: 'half \ud83d of \u0000 it' },
      order: ORDER,
      size: 5,
      backwards: false,
      from: null,
    };
    expect((await history.page('texts', page)).records[0]?.userId).toBe('half \ufffd of \ufffd it');
  });

  test('a range of decisions that begins and ends within a day counts exactly those in it', async () => {
    const start = Date.UTC(2026, 3, 1);
    const records = Array.from({ length: 96 }, (_, index) =>
      createRecord({ signatureId: `hour-${index}`, decidedAt: start + (index * DAY_MS) / 24 }),
    );
    await history.put('hours', records);
    const decidedAt = { from: start + DAY_MS / 4, before: start + 3 * DAY_MS + DAY_MS / 2 };
    const days = await history.statistics('hours', { decidedAt }, ['DAY']);
    expect(days.map(({ total }) => total)).toEqual([18, 24, 24, 12]);
  });
});
