import type { VerdictPolicy } from '../liveness/verdict.js';
import type { Loaders } from '../results/loaders.js';
import type { Caller } from './caller.js';
import type { Disclosure } from './disclosure.js';
import type { HandedOutLinks } from './handed-out-links.js';

/** What resolvers may use, made anew for each request. */
export type GatewayContext = {
  readonly caller: Caller;
  readonly loaders: Loaders;
  readonly policy: VerdictPolicy;
  readonly limits: InputLimits;
  /** Grows by every field asked for that shows a picture, archive or video; null when nobody wants to know. */
  readonly disclosures: Disclosure[] | null;
  /** Grows by every link that is found for the answer. */
  readonly handedOut: HandedOutLinks;
};

export type InputLimits = {
  readonly maxSignatureIds: number;
  /** The largest `minValidFor`, in seconds. */
  readonly maxMinValidForSeconds: number;
  /** What `minValidFor` is when the client names none, in seconds; need not be whole. */
  readonly defaultMinValidForSeconds: number;
};

/** As it was before anything was resolved, for an operation that is executed anew. What was loaded stays loaded. */
export function forgetOutcome({ disclosures, handedOut }: Pick<GatewayContext, 'disclosures' | 'handedOut'>): void {
  disclosures?.splice(0);
  handedOut.clear();
}
