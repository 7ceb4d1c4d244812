import { startNetwork } from '../provider/network.js';
import { startTestGateway, type TestGatewayOptions } from './gateway.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';

/** Starts a gateway that reaches its simulator through a network which can fail, and reports the outcome of queries. */
export async function startNetworkedGateway(options: TestGatewayOptions = {}) {
  const network = await startNetwork();
  const gateway = await startTestGateway({ ...options, env: { ADVANCE_AI_BASE_URL: network.url, ...options.env } });
  network.leadTo(gateway.simulator.baseUrl);
  let ids = 0;
  const nextId = () => {
    ids += 1;
    gateway.simulator.addTransaction({ signatureId: `transaction-${ids}` });
    return `transaction-${ids}`;
  };
  return {
    ...gateway,
    network,
    /** Queries an uncached transaction: returns the code of its error, or undefined, and the duration. */
    async askAnew() {
      const sentAt = performance.now();
      const { data, errors } = await gateway.ask(STATUS, { id: nextId() });
      const code = errors[0]?.extensions?.code;
      if (code === undefined && data.livenessResult?.status !== 'PASS') throw new Error('neither answer nor error');
      return { code, tookMs: performance.now() - sentAt };
    },
    /** Returns the number of provider attempts so far with this outcome. */
    attemptsThat: (outcome: string) =>
      gateway.logLines.filter((line) => line.includes(`"outcome":"${outcome}"`)).length,
  };
}
