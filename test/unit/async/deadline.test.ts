import { getEventListeners } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { rejectOnAbort, withDeadline } from '../../../src/async/deadline.js';

/** Creates timers that fire when the test advances them. */
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
  test('returns the value of work that completes in time, and leaves no timer', async () => {
    const timers = createTimers();
    expect(await withDeadline(timers, 100, late, async () => 'done')).toBe('done');
    expect(timers.pending.size).toBe(0);
  });

  test('rejects with the error of the work, and leaves no timer', async () => {
    const timers = createTimers();
    const work = withDeadline(timers, 100, late, () => Promise.reject(new Error('broken')));
    await expect(work).rejects.toThrow('broken');
    expect(timers.pending.size).toBe(0);
  });

  test('leaves no timer if the work throws synchronously', async () => {
    const timers = createTimers();
    const work = async () =>
      withDeadline(timers, 100, late, () => {
        throw new Error('broken');
      });
    await expect(work()).rejects.toThrow('broken');
    expect(timers.pending.size).toBe(0);
  });

  test('rejects with the reason at the deadline even if the work ignores the signal', async () => {
    const timers = createTimers();
    const work = withDeadline(timers, 100, late, never);
    expect(timers.asked).toEqual([100]);
    timers.fire();
    await expect(work).rejects.toThrow('late');
  });

  test('passes the reason to the signal of the work', async () => {
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

  test("aborts together with its parent, with the parent's reason", async () => {
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

  test.each([
    ['is done', async () => 'done'],
    ['fails', () => Promise.reject(new Error('broken'))],
  ])('leaves no listener on its parent if the work %s', async (_, work) => {
    const { signal } = new AbortController();
    await withDeadline(createTimers(), 100, late, work, signal).catch(() => undefined);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('leaves no listener on its parent after the deadline', async () => {
    const timers = createTimers();
    const { signal } = new AbortController();
    const work = withDeadline(timers, 100, late, never, signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    timers.fire();
    await expect(work).rejects.toThrow('late');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('rejects at once under a parent that has already aborted', async () => {
    const work = withDeadline(createTimers(), 100, late, never, AbortSignal.abort(new Error('left before')));
    await expect(work).rejects.toThrow('left before');
  });
});

describe('rejectOnAbort', () => {
  test('rejects for one caller while the work continues for the other', async () => {
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

  test.each([
    ['resolves', async () => 'done'],
    ['rejects', () => Promise.reject(new Error('broken'))],
  ])('leaves no listener on the signal if the promise %s', async (_, work) => {
    const { signal } = new AbortController();
    const waiting = rejectOnAbort<string>(work(), signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await waiting.catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('rejects at once for a signal that has already aborted', async () => {
    await expect(rejectOnAbort(never(), AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });
});
