import { writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { bearer, toApiKey } from '../support/gateway/api-keys.js';
import { auditPath } from '../support/gateway/audit.js';
import { startListeningProcess } from '../support/gateway/gateway-process.js';
import { scrape } from '../support/gateway/metrics.js';
import { ABUSES } from './support/abuses.js';
import { startEndlessProvider } from './support/endless-provider.js';
import { isShort } from './support/loaded-gateway.js';
import { askNormally } from './support/normal-caller.js';
import { createPost } from './support/post.js';
import { outcomeOf } from './support/rounds.js';

const MIB = 1_048_576;
const SECONDS = isShort ? 4 : 30;
/**
 * The p99 of a short round is its slowest request, mostly one of the first second, and the machine may do other things
 * meanwhile. The long form decides: it has one round, of some hundred requests.
 */
const MAX_ROUNDS = isShort ? 6 : 1;
const MAX_P99_MS = 1_000;
const MAX_RESIDENT_BYTES = 512 * MIB;
const PROVIDER_LATENCY_MS = 100;
/** Some 300 kB of JPEG. */
const PICTURE_BYTES = 400_000;
const LOOK_EVERY_MS = 200;
const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

/** A gateway without limits of rate, so that what protects the one caller from the other is everything else. */
async function startShared() {
  const provider = await startEndlessProvider({ latencyMs: PROVIDER_LATENCY_MS, pictureBytes: PICTURE_BYTES });
  const auditLog = await auditPath();
  const keysFile = `${auditLog}.keys`;
  await writeFile(keysFile, JSON.stringify(['normal', 'abuser'].map((name) => toApiKey(name, { subject: name }))));
  return startListeningProcess({
    ADVANCE_AI_BASE_URL: provider.baseUrl,
    AUTH: 'on',
    API_KEYS_FILE: keysFile,
    RATE_LIMIT_PER_MINUTE: '0',
    RATE_LIMIT_COST_PER_MINUTE: '0',
    INTROSPECTION: 'off',
    METRICS_PORT: '0',
  });
}

type Round = { readonly p99: number; readonly requests: number; readonly resident: number };

/** Asks normally for some seconds beside an abuse. No request may fail. */
async function askBeside(abuse: (typeof ABUSES)[string]): Promise<Round> {
  const { url, metricsUrl } = await startShared();
  const post = createPost(url);
  const headersOf = (key: string) => ({ ...JSON_HEADERS, ...bearer(key) });
  let isOver = false;
  const resident: number[] = [];
  const watch = async () => {
    for (; !isOver; await setTimeout(LOOK_EVERY_MS))
      resident.push((await scrape(metricsUrl)).get('process_resident_memory_bytes') ?? Number.NaN);
  };
  const others = [watch(), abuse({ url, post, headers: headersOf('abuser'), isOver: () => isOver })];
  const { durations, failures } = await askNormally(post, headersOf('normal'), SECONDS);
  isOver = true;
  await Promise.all(others);
  expect(failures.slice(0, 5)).toEqual([]);
  durations.sort((one, other) => one - other);
  const p99 = durations[Math.floor(durations.length * 0.99)] ?? Number.NaN;
  return { p99, requests: durations.length, resident: Math.max(...resident) };
}

test.each(Object.entries(ABUSES))(
  'one caller that sends %s costs the other no answer and no second',
  async (what, abuse) => {
    const rounds: Round[] = [];
    do {
      const round = await askBeside(abuse);
      rounds.push(round);
      const { p99, requests, resident } = round;
      process.stderr.write(
        `${what}: ${requests} requests, p99 ${p99.toFixed(0)} ms, ${Math.round(resident / MIB)} MiB\n`,
      );
    } while (rounds.length < MAX_ROUNDS && (rounds.at(-1)?.p99 ?? 0) > MAX_P99_MS);
    expect(Math.min(...rounds.map(({ requests }) => requests))).toBeGreaterThan(SECONDS * 10);
    expect(
      outcomeOf(
        rounds.map(({ p99 }) => p99),
        Math.min,
      ),
    ).toBeLessThanOrEqual(MAX_P99_MS);
    expect(Math.max(...rounds.map(({ resident }) => resident))).toBeLessThanOrEqual(MAX_RESIDENT_BYTES);
  },
);
