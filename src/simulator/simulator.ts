import { randomBytes } from 'node:crypto';
import { createRateLimit } from './api/rate-limit.js';
import { routeApi } from './api/router.js';
import { createTokens } from './api/tokens.js';
import type { World } from './api/world.js';
import { routeAsset } from './assets/asset-host.js';
import { createAssets } from './assets/assets.js';
import { createLinks } from './assets/links.js';
import { createCallLog, type RecordedCall } from './exchange/call-log.js';
import { createToEnvelope } from './exchange/envelope.js';
import { createExchange } from './exchange/exchange.js';
import type { Fault, Operation, Target } from './exchange/fault.js';
import { createInterventions } from './exchange/interventions.js';
import { listen } from './exchange/listener.js';
import type { TransactionPatch, TransactionSeed } from './result/transaction.js';
import { createTransactions } from './result/transactions.js';
import { type SampleName, sampleIds, samples } from './samples/samples.js';
import { defaultSwitches, type SimulatorSwitches } from './switches.js';

export const demoAccessKey = 'demo-access-key';
export const demoSecretKey = 'demo-secret-key-of-nobody';

export type SimulatorOptions = {
  /** Port of the API; 0, the default, takes a free one. The host is always 127.0.0.1. */
  readonly port?: number;
  /** Port of the asset host, a listener of its own. */
  readonly assetPort?: number;
  /** Epoch milliseconds; every expiry goes by it. Default: the system's clock. */
  readonly now?: () => number;
  readonly accessKey?: string;
  readonly secretKey?: string;
  /** Life of a link in milliseconds; default one day. */
  readonly linkTtlMs?: number;
  readonly switches?: Partial<SimulatorSwitches>;
};

export type Simulator = {
  readonly baseUrl: string;
  readonly assetBaseUrl: string;
  /** API calls in order of arrival, token calls among them. */
  readonly calls: readonly RecordedCall[];
  readonly assetCalls: readonly RecordedCall[];
  /** May be changed at any time; the next answer goes by it. */
  readonly switches: SimulatorSwitches;
  readonly sampleIds: Readonly<Record<SampleName, string>>;
  callsTo(operation: Operation, signatureId?: string): RecordedCall[];
  /** Resolves when the next such call arrives, before it is answered. Ask first, then cause the call. */
  nextCall(operation: Operation, signatureId?: string): Promise<RecordedCall>;
  /** Plans a fault for the next `times` calls (default 1) of the target; plans for one target queue up. */
  fault(target: Target, fault: Fault, options?: { readonly times?: number }): void;
  clearFaults(): void;
  /** Calls that arrive while it is in force are recorded and wait for `release`. */
  hold(target: Target): { release(): void };
  /** Adds a transaction, or replaces the one under that id. */
  addTransaction(seed: TransactionSeed): void;
  /** Changes a transaction for all later calls. Throws for an unknown id. */
  setResult(signatureId: string, patch: TransactionPatch): void;
  /** Ends every token that lives: the next business call of its owner is refused. */
  revokeTokens(): void;
  /** Ends all connections, those of held and hanging calls too. */
  close(): Promise<void>;
};

/** Starts both listeners. Rejects when a port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, assetPort = 0, now = Date.now, linkTtlMs = 86_400_000 } = options;
  const switches = { ...structuredClone(defaultSwitches), ...options.switches };
  const [log, assetLog, interventions] = [createCallLog(), createCallLog(), createInterventions()];
  const toEnvelope = createToEnvelope(switches, now);
  const seeds = Object.values(samples).map(({ signatureId, transaction }) => ({ signatureId, ...transaction }));

  let assetOrigin = '';
  const world: World = {
    account: { accessKey: options.accessKey ?? demoAccessKey, secretKey: options.secretKey ?? demoSecretKey },
    switches,
    tokens: createTokens(switches, now),
    transactions: createTransactions(seeds, switches, now),
    links: createLinks({ switches, secret: randomBytes(32), ttlMs: linkTtlMs, now, assetOrigin: () => assetOrigin }),
    assets: createAssets(256),
    toEnvelope,
    admits: createRateLimit(switches, now),
    now,
  };

  const shared = { interventions, toEnvelope, now };
  const assetHost = await listen(
    assetPort,
    createExchange({ ...shared, log: assetLog, route: (incoming) => routeAsset(incoming, world) }),
  );
  assetOrigin = assetHost.origin;
  const serveApi = createExchange({ ...shared, log, route: (incoming) => routeApi(incoming, world) });
  const api = await listen(port, serveApi).catch(async (error: unknown) => {
    await assetHost.close();
    throw error;
  });

  const logOf = (operation: Operation) => (operation === 'asset' ? assetLog : log);
  const toTarget = (operation: Operation, signatureId?: string): Target =>
    signatureId === undefined ? { operation } : { operation, signatureId };
  return {
    baseUrl: api.origin,
    assetBaseUrl: assetHost.origin,
    calls: log.calls,
    assetCalls: assetLog.calls,
    switches,
    sampleIds,
    callsTo: (operation, signatureId) => logOf(operation).callsTo(toTarget(operation, signatureId)),
    nextCall: (operation, signatureId) => logOf(operation).nextCall(toTarget(operation, signatureId)),
    fault: (target, fault, { times = 1 } = {}) => interventions.plan(target, fault, times),
    clearFaults: interventions.clearFaults,
    hold: interventions.hold,
    addTransaction: (seed) => void world.transactions.add(seed),
    setResult: (signatureId, patch) => void world.transactions.patch(signatureId, patch),
    revokeTokens: world.tokens.revokeAll,
    close: async () => {
      interventions.releaseAll();
      await Promise.all([api.close(), assetHost.close()]);
    },
  };
}
