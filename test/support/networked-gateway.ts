import { startTestGateway, type TestGatewayOptions } from './gateway.js';
import { startNetwork } from './network.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';

/** A gateway that reaches its simulator through a network which may fail, and what one question came to. */
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
    /** Asks about a transaction that nobody has asked about: the code of its error, or undefined, and how long it took. */
    async askAnew() {
      const sentAt = performance.now();
      const { data, errors } = await gateway.ask(STATUS, { id: nextId() });
      const code = errors[0]?.extensions?.code;
      if (code === undefined && data.livenessResult?.status !== 'PASS') throw new Error('neither answer nor error');
      return { code, tookMs: performance.now() - sentAt };
    },
    /** Attempts at the provider so far that came to this. */
    attemptsThat: (outcome: string) =>
      gateway.logLines.filter((line) => line.includes(`"outcome":"${outcome}"`)).length,
  };
}
