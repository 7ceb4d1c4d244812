import { Agent, request } from 'node:http';

/**
 * Sends one question again and again, in a process of its own so that it does not wait for what it measures. With a
 * rate, requests leave when they are due, whether or not others have been answered (open loop); without one, each of
 * `clients` asks again when it has its answer. Prints what came of them by status, durations in milliseconds.
 */
const { url, headers, body, seconds, ratePerSecond, clients } = JSON.parse(process.argv[2] ?? '');

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, maxFreeSockets: 10_000 });
const outcomes = new Map();

const note = (status, startedAt) => {
  if (!outcomes.has(status)) outcomes.set(status, []);
  outcomes.get(status).push(performance.now() - startedAt);
};

const ask = () =>
  new Promise((resolve) => {
    const startedAt = performance.now();
    const settle = (status) => {
      note(status, startedAt);
      resolve();
    };
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => settle(response.statusCode));
    });
    sending.once('error', () => settle('failed')).end(body);
  });

const startedAt = performance.now();
const elapsed = () => (performance.now() - startedAt) / 1000;

async function closedLoop() {
  const client = async () => {
    while (elapsed() < seconds) await ask();
  };
  await Promise.all(Array.from({ length: clients }, client));
}

async function openLoop() {
  let sent = 0;
  const answers = [];
  while (elapsed() < seconds) {
    for (; sent < elapsed() * ratePerSecond; sent += 1) answers.push(ask());
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(answers);
}

await (ratePerSecond === undefined ? closedLoop() : openLoop());

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const summary = [...outcomes].map(([status, list]) => {
  const sorted = Float64Array.from(list).sort();
  return [status, { count: sorted.length, p50: at(sorted, 0.5), p99: at(sorted, 0.99), max: sorted.at(-1) }];
});
process.stdout.write(JSON.stringify({ seconds: elapsed(), ...Object.fromEntries(summary) }));
agent.destroy();
