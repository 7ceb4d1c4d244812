import { expect, test } from '@jest/globals';
import { HistoryError } from '../../../src/history/history-error.js';
import type { HistoryStore } from '../../../src/history/history-store.js';
import { createRecorder } from '../../../src/history/recorder.js';
import { createModelHistory } from '../../support/history/model.js';
import { createResult } from '../../support/provider/results.js';
import { createSteppedClock } from '../../support/stepped-clock.js';
import { START } from '../../support/test-clock.js';

const DOWN = new HistoryError('unavailable', 'ECONNREFUSED');
const FIRST_PAGE = { filter: {}, order: { field: 'RECORDED_AT', direction: 'ASC' }, size: 100 } as const;

/** A recorder on a model of the history, which does `put` instead where it is given. */
function createWorld(options: { put?: HistoryStore['put']; maxQueued?: number } = {}) {
  const clock = createSteppedClock();
  const history = createModelHistory();
  const batches: string[][] = [];
  const events: string[] = [];
  let put = options.put ?? history.put;
  const recorder = createRecorder({
    store: {
      put(tenant, records) {
        batches.push(records.map(({ signatureId, status }) => `${tenant} ${signatureId} ${status}`));
        return put(tenant, records);
      },
    },
    ...{ clock, policy: { livenessThreshold: 50, similarityThreshold: 70 }, inputs: ['userId'] },
    ...(options.maxQueued !== undefined && { maxQueued: options.maxQueued }),
    observer: {
      onWritten: (records) => void events.push(`${records} written`),
      onFailure: (reason) => void events.push(`failed: ${reason}`),
      onDropped: (records, cause) => void events.push(`${records} dropped: ${cause}`),
    },
  });
  return {
    ...{ clock, recorder, batches, events },
    fetched: (signatureId: string, status: 'PASS' | 'PENDING' = 'PASS', fetchedAt = START, tenant = 'a') =>
      recorder.listenerOf(tenant, clock.now).onFetched(createResult({ signatureId, status, fetchedAt })),
    cached: (signatureId: string) => recorder.listenerOf('a', clock.now).onCached(createResult({ signatureId })),
    /** Moves the clock, and lets the write that begins come to its end. */
    async pass(ms: number) {
      clock.advance(ms);
      await new Promise(setImmediate);
    },
    change: (next: HistoryStore['put']) => {
      put = next;
    },
    recover: () => {
      put = history.put;
    },
    recorded: async (tenant = 'a') =>
      (await history.page(tenant, { ...FIRST_PAGE, backwards: false, from: null })).records.map(
        ({ signatureId, status }) => `${signatureId} ${status}`,
      ),
  };
}

test('results of a moment become one batch for each tenant, after the reader has gone on', async () => {
  const { fetched, pass, batches, events, recorded } = createWorld();
  fetched('1');
  fetched('2', 'PASS', START, 'b');
  fetched('3');
  expect(batches).toEqual([]);
  await pass(200);
  await pass(200);
  expect(batches).toEqual([['a 1 PASS', 'a 3 PASS'], ['b 2 PASS']]);
  expect(events).toEqual(['2 written', '1 written']);
  expect(await recorded('b')).toEqual(['2 PASS']);
});

test('a verification waits once, in its latest state, and a final one is never PENDING again', async () => {
  const { fetched, pass, batches } = createWorld();
  fetched('1', 'PENDING', START);
  fetched('1', 'PASS', START + 1);
  fetched('1', 'PENDING', START + 2);
  await pass(200);
  expect(batches).toEqual([['a 1 PASS']]);
});

test('a database that never answers holds up no reader', async () => {
  const { fetched, pass, recorder, clock } = createWorld({ put: () => new Promise(() => undefined) });
  fetched('1');
  await pass(200);
  fetched('2');
  clock.advance(5_000);
  expect(recorder.load()).toEqual({ queued: 2, lagMs: 5_200 });
});

test('while the database is down a batch is tried again with growing intervals, merged with what came meanwhile', async () => {
  const { fetched, pass, change, recover, batches, events, recorded } = createWorld();
  change(() => Promise.reject(DOWN));
  fetched('1', 'PENDING');
  await pass(200);
  fetched('1', 'PASS', START + 1);
  fetched('2');
  for (const ms of [499, 1, 999, 1, 1_999]) await pass(ms);
  expect(batches).toHaveLength(3);
  expect(batches.at(-1)).toEqual(['a 1 PASS', 'a 2 PASS']);
  recover();
  await pass(1);
  expect(events).toEqual([...Array(3).fill('failed: ECONNREFUSED'), '2 written']);
  expect(await recorded()).toEqual(['1 PASS', '2 PASS']);
});

test('the interval between attempts ends at half a minute', async () => {
  const { fetched, pass, batches } = createWorld({ put: () => Promise.reject(DOWN) });
  fetched('1');
  for (let attempt = 0; attempt < 10; attempt += 1) await pass(30_000);
  expect(batches).toHaveLength(10);
});

test('what finds no room is counted, and recorded when it is read the next time, also from the cache', async () => {
  const { fetched, cached, pass, change, recover, events, recorded } = createWorld({ maxQueued: 1 });
  change(() => Promise.reject(DOWN));
  fetched('1');
  fetched('2');
  cached('2');
  expect(events).toEqual(['1 dropped: full']);
  recover();
  await pass(200);
  cached('2');
  cached('3');
  await pass(200);
  expect(await recorded()).toEqual(['1 PASS', '2 PASS']);
});

test('a batch that fails for another reason than the database holds up no other', async () => {
  const { fetched, pass, change, recover, events } = createWorld();
  change(() => Promise.reject(new TypeError('a defect')));
  fetched('1');
  await pass(200);
  recover();
  fetched('2');
  await pass(500);
  expect(events).toEqual(['1 dropped: rejected', '1 written']);
});

test('closing writes what waits', async () => {
  const { fetched, recorder, recorded } = createWorld();
  fetched('1');
  await recorder.close();
  expect(await recorded()).toEqual(['1 PASS']);
});

test('closing gives a database that is down one attempt, and one that hangs two seconds; the rest is counted', async () => {
  const down = createWorld({ put: () => Promise.reject(DOWN) });
  down.fetched('1');
  await down.recorder.close();
  expect(down.events).toEqual(['failed: ECONNREFUSED', '1 dropped: stopped']);

  const hanging = createWorld({ put: () => new Promise(() => undefined) });
  hanging.fetched('1');
  hanging.fetched('2', 'PASS', START, 'b');
  const closed = hanging.recorder.close();
  await hanging.pass(2_000);
  await closed;
  expect(hanging.events).toEqual(['2 dropped: stopped']);
});

test('a batch has at most 500 records, and the next one follows at once', async () => {
  const { fetched, pass, batches } = createWorld();
  for (let index = 0; index < 1_100; index += 1) fetched(`id-${index}`);
  await pass(200);
  await pass(0);
  await pass(0);
  await pass(200);
  expect(batches.map(({ length }) => length)).toEqual([500, 500, 100]);
});
