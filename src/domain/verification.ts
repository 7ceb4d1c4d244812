import type { DocumentValues, IdentityDocument, Json } from './identity-document.js';
import { isInvalid } from './invalid-fields.js';
import type { LivenessResult } from './liveness-result.js';

/** The kinds of records: of a web session, of the native SDK, and of the recording of a native one. Each has ids of its own. */
export type RecordKind = 'web' | 'native' | 'native video';

/** What recorded a native result, in the words of the provider. */
export type NativeSdk = { readonly platform: string | null; readonly sdkVersion: string | null };

/** The personal data of a record, which are kept for a shorter time than the rest of it. A missing part is null. */
export type PersonalData = {
  readonly document: DocumentValues | null;
  readonly address: Json;
  readonly documentDatabase: Json;
};

/**
 * One record of the provider: the checks of the face and everything else that it decided about one transaction. Does not
 * hold bytes of images.
 */
export type Verification = LivenessResult & {
  /** Whether the person has submitted everything; null if the provider does not say. */
  readonly submissionCompleted: boolean | null;
  /** ISO 3166-1 alpha-3. */
  readonly countryCode: string | null;
  /** What the provider charges for, as it comes. */
  readonly fees: Json;
  /** Whether the record has a part about a face, valid or not. */
  readonly hasFace: boolean;
  readonly document: IdentityDocument | null;
  /** Whether the provider's record has personal data, also when they are not kept any more. */
  readonly hasPersonalData: boolean;
  /** Undefined when they are not kept any more. */
  readonly personalData?: PersonalData | undefined;
  /** Only in the record of a native result, whose `signatureId` is its liveness id. */
  readonly nativeSdk?: NativeSdk;
};

/**
 * Returns whether the record is about a face. It is not if the provider has decided without a face, on a document or an
 * address. A verification that runs or was given up counts as one about a face, since that is not known yet.
 */
export function isAboutFace(record: Verification): boolean {
  const isDecided = record.status === 'PASS' || record.status === 'FAIL';
  const isAboutElse = record.document !== null || record.hasPersonalData || isInvalid(record, 'document');
  return !isDecided || record.hasFace || !isAboutElse;
}

/** Returns the record without its personal data. */
export function withoutPersonalData({ personalData: _dropped, ...rest }: Verification): Verification {
  return rest;
}
