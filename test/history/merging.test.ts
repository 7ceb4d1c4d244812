import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { HistoryStore } from '../../src/history/history-store.js';
import { recordArbitrary } from '../support/history/arbitrary.js';
import { describeEngines } from '../support/history/engines.js';
import { createModelHistory } from '../support/history/model.js';
import { createRecord } from '../support/history/records.js';

const ALL = {
  filter: {},
  order: { field: 'RECORDED_AT', direction: 'ASC' },
  size: 100,
  backwards: false,
  from: null,
} as const;

describeEngines('Merging', (engine) => {
  let one: HistoryStore;
  let other: HistoryStore;
  let tenants = 0;
  beforeAll(async () => {
    one = await engine.open();
    // In memory each store has a database of its own, so there is only one.
    other = engine.isShared ? await engine.open() : one;
  });
  const nextTenant = () => {
    tenants += 1;
    return `tenant-${tenants}`;
  };
  const read = async (history: HistoryStore, tenant: string) => ({
    ...(await history.page(tenant, ALL)),
    statistics: await history.statistics(tenant, {}, ['DAY', 'STATUS']),
  });

  test('two instances that write at once, in any order and twice, store what one does', async () => {
    const batches = fc.array(fc.array(recordArbitrary, { minLength: 1, maxLength: 20 }), {
      minLength: 2,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(batches, fc.infiniteStream(fc.boolean()), fc.nat(), async (writes, chooses, turn) => {
        const model = createModelHistory();
        const tenant = nextTenant();
        for (const records of writes) await model.put(tenant, records);
        const turned = [...writes.slice(turn % writes.length), ...writes.slice(0, turn % writes.length)];
        const again = turned.map((records) => [...records].reverse());
        await Promise.all([...turned, ...again].map((it) => (chooses.next().value ? one : other).put(tenant, it)));
        expect(await read(one, tenant)).toEqual(await read(model, tenant));
        const rows = await one.statistics(tenant, { recordedAt: {} }, ['DAY', 'STATUS']);
        expect(await one.statistics(tenant, {}, ['DAY', 'STATUS'])).toEqual(rows);
      }),
      { numRuns: 25 },
    );
  });

  test('a final verification stays final when an older or a newer read says that it is pending', async () => {
    const tenant = nextTenant();
    const final = createRecord({ observedAt: 1_000 });
    await one.put(tenant, [final]);
    const pending = { ...final, status: 'PENDING', decidedAt: null } as const;
    await other.put(tenant, [
      { ...pending, observedAt: 500 },
      { ...pending, observedAt: 2_000 },
    ]);
    expect((await one.page(tenant, ALL)).records).toEqual([final]);
  });

  test('a time of erasure stays, whatever is read later', async () => {
    const tenant = nextTenant();
    const erased = createRecord({ erasedAt: 7_000 });
    await one.put(tenant, [erased]);
    await one.put(tenant, [createRecord({ observedAt: erased.observedAt + 1 })]);
    expect((await one.page(tenant, ALL)).records[0]?.erasedAt).toBe(7_000);
  });
});
