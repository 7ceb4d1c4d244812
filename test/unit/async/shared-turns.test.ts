import { describe, expect, test } from '@jest/globals';
import { QueueRefusal } from '../../../src/async/fair-queue.js';
import { createClaim } from '../../../src/async/single-flight.js';
import { createQueue } from '../../support/provider/fair-queue.js';
import { settle } from '../../support/provider/reader.js';

describe('work that several callers wait for', () => {
  test('starts at the turn of a caller that joins it while it is queued', async () => {
    const { run, drain, started } = createQueue();
    const shared = createClaim('a');
    for (const name of ['a0', 'a1', 'a2', 'a3']) run(name);
    run('shared', shared);
    shared.join('b');
    await drain();
    expect(started).toEqual(['a0', 'a1', 'shared', 'a2', 'a3']);
  });

  test('starts at the turn of a caller that joined it before it was queued', async () => {
    const { run, drain, started } = createQueue();
    const shared = createClaim('a');
    shared.join('b');
    for (const name of ['a0', 'a1', 'a2']) run(name);
    run('shared', shared);
    await drain();
    expect(started).toEqual(['a0', 'a1', 'shared', 'a2']);
  });

  test('keeps the position of the first caller if it is earlier', async () => {
    const { run, drain, started } = createQueue();
    const shared = createClaim('a');
    run('b0');
    run('shared', shared);
    for (const name of ['b1', 'b2']) run(name);
    shared.join('b');
    await drain();
    expect(started).toEqual(['b0', 'shared', 'b1', 'b2']);
  });

  test('runs once, and frees the position of each caller', async () => {
    const { run, drain, started, queue } = createQueue({ maxQueuedPerCaller: 1 });
    const shared = createClaim('a');
    run('c0');
    run('shared', shared);
    shared.join('b');
    await drain();
    run('c1');
    for (const name of ['a1', 'b1']) run(name);
    expect(queue.load()).toEqual({ active: 1, queued: 2 });
    await drain();
    expect(started).toEqual(['c0', 'shared', 'c1', 'a1', 'b1']);
  });

  test('is accepted if one of them has room, and rejected if none has', async () => {
    const { run, outcomes, queue } = createQueue({ maxQueuedPerCaller: 1 });
    for (const name of ['a0', 'a1']) run(name);
    const shared = createClaim('a');
    shared.join('b');
    run('shared', shared);
    expect(queue.load().queued).toBe(2);
    const late = createClaim('a');
    late.join('b');
    run('late', late);
    await settle();
    expect(outcomes.get('late')).toBeInstanceOf(QueueRefusal);
  });
});

test('a caller that joins work that has started or was rejected takes no position in the queue', async () => {
  const { run, running, queue, advance } = createQueue();
  const [startedOnce, expired] = [createClaim('a'), createClaim('a')];
  run('a0');
  run('first', startedOnce);
  running.get('a0')?.end();
  await settle();
  run('expired', expired);
  advance(20_000);
  startedOnce.join('b');
  expired.join('b');
  expect(queue.load()).toEqual({ active: 1, queued: 0 });
  running.get('first')?.end();
  await settle();
  expect(queue.load()).toEqual({ active: 0, queued: 0 });
});
