import { expect, test } from '@jest/globals';
import type { Lease } from '../../../src/storage/cluster/leases.js';
import { createReader, settle, version } from '../../support/provider/reader.js';

/** A reader that finds another instance at it, and is alone once that has landed. */
function createFollower() {
  let land: (note?: string) => void = () => undefined;
  const over = new Promise<string | undefined>((resolve) => (land = resolve));
  const released: (string | undefined)[] = [];
  const leases: Lease[] = [{ state: 'taken', over }];
  const held: Lease = { state: 'held', release: async (note) => void released.push(note) };
  const setup = createReader({ acquire: async () => leases.shift() ?? held });
  return { ...setup, land, released };
}

const isNewEnough = ({ fetchedAt }: { fetchedAt: number }) => fetchedAt >= 2;

test('a record that another instance has fetched costs no call', async () => {
  const { reader, questions, stored, land } = createFollower();
  stored.set('a', version('a', 1));
  const refreshed = reader.refresh('a', isNewEnough);
  await settle();
  stored.set('a', version('a', 2));
  land();
  expect((await refreshed)?.fetchedAt).toBe(2);
  expect(questions).toEqual([]);
});

test('a caller that joins a flight which another instance satisfies, and needs more, calls the provider', async () => {
  const { reader, questions, stored, land } = createFollower();
  stored.set('a', version('a', 1));
  const modest = reader.refresh('a', isNewEnough);
  const strict = [3, 4].map((least) => reader.refresh('a', ({ fetchedAt }) => fetchedAt >= least));
  await settle();
  stored.set('a', version('a', 2));
  land();
  expect((await modest)?.fetchedAt).toBe(2);
  await settle();
  questions[0]?.answer(version('a', 4));
  expect((await Promise.all(strict)).map((result) => result?.fetchedAt)).toEqual([4, 4]);
  expect(questions).toHaveLength(1);
});

test('a record that another instance has fetched for a lesser requirement is fetched again', async () => {
  const { reader, questions, stored, land, released } = createFollower();
  const refreshed = reader.refresh('a', isNewEnough);
  await settle();
  stored.set('a', version('a', 1));
  land();
  await settle();
  questions[0]?.answer(version('a', 2));
  expect((await refreshed)?.fetchedAt).toBe(2);
  expect(questions).toHaveLength(1);
  expect(released).toEqual([undefined]);
});

test('links that were rejected on another instance are not fetched once more', async () => {
  const { reader, questions, stored, land } = createFollower();
  stored.set('a', version('a', 0));
  const refreshed = reader.refresh('a', isNewEnough);
  await settle();
  stored.set('a', version('a', 1, { rejectedLinks: { FACE: 'NOT_HTTPS' } }));
  land();
  expect((await refreshed)?.fetchedAt).toBe(1);
  expect(questions).toEqual([]);
});

test('the failure of another instance fails this one', async () => {
  const { reader, questions, land } = createFollower();
  const refreshed = reader.refresh('a', isNewEnough);
  await settle();
  land('PROVIDER_BUSY 7');
  await expect(refreshed).rejects.toMatchObject({ code: 'PROVIDER_BUSY', retryAfterSeconds: 7 });
  expect(questions).toEqual([]);
});

test('an id that another instance found unknown is remembered', async () => {
  const { reader, questions, land, unknown } = createFollower();
  const refreshed = reader.refresh('a', isNewEnough);
  await settle();
  land('UNKNOWN');
  expect(await refreshed).toBe(null);
  expect([...unknown]).toEqual(['a']);
  expect(questions).toEqual([]);
});

test('a lease is released after a failure, with a note of it', async () => {
  const { reader, questions, land, released } = createFollower();
  const refreshed = reader.refresh('a', isNewEnough);
  await settle();
  land();
  await settle();
  questions[0]?.answer(null);
  expect(await refreshed).toBe(null);
  expect(released).toEqual(['UNKNOWN']);
  const failing = reader.refresh('b', isNewEnough);
  await settle();
  questions[1]?.fail(new Error('a fault of ours'));
  await expect(failing).rejects.toThrow('a fault of ours');
  expect(released).toHaveLength(2);
});

test('no lease is held during the wait for a turn, and no other instance waits for the queue of this one', async () => {
  const acquired: string[] = [];
  let begin: () => void = () => undefined;
  const turn = new Promise<void>((resolve) => (begin = resolve));
  const { reader, questions } = createReader(
    {
      acquire: async (key) => {
        acquired.push(key);
        return { state: 'held', release: async () => undefined };
      },
    },
    async (_claim, work) => {
      await turn;
      return work();
    },
  );
  const refreshed = reader.refresh('a', isNewEnough);
  await settle();
  expect(acquired).toEqual([]);
  begin();
  await settle();
  expect(acquired).toHaveLength(1);
  questions[0]?.answer(version('a', 2));
  expect((await refreshed)?.fetchedAt).toBe(2);
});
