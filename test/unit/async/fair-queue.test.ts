import { describe, expect, test } from '@jest/globals';
import type { QueueRefusal } from '../../../src/async/fair-queue.js';
import { createClaim } from '../../../src/async/single-flight.js';
import { createQueue } from '../../support/provider/fair-queue.js';
import { settle } from '../../support/provider/reader.js';

test('no more work runs at once than allowed, and all of it runs eventually', async () => {
  const { run, drain, running, started, queue } = createQueue({ concurrency: 3 });
  for (let index = 0; index < 10; index += 1) run(`a${index}`);
  await settle();
  expect(running.size).toBe(3);
  expect(queue.load()).toEqual({ active: 3, queued: 7 });
  await drain();
  expect(started).toHaveLength(10);
  expect(queue.load()).toEqual({ active: 0, queued: 0 });
});

test('failed work frees its slot', async () => {
  const { run, running, started, outcomes } = createQueue();
  run('a1');
  run('a2');
  running.get('a1')?.fail(new Error('broken'));
  await settle();
  expect(outcomes.get('a1')).toEqual(new Error('broken'));
  expect(started).toEqual(['a1', 'a2']);
});

describe('callers', () => {
  test('are served in turn, regardless of the length of their backlogs', async () => {
    const { run, drain, started } = createQueue();
    for (const name of ['a0', 'a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']) run(name);
    await drain();
    expect(started).toEqual(['a0', 'a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
  });

  test('that come later wait for one entry of each other caller, not for the backlog', async () => {
    const { run, running, started } = createQueue({ maxQueuedPerCaller: 1_000 });
    for (let index = 0; index <= 500; index += 1) run(`a${index}`);
    running.get('a0')?.end();
    await settle();
    run('b1');
    running.get('a1')?.end();
    await settle();
    running.get(started.at(-1) ?? '')?.end();
    await settle();
    expect(started.slice(2)).toContain('b1');
  });
});

describe('a refusal', () => {
  test('comes at once beyond the maximum of one caller; other callers still have room', async () => {
    const { run, outcomes, queue, advance } = createQueue({ maxQueuedPerCaller: 2 });
    for (const name of ['a0', 'a1', 'a2']) run(name);
    advance(3_000);
    for (const name of ['a3', 'b1']) run(name);
    await settle();
    const { message, retryAfterMs } = outcomes.get('a3') as QueueRefusal;
    expect([message, retryAfterMs]).toEqual(['too many calls of this caller are waiting', 3_000]);
    expect([...outcomes.keys()]).toEqual(['a3']);
    expect(queue.load().queued).toBe(3);
  });

  test('comes at once beyond the total maximum', async () => {
    const { run, outcomes } = createQueue({ maxQueued: 2 });
    for (const name of ['a0', 'a1', 'b1', 'c1']) run(name);
    await settle();
    expect((outcomes.get('c1') as QueueRefusal).message).toBe('too many calls are waiting in total');
    expect([...outcomes.keys()]).toEqual(['c1']);
  });

  test('ends a wait that is too long, and the work never runs', async () => {
    const { run, drain, outcomes, started, advance, queue } = createQueue();
    run('a0');
    run('a1');
    advance(5_000);
    run('a2');
    advance(14_999);
    await settle();
    expect(outcomes.size).toBe(0);
    advance(1);
    await settle();
    expect(outcomes.get('a1')).toMatchObject({ message: 'waited too long for its turn', retryAfterMs: 20_000 });
    expect(queue.load()).toEqual({ active: 1, queued: 1 });
    await drain();
    expect(started).toEqual(['a0', 'a2']);
  });

  test('leaves no timer, nor does work that has started', async () => {
    const { run, drain, timers } = createQueue({ maxQueuedPerCaller: 1 });
    for (const name of ['a0', 'a1', 'a2', 'b1']) run(name);
    await drain();
    expect(timers.size).toBe(0);
  });
});

test('once stopped, the queue rejects waiting entries and entries that would have to wait, and runs the others', async () => {
  const { queue, run, drain, outcomes, started, timers } = createQueue();
  const shared = createClaim('a');
  shared.join('b');
  run('a0');
  run('shared', shared);
  run('a1');
  queue.stopWaiting();
  run('c1');
  await settle();
  for (const name of ['shared', 'a1', 'c1'])
    expect(outcomes.get(name)).toMatchObject({ message: 'the process is stopping' });
  expect([queue.load(), timers.size]).toEqual([{ active: 1, queued: 0 }, 0]);
  await drain();
  run('c2');
  expect(started).toEqual(['a0', 'c2']);
});
