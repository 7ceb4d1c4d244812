import type { GraphQLResolveInfo } from 'graphql';
import type { Caller } from '../domain/caller.js';
import type { ReturnTargets } from '../domain/start/return-url.js';
import type { StartedVerification, StartRequest } from '../domain/start/start-request.js';
import type { VerdictPolicy } from '../domain/verdict.js';
import type { Verification } from '../domain/verification.js';
import type { RequestHistory } from '../history/request-history.js';
import type { RequestLive } from '../live/request-live.js';
import type { WatchedState } from '../live/verification-watches.js';
import type { Loaders } from '../verifications/loaders.js';
import type { NativeLoaders } from '../verifications/native-loaders.js';
import type { ResponseLinks } from './links/response-links.js';

/** Starts a verification for one caller, within its rate, and records that. Rejects with `ResultError`. */
export type StartForCaller = (request: StartRequest) => Promise<StartedVerification>;

/** The dependencies and state of one request, available to its resolvers. */
export type GatewayContext = {
  readonly caller: Caller;
  readonly loaders: Loaders;
  /** Reads native results; null while they are switched off. */
  readonly native: NativeLoaders | null;
  /** Reads the history of the tenant; null if none is kept. */
  readonly history: RequestHistory | null;
  /** Watches the verifications of the tenant. */
  readonly live: RequestLive;
  /** What the operation is executed for if it is a subscription; undefined when it starts, and for other operations. */
  readonly event?: WatchedState | undefined;
  readonly startVerification: StartForCaller;
  readonly policy: VerdictPolicy;
  readonly limits: InputLimits;
  /** Collects each resolution of a media field; null if no audit log is kept. */
  readonly disclosures: MediaAccess[] | null;
  /** Collects each link that is put into the response. */
  readonly responseLinks: ResponseLinks;
};

export type InputLimits = {
  readonly maxSignatureIds: number;
  /** The largest `minValidFor`, in seconds. */
  readonly maxMinValidForSeconds: number;
  /** The `minValidFor` of a client that sends none, in seconds; can be a fraction. */
  readonly defaultMinValidForSeconds: number;
  /** Where people may be sent back to; undefined for any place. */
  readonly returnTargets: ReturnTargets | undefined;
};

/** The source value of a field that shows an image, archive or video. */
export type MediaSource = {
  readonly origin: {
    readonly signatureId: string;
    /** The field that led to the media by its schema name, such as `faceImage` or `images.FACE_NEAR`. */
    readonly place: string;
  };
};

/** One resolution of a media field. Only the complete response shows whether the field returned any media. */
export type MediaAccess = MediaSource & { readonly info: GraphQLResolveInfo };

/** Returns the loaders that the record came from. */
export function loadersOf(
  { loaders, native }: Pick<GatewayContext, 'loaders' | 'native'>,
  { nativeSdk }: Pick<Verification, 'nativeSdk'>,
): Loaders {
  return nativeSdk === undefined || native === null ? loaders : native.results;
}

/** Returns the origin of media in the record. The audit log names those of native results as such. */
export function originOf({ signatureId, nativeSdk }: Verification, place: string): MediaSource['origin'] {
  return { signatureId, place: nativeSdk === undefined ? place : `native.${place}` };
}

/** Clears what resolving has collected, before an operation is executed again. The loaders keep what they have loaded. */
export function forgetOutcome({
  disclosures,
  responseLinks,
}: Pick<GatewayContext, 'disclosures' | 'responseLinks'>): void {
  disclosures?.splice(0);
  responseLinks.clear();
}
