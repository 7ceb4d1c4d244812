import { startFleet } from '../redis/redis-gateways.js';
import { startRedis } from '../redis/redis-server.js';
import type { TestGatewayOptions } from './gateway.js';

export const DAY_MS = 86_400_000;
export const LINK = 'query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }';

/** Starts instances that share a Redis and have all served these ids a day ago: all links in their memory are dead. */
export async function startHerd(instances: number, ids: readonly string[], options: TestGatewayOptions = {}) {
  const redis = await startRedis();
  const fleet = await startFleet(redis.url, instances, options);
  for (const signatureId of ids) fleet.simulator.addTransaction({ signatureId });
  for (const gateway of fleet.gateways) for (const id of ids) await gateway.ask(LINK, { id });
  fleet.clock.advance(DAY_MS);
  const ask = (callers: number) => fleet.askAll(callers, LINK, (caller) => ({ id: ids[caller % ids.length] }));
  return {
    ...fleet,
    redis,
    /** Returns the links that so many concurrent callers of each instance get for these ids in turn. */
    async askForAll(callers: number): Promise<readonly string[]> {
      const answers = await ask(callers);
      return answers.flatMap(({ data }) => data.livenessResult?.faceImage?.url ?? []);
    },
    /** Returns the codes of their errors; undefined for a response without one. */
    async codesOf(callers: number): Promise<readonly unknown[]> {
      return (await ask(callers)).map(({ errors }) => errors[0]?.extensions?.code);
    },
  };
}
