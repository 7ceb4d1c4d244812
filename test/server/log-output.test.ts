import { expect, test } from '@jest/globals';
import { createLogOutput } from '../../src/server/log-output.js';
import { startListeningProcess } from '../support/gateway-process.js';

/** Each of its results has an error, and each error a line. */
const IDS = JSON.stringify(Array(100).fill('d3441a46833a0625'));
const QUESTION = `{ livenessResults(signatureIds: ${IDS}) { status faceImage(minValidFor: 999999999) { url } } }`;
const LINE = `${'x'.repeat(1_023)}\n`;

test('lines that are not read are kept up to a megabyte, and what is lost is counted when reading goes on', () => {
  const unread: string[] = [];
  const output = createLogOutput({
    get writableLength() {
      return unread.join('').length;
    },
    write: (text) => void unread.push(text),
    on: () => undefined,
  });
  for (let count = 0; count < 1_030; count += 1) output.write(LINE);
  expect(unread).toHaveLength(1_024);
  unread.length = 0;
  output.write(LINE);
  output.write(LINE);
  expect(unread.map((line) => line.replace(/"time":"[^"]+"/, '"time":""'))).toEqual([
    '{"level":40,"time":"","lost":6,"msg":"log lines lost"}\n',
    LINE,
    LINE,
  ]);
});

test('a log that nobody reads keeps nobody from an answer, nor the process from its end', async () => {
  const { ask, signal, exited, pauseOutput } = await startListeningProcess({ LOG_LEVEL: 'debug' });
  pauseOutput();
  // A pipe takes some hundred kilobytes that nobody reads, and the process one megabyte; this is more than both.
  for (let count = 0; count < 80; count += 1) {
    const { data } = (await (await ask(QUESTION)).json()) as { data: unknown };
    expect(data).toEqual({ livenessResults: Array(100).fill({ status: 'PASS', faceImage: null }) });
  }
  signal('SIGTERM');
  expect(await exited).toBe(0);
});
