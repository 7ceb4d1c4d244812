import { expect, test } from '@jest/globals';
import type { Lease } from '../../src/async/leases.js';
import { createReader, settle, version } from '../support/reader.js';

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

test('what another instance has brought is taken without a call', async () => {
  const { reader, questions, stored, land } = createFollower();
  stored.set('a', version('a', 1));
  const refreshed = reader.refresh('a', isNewEnough);
  await settle();
  stored.set('a', version('a', 2));
  land();
  expect((await refreshed)?.fetchedAt).toBe(2);
  expect(questions).toEqual([]);
});

test('what another instance has brought for a lesser wish is asked for again', async () => {
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

test('links that were refused to another instance are not asked for once more', async () => {
  const { reader, questions, stored, land } = createFollower();
  stored.set('a', version('a', 0));
  const refreshed = reader.refresh('a', isNewEnough);
  await settle();
  stored.set('a', version('a', 1, { refusedLinks: { FACE: 'NOT_HTTPS' } }));
  land();
  expect((await refreshed)?.fetchedAt).toBe(1);
  expect(questions).toEqual([]);
});

test('the failure of another instance is the failure here', async () => {
  const { reader, questions, land } = createFollower();
  const refreshed = reader.refresh('a', isNewEnough);
  await settle();
  land('PROVIDER_BUSY 7');
  await expect(refreshed).rejects.toMatchObject({ code: 'PROVIDER_BUSY', retryAfterSeconds: 7 });
  expect(questions).toEqual([]);
});

test('an id that is not known to another instance is remembered as such', async () => {
  const { reader, questions, land, unknown } = createFollower();
  const refreshed = reader.refresh('a', isNewEnough);
  await settle();
  land('UNKNOWN');
  expect(await refreshed).toBe(null);
  expect([...unknown]).toEqual(['a']);
  expect(questions).toEqual([]);
});

test('a lease is released after a failure too, and tells of it', async () => {
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
