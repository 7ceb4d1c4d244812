import { expect, test } from '@jest/globals';
import { ASKED, startAnsweringServer } from '../../../support/gateway/answering-server.js';
import { openRaw } from '../../../support/raw-http.js';

const toWord = (length: number) => 'aé€😀'.repeat(length / 5);

async function readWord(url: string, whileWaiting: (resume: () => void) => void) {
  const { socket } = await openRaw(url, ASKED.replace('HTTP/1.1', 'HTTP/1.1\r\nConnection: close'));
  let received = '';
  socket.on('data', (text) => {
    if (received === '') {
      socket.pause();
      whileWaiting(() => socket.resume());
    }
    received += text;
  });
  await new Promise((resolve) => socket.once('close', resolve));
  const [head = '', body = ''] = received.split('\r\n\r\n', 2);
  expect(Number(/content-length: (\d+)/i.exec(head)?.[1])).toBe(body.length);
  return JSON.parse(Buffer.from(body, 'latin1').toString('utf8')).data.word;
}

test.each([
  ['that is copied into one packet', 10],
  ['that is written as a whole', 100_000],
  ['that is written in pieces', 1_000_000],
  ['that is written in pieces and kept until its client reads', 20_000_000],
])('a response %s arrives unchanged, whatever its characters', async (_how, length) => {
  const word = toWord(length);
  const { url } = await startAnsweringServer(word);
  // By then all has been written that can be without the client.
  const read = await readWord(url, (resume) => void setImmediate(() => setImmediate(() => setImmediate(resume))));
  expect(read === word).toBe(true);
});
