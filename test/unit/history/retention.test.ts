import { expect, test } from '@jest/globals';
import { HistoryError } from '../../../src/history/history-error.js';
import { startRetention } from '../../../src/history/retention.js';
import { createModelHistory } from '../../support/history/model.js';
import { recordOf } from '../../support/history/record-of.js';
import { createSteppedClock } from '../../support/stepped-clock.js';
import { START } from '../../support/test-clock.js';

const DAY_MS = 86_400_000;

async function createWorld(changes: Partial<Parameters<typeof startRetention>[0]> = {}) {
  const clock = createSteppedClock();
  const store = createModelHistory();
  const batches: number[] = [];
  const events: unknown[] = [];
  await store.put('a', [
    ...Array.from({ length: 700 }, (_, index) => recordOf(`old-${index}`, { recordedAt: START - 31 * DAY_MS })),
    recordOf('young', { recordedAt: START - 29 * DAY_MS }),
  ]);
  const stop = startRetention({
    store: {
      async deleteRecordedBefore(instant, max) {
        batches.push(max);
        return store.deleteRecordedBefore(instant, max);
      },
    },
    ...{ clock, days: 30, runAlone: (work: () => Promise<void>) => work() },
    onDeleted: (records) => void events.push(records),
    onFailure: (error) => void events.push(error),
    ...changes,
  });
  const pass = async (ms: number) => {
    clock.advance(ms);
    await new Promise(setImmediate);
  };
  return { stop, pass, batches, events, size: () => store.approximateSize() };
}

test('old records are deleted in batches with a pause between them; younger ones stay', async () => {
  const { pass, batches, events, size } = await createWorld();
  await pass(0);
  expect(batches).toEqual([500]);
  await pass(50);
  expect(batches).toEqual([500, 500]);
  expect(events).toEqual([700]);
  expect(await size()).toBe(1);
});

test('every hour it is looked again, and a record that has become old meanwhile is deleted', async () => {
  const { pass, events, size } = await createWorld();
  await pass(0);
  await pass(50);
  await pass(DAY_MS);
  await pass(3_600_000);
  expect(events).toEqual([700, 1]);
  expect(await size()).toBe(0);
});

test('nothing is deleted while another instance does it', async () => {
  const { pass, batches } = await createWorld({ runAlone: async () => undefined });
  await pass(3_600_000);
  expect(batches).toEqual([]);
});

test('a failure is reported, and the next hour tries again', async () => {
  const down = new HistoryError('unavailable', 'ECONNREFUSED');
  const { pass, events } = await createWorld({ store: { deleteRecordedBefore: () => Promise.reject(down) } });
  await pass(0);
  await pass(3_600_000);
  expect(events).toEqual([down, down]);
});

test('stopping ends a deletion after its batch', async () => {
  const { stop, pass, batches } = await createWorld();
  await pass(0);
  await stop();
  await pass(3_600_000);
  expect(batches).toEqual([500]);
});
