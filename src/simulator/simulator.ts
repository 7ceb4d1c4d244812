import { routeApi } from './api/router.js';
import { routeAsset } from './assets/asset-host.js';
import { completeSession, type SessionOutcome } from './complete-session.js';
import type { Fault, Operation, Target } from './fault-injection/fault.js';
import { createFaultInjection } from './fault-injection/fault-injection.js';
import { createCallHandler } from './http/call-handler.js';
import { createCallLog, type RecordedCall } from './http/call-log.js';
import { listen } from './http/listener.js';
import type { TransactionPatch, TransactionSeed } from './result/transaction.js';
import { standingFaults } from './samples/error-samples.js';
import { type NativeSampleName, nativeSampleIds } from './samples/native-samples.js';
import { type SampleName, sampleIds } from './samples/samples.js';
import { createSimulatorState, type SimulatorStateOptions } from './state.js';
import type { SimulatorSwitches } from './switches.js';
import type { NotificationAttempt } from './webhooks/notifications.js';

export const demoAccessKey = 'demo-access-key';
export const demoSecretKey = 'demo-secret-key';
export const demoWebhookSecret = Buffer.from('demo-webhook-secret').toString('base64');

export type SimulatorOptions = Partial<SimulatorStateOptions> & {
  /**
   * Port of the API on 127.0.0.1.
   * @default 0: any free port
   */
  readonly port?: number;
  /**
   * Port of the asset host, which is a separate listener.
   * @default 0: any free port
   */
  readonly assetPort?: number;
};

export type Simulator = {
  readonly baseUrl: string;
  readonly assetBaseUrl: string;
  /** API calls in order of arrival, including token calls. */
  readonly calls: readonly RecordedCall[];
  readonly assetCalls: readonly RecordedCall[];
  /** May be changed at any time. A change applies from the next response on. */
  readonly switches: SimulatorSwitches;
  readonly sampleIds: Readonly<Record<SampleName, string>>;
  /** Each livenessId. */
  readonly nativeSampleIds: Readonly<Record<NativeSampleName, string>>;
  callsTo(operation: Operation, signatureId?: string): RecordedCall[];
  /** Counts the calls that the provider billed, of one operation or all, for one signatureId or livenessId or all. */
  billedCalls(operation?: Operation, id?: string): number;
  /** Resolves when the next matching call arrives, before it is answered. Call this before causing the call. */
  nextCall(operation: Operation, signatureId?: string): Promise<RecordedCall>;
  /** Plans a fault for the next `times` matching calls (default 1). Several faults for one target apply in order. */
  fault(target: Target, fault: Fault, options?: { readonly times?: number }): void;
  clearFaults(): void;
  /** Holds matching calls: they are recorded and wait for `release`. */
  hold(target: Target): { release(): void };
  /** Adds a transaction, or replaces the one with the same id. */
  addTransaction(seed: TransactionSeed): void;
  /** Changes a transaction, by signatureId or livenessId, for all later calls. Throws for an unknown id. */
  setResult(id: string, patch: TransactionPatch): void;
  /** Invalidates all tokens. */
  revokeTokens(): void;
  /** Ends a session that was created through the API, and notifies its callback or the webhook. */
  completeSession(signatureId: string, outcome: SessionOutcome): void;
  /** Attempts to deliver callbacks and webhooks, in the order in which they ended. */
  readonly notifications: readonly NotificationAttempt[];
  /** Resolves when no notification is being sent. Scheduled retries do not count. */
  notificationsSettled(): Promise<void>;
  /** Closes all connections, including those of held and hanging calls. */
  close(): Promise<void>;
};

const defaultOptions: SimulatorStateOptions = {
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

/** Starts both listeners. Rejects when a port is in use. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, assetPort = 0, ...changed } = options;
  const [log, assetLog, faultInjection] = [createCallLog(), createCallLog(), createFaultInjection(standingFaults)];
  let assetOrigin = '';
  const state = createSimulatorState({ ...defaultOptions, ...changed }, () => assetOrigin);
  const { now, toEnvelope } = state;

  const shared = { faultInjection, toEnvelope, now };
  const assetHost = await listen(
    assetPort,
    createCallHandler({ ...shared, log: assetLog, route: (incoming) => routeAsset(incoming, state) }),
  );
  assetOrigin = assetHost.origin;
  const serveApi = createCallHandler({ ...shared, log, route: (incoming) => routeApi(incoming, state) });
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
    switches: state.switches,
    sampleIds,
    nativeSampleIds,
    billedCalls: log.countBilled,
    callsTo: (operation, signatureId) => logOf(operation).callsTo(toTarget(operation, signatureId)),
    nextCall: (operation, signatureId) => logOf(operation).nextCall(toTarget(operation, signatureId)),
    fault: (target, fault, { times = 1 } = {}) => faultInjection.plan(target, fault, times),
    clearFaults: faultInjection.clearFaults,
    hold: faultInjection.hold,
    addTransaction: (seed) => void state.transactions.add(seed),
    setResult: (id, patch) => void state.transactions.patch(state.transactions.toSignatureId(id) ?? id, patch),
    revokeTokens: state.tokens.revokeAll,
    completeSession: (signatureId, outcome) => completeSession(state, signatureId, outcome),
    notifications: state.notifications.log,
    notificationsSettled: state.notifications.settled,
    close: async () => {
      state.notifications.close();
      await Promise.all([api.close(), assetHost.close()]);
    },
  };
}
