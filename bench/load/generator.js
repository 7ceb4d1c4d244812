import { connect } from 'node:net';
import { readOptions } from '../../scripts/read-options.js';
import { WORKLOADS } from '../data/workloads.js';
import { createResponseReader } from './response-reader.js';

/** Asks one server over connections that are kept, each waiting for its answer before it asks again. */

const { values } = readOptions('node bench/load/generator.js --url URL --workload NAME --connections N --seconds N', {
  options: {
    url: { type: 'string' },
    workload: { type: 'string' },
    connections: { type: 'string' },
    seconds: { type: 'string' },
    authorization: { type: 'string', default: '' },
    // The average time between an answer and the next request of the same connection.
    'pause-ms': { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});
const { hostname, port, pathname, host } = new URL(values.url);
const { next } = WORKLOADS[values.workload];
const connections = Number(values.connections);
const until = performance.now() + Number(values.seconds) * 1_000;

const head =
  `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nAccept: application/json\r\n` +
  `${values.authorization === '' ? '' : `Authorization: ${values.authorization}\r\n`}Content-Length: `;
const random = createRandom(Number(values.seed));
const pauseMs = Number(values['pause-ms']);
const latencies = [];
let failures = 0;
let bytes = 0;

await Promise.all(Array.from({ length: connections }, () => ask()));
latencies.sort((one, other) => one - other);
const at = (share) => latencies[Math.floor((latencies.length - 1) * share)];
process.stdout.write(
  JSON.stringify({ requests: latencies.length, failures, bytes, medianMs: at(0.5), p99Ms: at(0.99) }),
);

function ask() {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let askedAt = 0;
    const send = () => {
      const body = next(random);
      askedAt = performance.now();
      socket.write(`${head}${body.length}\r\n\r\n${body}`, 'latin1');
    };
    const read = createResponseReader((status, length) => {
      const now = performance.now();
      latencies.push(now - askedAt);
      bytes += length;
      if (status !== 200) failures += 1;
      if (now >= until) socket.end();
      else if (pauseMs === 0) send();
      else setTimeout(send, 2 * pauseMs * random());
    });
    // Some servers reset what is closed while they think of it; only what happens before the end counts.
    const fail = (error) => (performance.now() < until ? reject(error) : resolve());
    socket.setNoDelay(true);
    socket.once('connect', send).on('data', read).once('close', resolve).on('error', fail);
  });
}

/** A small generator of numbers in [0, 1), so that every contender is asked the same (mulberry32). */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
