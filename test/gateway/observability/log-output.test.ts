import { expect, test } from '@jest/globals';
import { createLogOutput } from '../../../src/observability/logger.js';
import { startListeningProcess } from '../../support/gateway/gateway-process.js';

/** Causes the longest error line that a client's own text can cause. */
const QUESTION = `query ${'x'.repeat(64)} { livenessResult(signatureId: "not an id") { status } }`;
const LINE = `${'x'.repeat(1_023)}\n`;

test('while the reader keeps up, every line is written once and in order', () => {
  const read: string[] = [];
  const output = createLogOutput({
    writableLength: 0,
    write: (text) => void read.push(text),
    on: () => undefined,
  });
  const lines = Array.from({ length: 2_000 }, (_, index) => `${index}\n`);
  for (const line of lines) output.write(line);
  expect(read).toEqual(lines);
});

test('the number of lost lines is written last if no other line follows', async () => {
  const written: string[] = [];
  let writableLength = 2_000_000;
  const output = createLogOutput({
    get writableLength() {
      return writableLength;
    },
    write: (text, callback) => {
      written.push(text);
      callback?.();
    },
    on: () => undefined,
  });
  output.write(LINE);
  writableLength = 0;
  await output.flush();
  expect(written.join('')).toContain('"lost":1,');
});

test('up to a megabyte of unread lines is buffered, and lost lines are counted when reading resumes', () => {
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
    '{"level":40,"levelName":"warn","time":"","lost":6,"msg":"log lines lost"}\n',
    LINE,
    LINE,
  ]);
});

test('every line of a burst is written once and in order, up to the last before the process exits', async () => {
  const gateway = await startListeningProcess({ LOG_LEVEL: 'info' });
  const { url, signal, ended, output, pauseOutput, resumeOutput } = gateway;
  // More than a pipe buffers, so the rest is in the process when it exits; less than a megabyte.
  const ids = Array.from({ length: 2_500 }, (_, index) => `request-${index}-`.padEnd(64, 'x'));
  pauseOutput();
  for (const id of ids) await send(url, id);
  signal('SIGTERM');
  await untilRefused(url);
  resumeOutput();
  expect(await ended).toBe(0);
  const lines = output()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const logged = lines.filter(({ msg }) => msg === 'operation').map(({ requestId }) => requestId);
  expect(logged.filter((id) => id !== 'late')).toEqual(ids);
  expect(lines.slice(-2).map(({ msg }) => msg)).toEqual(['stopping', 'stopped']);
});

function send(url: string, requestId: string) {
  const headers = { 'content-type': 'application/json', 'x-request-id': requestId };
  return fetch(url, { method: 'POST', headers, body: '{"query":"{ __typename }"}' }).then((answer) => answer.text());
}

/** Resolves when the port is closed. */
async function untilRefused(url: string): Promise<void> {
  try {
    for (;;) await send(url, 'late');
  } catch {}
}

test('a log that is not read delays neither responses nor the exit of the process', async () => {
  const { ask, signal, exited, pauseOutput } = await startListeningProcess({ LOG_LEVEL: 'debug' });
  pauseOutput();
  // A pipe buffers some hundred kilobytes and the process one megabyte; this is more than both.
  for (let batch = 0; batch < 100; batch += 1) {
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(QUESTION)));
    for (const answer of answers) expect(await answer.json()).toMatchObject({ data: { livenessResult: null } });
  }
  signal('SIGTERM');
  expect(await exited).toBe(0);
});
