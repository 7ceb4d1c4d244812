import { routeApi } from './api/router.js';
import { routeAsset } from './assets/asset-host.js';
import { completeSession, type SessionOutcome } from './complete-session.js';
import { createWorld, type WorldOptions } from './create-world.js';
import { createCallLog, type RecordedCall } from './exchange/call-log.js';
import { createExchange } from './exchange/exchange.js';
import type { Fault, Operation, Target } from './exchange/fault.js';
import { createInterventions } from './exchange/interventions.js';
import { listen } from './exchange/listener.js';
import type { Notice } from './notices/notices.js';
import type { TransactionPatch, TransactionSeed } from './result/transaction.js';
import { type SampleName, sampleIds } from './samples/samples.js';
import type { SimulatorSwitches } from './switches.js';

export const demoAccessKey = 'demo-access-key';
export const demoSecretKey = 'demo-secret-key-of-nobody';
export const demoWebhookSecret = Buffer.from('demo-webhook-secret-of-nobody').toString('base64');

export type SimulatorOptions = Partial<WorldOptions> & {
  /** Port of the API; 0, the default, takes a free one. The host is always 127.0.0.1. */
  readonly port?: number;
  /** Port of the asset host, a listener of its own. */
  readonly assetPort?: number;
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
  /** Ends a session that was opened over the API, and announces that to its callback or the webhook. */
  completeSession(signatureId: string, outcome: SessionOutcome): void;
  /** Attempts to deliver callbacks and webhooks, in order of their ends. */
  readonly notices: readonly Notice[];
  /** Resolves when no notice is being sent; retries that wait for their time do not count. */
  noticesSettled(): Promise<void>;
  /** Ends all connections, those of held and hanging calls too. */
  close(): Promise<void>;
};

const defaultOptions: WorldOptions = {
  now: Date.now,
  accessKey: demoAccessKey,
  secretKey: demoSecretKey,
  linkTtlMs: 86_400_000,
  tokenTtlMs: 3_600_000,
  switches: {},
  webhookUrl: null,
  webhookSecret: demoWebhookSecret,
  schedule: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Starts both listeners. Rejects when a port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, assetPort = 0, ...changed } = options;
  const [log, assetLog, interventions] = [createCallLog(), createCallLog(), createInterventions()];
  let assetOrigin = '';
  const world = createWorld({ ...defaultOptions, ...changed }, () => assetOrigin);
  const { now, toEnvelope } = world;

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
    switches: world.switches,
    sampleIds,
    callsTo: (operation, signatureId) => logOf(operation).callsTo(toTarget(operation, signatureId)),
    nextCall: (operation, signatureId) => logOf(operation).nextCall(toTarget(operation, signatureId)),
    fault: (target, fault, { times = 1 } = {}) => interventions.plan(target, fault, times),
    clearFaults: interventions.clearFaults,
    hold: interventions.hold,
    addTransaction: (seed) => void world.transactions.add(seed),
    setResult: (signatureId, patch) => void world.transactions.patch(signatureId, patch),
    revokeTokens: world.tokens.revokeAll,
    completeSession: (signatureId, outcome) => completeSession(world, signatureId, outcome),
    notices: world.notices.log,
    noticesSettled: world.notices.settled,
    close: async () => {
      world.notices.close();
      await Promise.all([api.close(), assetHost.close()]);
    },
  };
}
