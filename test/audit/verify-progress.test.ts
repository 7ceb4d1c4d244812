import { expect, test } from '@jest/globals';
import { createVerifyProgress } from '../../src/audit/verify-progress.js';
import { createTestClock } from '../support/test-clock.js';

const CHUNK = Buffer.alloc(500_000);

/** What is shown while a chunk is read every so many milliseconds, and the bytes that come out. */
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

test('what takes less than two seconds shows nothing, and nothing is taken away', async () => {
  expect(await readSlowly(499, 4)).toEqual({ shown: [], bytes: 2_000_000 });
});

test('from the second second on it shows how much of all is verified, and takes it away at the end', async () => {
  const { shown, bytes } = await readSlowly(1_000, 4);
  expect(shown).toEqual(['<verified 1.0 of 2.0 MB', '<verified 1.5 of 2.0 MB', '<verified 2.0 of 2.0 MB', '<']);
  expect(bytes).toBe(2_000_000);
});

test('it is shown four times a second at most, however fast the bytes come', async () => {
  const { shown } = await readSlowly(10, 300);
  expect(shown).toHaveLength(1 + 4 + 1);
});

test('of what has no length, such as a pipe, it shows what is verified', async () => {
  expect((await readSlowly(2_000, 1, { totalBytes: 0 })).shown).toEqual(['<verified 0.5 MB', '<']);
});

test('what is no terminal is written nothing', async () => {
  expect(await readSlowly(1_000, 4, { isTTY: false })).toEqual({ shown: [], bytes: 2_000_000 });
});
