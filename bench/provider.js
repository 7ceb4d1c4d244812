import { createServer } from 'node:http';
import { readOptions } from '../scripts/read-options.js';
import { announce } from './contenders/announce.js';
import { toWireResult } from './data/wire.js';

/** The provider as far as the benchmark needs it: a token, and results that come after a given time. */
const { values } = readOptions('node bench/provider.js [--latency-ms 0]', {
  options: { 'latency-ms': { type: 'string', default: '0' } },
});
const latencyMs = Number(values['latency-ms']);
let calls = 0;

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url === '/calls') {
      response.end(String(calls));
      return;
    }
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const isResult = request.url.endsWith('/get-result');
    if (isResult) calls += 1;
    const data = isResult
      ? toWireResult(body.signatureId)
      : { token: 'bench-token', expiredTime: Date.now() + 3_600_000 };
    const answer = JSON.stringify({
      code: 'SUCCESS',
      message: 'OK',
      data,
      transactionId: 'bench',
      pricingStrategy: 'FREE',
    });
    setTimeout(() => response.setHeader('content-type', 'application/json').end(answer), isResult ? latencyMs : 0);
  });
});
server.listen(0, '127.0.0.1', () => announce(`http://127.0.0.1:${server.address().port}`));
