import { expect, test } from '@jest/globals';
import { createLogOutput } from '../../src/server/log-output.js';
import { startListeningProcess } from '../support/gateway-process.js';

const QUESTION = '{ livenessResult(signatureId: "d3441a46833a0625") { status } }';
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
  // A pipe takes some hundred kilobytes that nobody reads; this is several times as much.
  for (let count = 0; count < 8_000; count += 8) {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(QUESTION)));
    for (const answer of answers) expect(await answer.json()).toEqual({ data: { livenessResult: { status: 'PASS' } } });
  }
  signal('SIGTERM');
  expect(await exited).toBe(0);
});
