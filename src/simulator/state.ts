import { randomBytes } from 'node:crypto';
import { createRateLimit } from './api/rate-limit.js';
import { createTokens, type Tokens } from './api/tokens.js';
import { type Assets, createAssets } from './assets/assets.js';
import { createLinks, type Links } from './assets/links.js';
import { createToEnvelope, type ToEnvelope } from './http/envelope.js';
import { createTransactions, type Transactions } from './result/transactions.js';
import { errorSamples } from './samples/error-samples.js';
import { nativeSamples } from './samples/native-samples.js';
import { samples } from './samples/samples.js';
import { defaultSwitches, type SimulatorSwitches } from './switches.js';
import { createNotifications, type Notifications } from './webhooks/notifications.js';

export type SimulatorStateOptions = {
  /**
   * Returns epoch milliseconds; every expiry is computed from it.
   * @default the system clock
   */
  readonly now: () => number;
  readonly accessKey: string;
  readonly secretKey: string;
  /**
   * Lifetime of a link in milliseconds.
   * @default one day
   */
  readonly linkTtlMs: number;
  /**
   * Lifetime of a token, in milliseconds, when the request does not set one.
   * @default one hour
   */
  readonly tokenTtlMs: number;
  readonly switches: Partial<SimulatorSwitches>;
  /**
   * The account's webhook, for sessions without a callbackUrl.
   * @default null: no webhook
   */
  readonly webhookUrl: string | null;
  /** Signs webhooks. Base64, as the provider's console shows it. */
  readonly webhookSecret: string;
  /**
   * Calls back once after `ms` milliseconds. Returns a function that cancels the call.
   * @default the system's timers
   */
  readonly schedule: (ms: number, callback: () => void) => () => void;
};

/** Everything that an operation reads and changes. */
export type SimulatorState = {
  readonly account: { readonly accessKey: string; readonly secretKey: string };
  readonly switches: SimulatorSwitches;
  readonly tokens: Tokens;
  readonly tokenTtlMs: number;
  readonly transactions: Transactions;
  readonly links: Links;
  readonly notifications: Notifications;
  readonly assets: Assets;
  readonly toEnvelope: ToEnvelope;
  /** Counts one business call. Returns false when it exceeds the rate limit. */
  isWithinRateLimit(): boolean;
  now(): number;
};

/** Maximum number of images, archives and videos that are kept after they were drawn. */
const keptAssets = 256;
/** Shared by all simulators of the process: a drawing depends on the transaction only. */
const assets = createAssets(keptAssets);

/** Creates the initial state of one simulator: the sample transactions, and no token, call or notification. */
export function createSimulatorState(options: SimulatorStateOptions, assetOrigin: () => string): SimulatorState {
  const { now, accessKey, secretKey, linkTtlMs, tokenTtlMs, webhookUrl, webhookSecret, schedule } = options;
  const switches = { ...structuredClone(defaultSwitches), ...options.switches };
  const secret = randomBytes(32);
  const webhook = { url: webhookUrl, secret: webhookSecret };
  const web = [...Object.values(samples), ...Object.values(errorSamples)];
  const seeds = [
    ...web.map(({ signatureId, transaction }) => ({ signatureId, ...transaction })),
    ...Object.values(nativeSamples).map(({ signatureId, livenessId, transaction }) => {
      return { signatureId, livenessId, ...transaction };
    }),
  ];
  return {
    account: { accessKey, secretKey },
    switches,
    tokens: createTokens(switches, now),
    tokenTtlMs,
    transactions: createTransactions(seeds, switches, now),
    links: createLinks({ switches, secret, ttlMs: linkTtlMs, now, assetOrigin }),
    assets,
    notifications: createNotifications({ switches, webhook, nonceSecret: secret, now, schedule }),
    toEnvelope: createToEnvelope(switches, now),
    isWithinRateLimit: createRateLimit(switches, now),
    now,
  };
}
