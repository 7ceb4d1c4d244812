import { randomBytes } from 'node:crypto';
import { createRateLimit } from './api/rate-limit.js';
import { createTokens } from './api/tokens.js';
import type { World } from './api/world.js';
import { createAssets } from './assets/assets.js';
import { createLinks } from './assets/links.js';
import { createToEnvelope } from './exchange/envelope.js';
import { createNotices } from './notices/notices.js';
import { createTransactions } from './result/transactions.js';
import { samples } from './samples/samples.js';
import { defaultSwitches, type SimulatorSwitches } from './switches.js';

export type WorldOptions = {
  /** Epoch milliseconds; every expiry goes by it. Default: the system's clock. */
  readonly now: () => number;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Life of a link in milliseconds; default one day. */
  readonly linkTtlMs: number;
  /** Life of a token, in milliseconds, whose request does not name one; default one hour. */
  readonly tokenTtlMs: number;
  readonly switches: Partial<SimulatorSwitches>;
  /** The account's webhook, for sessions without a callbackUrl; default null: none. */
  readonly webhookUrl: string | null;
  /** Signs webhooks; in Base64, as the account's page would show it. */
  readonly webhookSecret: string;
  /** Calls back once after so many milliseconds and returns what cancels that. Default: the system's timers. */
  readonly schedule: (ms: number, callback: () => void) => () => void;
};

/** How many pictures, archives and videos are kept once they are drawn. */
const keptAssets = 256;
/** What is drawn depends on nothing but whose it is, so all simulators of a process share it. */
const assets = createAssets(keptAssets);

/** The state of one simulator at its start: the sample transactions, and no token, call or notice. */
export function createWorld(options: WorldOptions, assetOrigin: () => string): World {
  const { now, accessKey, secretKey, linkTtlMs, tokenTtlMs, webhookUrl, webhookSecret, schedule } = options;
  const switches = { ...structuredClone(defaultSwitches), ...options.switches };
  const secret = randomBytes(32);
  const webhook = { url: webhookUrl, secret: webhookSecret };
  const seeds = Object.values(samples).map(({ signatureId, transaction }) => ({ signatureId, ...transaction }));
  return {
    account: { accessKey, secretKey },
    switches,
    tokens: createTokens(switches, now),
    tokenTtlMs,
    transactions: createTransactions(seeds, switches, now),
    links: createLinks({ switches, secret, ttlMs: linkTtlMs, now, assetOrigin }),
    assets,
    notices: createNotices({ switches, webhook, nonceSecret: secret, now, schedule }),
    toEnvelope: createToEnvelope(switches, now),
    admits: createRateLimit(switches, now),
    now,
  };
}
