import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Logger } from 'pino';
import type { Clock } from '../../async/clock.js';
import type { Config } from '../../config/config.js';
import { createLogger } from '../../observability/logger.js';
import { createSyntheticProvider } from '../../providers/advance-ai/synthetic-provider.js';
import { readSampleOperations } from '../../server/apollo/sample-operations.js';
import { startGateway } from '../create-gateway.js';
import { toWarmUpConfig } from './warm-up-config.js';

export type WarmUpOptions = {
  readonly config: Config;
  readonly clock: Clock;
  /** The directory with `schema/`; ends with a slash. */
  readonly packageRoot: URL;
  /** Gets a warning if the warm-up fails, which does not prevent the start. */
  readonly logger: Logger;
};

/** Keeps the start within two seconds. */
const MAX_MS = 1_500;
/** Concurrent requests of each operation in one round; repeating a document compiles it. */
const REPEATED = 10;
/** A machine that drops loopback packets must not prevent the start. */
const RESPONSE_MS = 5_000;

/**
 * Lets the JIT compiler optimize the whole request path before the first client connects: serves the sample operations
 * from a separate gateway with a synthetic provider, over HTTP, until they no longer get faster. Takes at most 1.5 seconds
 * and one round, and does not affect the gateway that starts after it.
 */
export async function warmUp({ config, clock, packageRoot, logger }: WarmUpOptions): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  try {
    const key = randomBytes(32).toString('hex');
    const send = createSyntheticProvider(clock.now);
    const gateway = await startGateway(toWarmUpConfig(config, key), {
      clock,
      // Unused: the only caller has an API key.
      fetch: send,
      send,
      random: Math.random,
      logger: createLogger(config.logLevel, { write: () => undefined }),
      sampleSignatureId: '',
    });
    try {
      const post = createPost(`${gateway.url}/graphql`, key, agent);
      const samples = readSampleOperations({ packageRoot, signatureId: 'made-up', needsToken: false });
      await repeatUntilSteady(
        async (round) => {
          const bodies = samples.flatMap(({ query, variables }) =>
            // Half of them with a new id, the others with a cached one.
            Array.from({ length: REPEATED }, (_, index) =>
              toBody(query, variables, index % 2 === 0 ? 'remembered' : `new-${round}-${index}`),
            ),
          );
          await Promise.all(bodies.map(post));
        },
        { maxMs: MAX_MS, monotonicNow: clock.monotonicNow },
      );
    } finally {
      agent.destroy();
      await gateway.close();
    }
  } catch (error) {
    logger.warn({ errorName: error instanceof Error ? error.name : typeof error }, 'warm-up failed');
  }
}

function toBody(query: string, variables: Readonly<Record<string, unknown>>, signatureId: string): string {
  const named = { signatureId, signatureIds: Array.from({ length: 10 }, (_, index) => `${signatureId}-${index}`) };
  const used = Object.entries(named).filter(([name]) => name in variables);
  return JSON.stringify({ query, variables: Object.fromEntries(used) });
}

function createPost(url: string, key: string, agent: Agent): (body: string) => Promise<void> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${key}` };
  return (body) =>
    new Promise((resolve, reject) => {
      const posting = request(url, { method: 'POST', agent, headers }, (response) => {
        response.resume().once('end', resolve).once('error', reject);
      });
      posting.setTimeout(RESPONSE_MS, () => posting.destroy(new Error('no response')));
      posting.once('error', reject).end(body);
    });
}

export type SteadyOptions = {
  /** No round starts after this time, in milliseconds. */
  readonly maxMs: number;
  readonly monotonicNow: () => number;
};

/** A round counts as faster if it takes less than this share of the fastest time; smaller differences are noise. */
const FASTER = 0.95;
/** The number of consecutive rounds without an improvement. */
const STEADY_ROUNDS = 4;

/** Repeats a round of the same work until it no longer gets faster. Rejects as soon as a round does. */
export async function repeatUntilSteady(
  round: (number: number) => Promise<void>,
  { maxMs, monotonicNow }: SteadyOptions,
): Promise<void> {
  const startedAt = monotonicNow();
  let fastestMs = Number.POSITIVE_INFINITY;
  let steady = 0;
  for (let number = 0; steady < STEADY_ROUNDS && monotonicNow() - startedAt < maxMs; number += 1) {
    const beganAt = monotonicNow();
    await round(number);
    const tookMs = monotonicNow() - beganAt;
    steady = tookMs < FASTER * fastestMs ? 0 : steady + 1;
    fastestMs = Math.min(fastestMs, tookMs);
  }
}
