import { expect, test } from '@jest/globals';
import { createVerifyProgress } from '../../../src/audit/log/verify-progress.js';
import { createTestClock } from '../../support/test-clock.js';

const CHUNK = Buffer.alloc(500_000);

/** Returns what is shown while one chunk is read per interval, and the bytes that come out. */
async function readSlowly(msAChunk: number, chunks: number, { isTTY = true, totalBytes = chunks * CHUNK.length } = {}) {
  const clock = createTestClock();
  const shown: string[] = [];
  const terminal = { isTTY, write: (text: string) => shown.push(text.replace('\r\x1b[K', '<')) };
  const progress = createVerifyProgress({ terminal, totalBytes, monotonicNow: clock.monotonicNow });
  async function* read() {
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      clock.advance(msAChunk);
      yield CHUNK;
    }
  }
  let bytes = 0;
  for await (const chunk of progress.count(read())) bytes += chunk.length;
  progress.end();
  return { shown, bytes };
}

test('a verification under two seconds shows nothing and erases nothing', async () => {
  expect(await readSlowly(499, 4)).toEqual({ shown: [], bytes: 2_000_000 });
});

test('after two seconds the progress is shown, and it is erased at the end', async () => {
  const { shown, bytes } = await readSlowly(1_000, 4);
  expect(shown).toEqual(['<verified 1.0 of 2.0 MB', '<verified 1.5 of 2.0 MB', '<verified 2.0 of 2.0 MB', '<']);
  expect(bytes).toBe(2_000_000);
});

test('the progress is shown at most four times a second', async () => {
  const { shown } = await readSlowly(10, 300);
  expect(shown).toHaveLength(1 + 4 + 1);
});

test('for input without a length, such as a pipe, only the verified bytes are shown', async () => {
  expect((await readSlowly(2_000, 1, { totalBytes: 0 })).shown).toEqual(['<verified 0.5 MB', '<']);
});

test('nothing is written to an output that is not a terminal', async () => {
  expect(await readSlowly(1_000, 4, { isTTY: false })).toEqual({ shown: [], bytes: 2_000_000 });
});
