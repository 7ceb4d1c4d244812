import { expect } from '@jest/globals';
import { toParameters, toStatus } from './expected-result.js';

/** Every field of a verification but those of its face. */
export const WHOLE_VERIFICATION = `query ($id: ID!, $bytes: Boolean = true) { verification(signatureId: $id) {
  signatureId status errorCodes submissionCompleted countryCode inputParameters fees address documentDatabase fetchedAt
  livenessResult { status verification { status } }
  document { result documentType documentNumberMasked documentNumber fullName dateOfBirth issueDate expiryDate gender
    nationality placeOfBirth address details fields { name value side }
    images { name side url expiresAt ... @include(if: $bytes) { base64 dataUri mediaType byteLength } } } } }`;

// biome-ignore lint/suspicious/noExplicitAny: JSON of both sides, compared place by place.
type Json = any;
type Leaf = { readonly path: readonly string[]; readonly value: Json };

const isLink = (value: unknown) => typeof value === 'string' && /^https?:/.test(value);
/** The simulator sends no other text that is as long. */
const isImage = (value: unknown) => isLink(value) || (typeof value === 'string' && value.length > 1_000);
const isAbsent = (value: Json) =>
  value == null || String(value).trim() === '' || (typeof value === 'object' && Object.keys(value).length === 0);

function leavesOf(value: Json, path: readonly string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

/** The value without its images. */
function plain(value: Json): Json {
  if (Array.isArray(value)) return value.filter((item) => !isImage(item)).map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => !isImage(inner));
  return Object.fromEntries(kept.map(([key, inner]) => [key, plain(inner)]));
}

const orNull = (value: Json) => (isAbsent(value) ? null : plain(value));
const sideIn = (path: readonly string[]) => {
  const name = path.findLast((key) => /^(front|back)/i.test(key))?.toUpperCase();
  return name === undefined ? null : name.startsWith('FRONT') ? 'FRONT' : 'BACK';
};

function toImage({ path, value }: Leaf, bytes: boolean) {
  const link = isLink(value)
    ? { url: expect.stringContaining(`${new URL(value).pathname}?`), expiresAt: expect.any(String) }
    : { url: null, expiresAt: null };
  const ofBytes = {
    base64: expect.any(String),
    dataUri: expect.stringMatching(/^data:image\//),
    mediaType: expect.stringMatching(/^image\//),
    byteLength: expect.any(Number),
  };
  return { name: path.join('.'), side: sideIn(path), ...link, ...(bytes && ofBytes) };
}

/** The document by its parts; the values of known names are compared with the texts by the test. */
function toDocument(detail: Json, bytes: boolean) {
  const leaves = leavesOf(detail).filter(({ value }) => !isAbsent(value));
  return {
    details: plain(detail),
    fields: leaves
      .filter(({ value }) => !isImage(value))
      .map(({ path, value }) => ({ name: path.join('.'), value: String(value), side: sideIn(path) })),
    images: leaves.filter(({ value }) => isImage(value)).map((leaf) => toImage(leaf, bytes)),
  };
}

/** The answer that follows from the provider's own, written down a second time and without the gateway's code. */
export function toExpectedVerification(data: Json, bytes = true) {
  const status = toStatus(data);
  const reasons = data.errorCodes ?? (data.errorCode == null ? [] : [data.errorCode]);
  const isElse = [data.docDetail, data.addressDetail, data.docDatabaseDetail].some((part) => !isAbsent(part));
  const isWithoutFace = ['PASS', 'FAIL'].includes(status) && isAbsent(data.faceDetail) && isElse;
  return {
    signatureId: data.signatureId,
    status,
    errorCodes: status === 'PASS' ? [] : reasons,
    submissionCompleted: data.submissionCompleted ?? null,
    countryCode: data.countryCodeIso3 ?? null,
    inputParameters: toParameters(data.inputParameters),
    fees: orNull(data.feeDetail),
    address: orNull(data.addressDetail),
    documentDatabase: orNull(data.docDatabaseDetail),
    fetchedAt: expect.any(String),
    livenessResult: isWithoutFace ? null : { status, verification: { status } },
    document: isAbsent(data.docDetail) ? null : expect.objectContaining(toDocument(data.docDetail, bytes)),
  };
}
