import { describe, expect, test } from '@jest/globals';
import { rejectOnAbort, withDeadline } from '../../src/async/deadline.js';

/** Timers that fire when the test says so. */
function createTimers() {
  const pending = new Set<() => void>();
  const asked: number[] = [];
  return {
    after: (ms: number, callback: () => void) => {
      asked.push(ms);
      pending.add(callback);
      return () => void pending.delete(callback);
    },
    fire: () => {
      for (const callback of pending) callback();
    },
    pending,
    asked,
  };
}

const late = () => new Error('late');
const never = () => new Promise<string>(() => undefined);

describe('withDeadline', () => {
  test('gives the value of work that is done in time, and leaves no timer behind', async () => {
    const timers = createTimers();
    expect(await withDeadline(timers, 100, late, async () => 'done')).toBe('done');
    expect(timers.pending.size).toBe(0);
  });

  test('passes the error of the work on, and leaves no timer behind', async () => {
    const timers = createTimers();
    const work = withDeadline(timers, 100, late, () => Promise.reject(new Error('broken')));
    await expect(work).rejects.toThrow('broken');
    expect(timers.pending.size).toBe(0);
  });

  test('leaves no timer behind when the work throws before it makes a promise', async () => {
    const timers = createTimers();
    const work = async () =>
      withDeadline(timers, 100, late, () => {
        throw new Error('broken');
      });
    await expect(work()).rejects.toThrow('broken');
    expect(timers.pending.size).toBe(0);
  });

  test('rejects with the reason at the deadline even if the work does not listen', async () => {
    const timers = createTimers();
    const work = withDeadline(timers, 100, late, never);
    expect(timers.asked).toEqual([100]);
    timers.fire();
    await expect(work).rejects.toThrow('late');
  });

  test('hands the reason to work that listens', async () => {
    const timers = createTimers();
    let heard: AbortSignal | undefined;
    const work = withDeadline(timers, 100, late, (signal) => {
      heard = signal;
      return never();
    });
    expect(heard?.aborted).toBe(false);
    timers.fire();
    await expect(work).rejects.toBe(heard?.reason);
  });

  test('ends together with its parent, by the reason of the parent', async () => {
    const parent = new AbortController();
    const timers = createTimers();
    let heard: AbortSignal | undefined;
    const listen = (signal: AbortSignal) => {
      heard = signal;
      return never();
    };
    const work = withDeadline(timers, 100, late, listen, parent.signal);
    parent.abort(new Error('left'));
    await expect(work).rejects.toThrow('left');
    expect(heard?.aborted).toBe(true);
    expect(timers.pending.size).toBe(0);
  });

  test('ends at once under a parent that has ended before', async () => {
    const work = withDeadline(createTimers(), 100, late, never, AbortSignal.abort(new Error('left before')));
    await expect(work).rejects.toThrow('left before');
  });
});

describe('rejectOnAbort', () => {
  test('lets one caller leave while the work goes on for the other', async () => {
    const leaving = new AbortController();
    let finish: (value: string) => void = () => undefined;
    const work = new Promise<string>((resolve) => {
      finish = resolve;
    });
    const staying = rejectOnAbort(work, new AbortController().signal);
    const left = rejectOnAbort(work, leaving.signal);
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    finish('done');
    expect(await staying).toBe('done');
  });

  test('rejects at once for a signal that has aborted before', async () => {
    await expect(rejectOnAbort(never(), AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });
});
