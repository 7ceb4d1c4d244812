import type { Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { CLIENT_PACE, watchPace } from '../../../../src/server/http/connections/client-pace.js';
import { ASKED, startAnsweringServer } from '../../../support/gateway/answering-server.js';
import { openRaw } from '../../../support/raw-http.js';
import { until } from '../../../support/until.js';

/** More than the kernel keeps for a client that does not read. */
const LONG = 'x'.repeat(48 * 1024 * 1024);
const CHECKS = CLIENT_PACE.patienceMs / CLIENT_PACE.checkMs;
const NOTHING = { slots: 0, bytes: 0 };

/** Asks, and reads no more than the beginning of the answer. */
async function askAndStall(url: string) {
  const { socket, until: received } = await openRaw(url, ASKED);
  await received(/^HTTP\/1\.1 200 /);
  socket.pause();
  // They keep all that comes, and look at all of it whenever something comes.
  socket.removeAllListeners('data');
  return socket;
}

const readToEnd = (socket: Socket) => {
  let length = 0;
  socket.on('data', (text) => {
    length += text.length;
  });
  socket.resume();
  return until(() => length >= LONG.length - 1024 * 1024);
};

test('an answer keeps its slot and counts in bytes until its client has read it', async () => {
  const { url, underWay } = await startAnsweringServer(LONG);
  const socket = await askAndStall(url);
  await until(() => underWay().bytes > LONG.length);
  expect(underWay().slots).toBe(1);
  const read = readToEnd(socket);
  await until(() => underWay().bytes === 0);
  expect(underWay()).toEqual(NOTHING);
  await read;
});

test('an answer that the kernel takes at once keeps nothing', async () => {
  const { url, underWay } = await startAnsweringServer('word');
  const { until: received } = await openRaw(url, ASKED);
  await received(/"word"/);
  expect(underWay()).toEqual(NOTHING);
});

test('a client that goes away gives back the slot and the bytes of its answers, also of those it has asked for meanwhile', async () => {
  const { url, underWay } = await startAnsweringServer(LONG);
  const socket = await askAndStall(url);
  socket.write(ASKED);
  await until(() => underWay().bytes > 2 * LONG.length);
  socket.destroy();
  await until(() => underWay().slots === 0);
  expect(underWay()).toEqual(NOTHING);
});

test('a client that reads nothing is cut when its patience is over, and gives everything back', async () => {
  const { url, underWay, check, cut } = await startAnsweringServer(LONG);
  const socket = await askAndStall(url);
  await until(() => underWay().bytes > LONG.length);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  // What the kernel took until the first look counts as read.
  for (let count = 0; count <= CHECKS; count += 1) check();
  socket.resume();
  await closed;
  expect(cut()).toBe(1);
  expect(underWay()).toEqual(NOTHING);
});

test('a client that reads nothing is also counted when its connection times out', async () => {
  const { url, cut } = await startAnsweringServer(LONG, { readTimeout: 100 });
  await askAndStall(url);
  await until(() => cut() === 1);
});

test('draining waits for a client that reads slowly, and loses nothing of its answer', async () => {
  const { url, close, underWay } = await startAnsweringServer(LONG);
  const socket = await askAndStall(url);
  await until(() => underWay().bytes > LONG.length);
  const closed = close(0, 60_000);
  await readToEnd(socket);
  await closed;
});

test.each([
  ['just as fast as it must', 1, false],
  ['faster', 3, false],
  ['at nine tenths of that', 0.9, true],
])('a client that reads %s is cut sooner or later: %#', (_how, factor, isCut) => {
  const { minBytesPerSecond, checkMs } = CLIENT_PACE;
  let check = () => {};
  let isDestroyed = false;
  const socket = { bytesWritten: 1_000_000_000, writableLength: 1_000_000_000, destroy: () => (isDestroyed = true) };
  const after = (_ms: number, callback: () => void) => {
    check = callback;
    return () => undefined;
  };
  watchPace(socket as unknown as Socket, { ...CLIENT_PACE, after, onCut: () => undefined });
  for (let count = 0; count < 20 * CHECKS && !isDestroyed; count += 1) {
    socket.writableLength -= (factor * minBytesPerSecond * checkMs) / 1000;
    check();
  }
  expect(isDestroyed).toBe(isCut);
});
