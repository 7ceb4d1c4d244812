import type { Assets } from '../assets/assets.js';
import type { Links } from '../assets/links.js';
import type { Answer } from '../exchange/answer.js';
import type { ToEnvelope } from '../exchange/envelope.js';
import type { Fault } from '../exchange/fault.js';
import type { Notices } from '../notices/notices.js';
import type { Transactions } from '../result/transactions.js';
import type { SimulatorSwitches } from '../switches.js';
import type { Tokens } from './tokens.js';

/** All that an operation may know and change; each one is a function of a request and of this. */
export type World = {
  readonly account: { readonly accessKey: string; readonly secretKey: string };
  readonly switches: SimulatorSwitches;
  readonly tokens: Tokens;
  readonly tokenTtlMs: number;
  readonly transactions: Transactions;
  readonly links: Links;
  readonly notices: Notices;
  readonly assets: Assets;
  readonly toEnvelope: ToEnvelope;
  /** Counts one business call; false: over the limit. */
  admits(): boolean;
  now(): number;
};

export type ApiRequest = {
  readonly method: string;
  readonly url: URL;
  readonly body: Readonly<Record<string, unknown>>;
  readonly fault: Fault | null;
};

export type Operate = (request: ApiRequest, world: World) => Answer;
