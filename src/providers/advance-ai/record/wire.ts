import type { ScoreRange } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import {
  INVALID,
  type Members,
  type Reading,
  readBoolean,
  readInstant,
  readInt32,
  readList,
  readObject,
  readPart,
  readPresent,
  readScore,
  readText,
} from './wire-value.js';

/**
 * Reads the data of a get-result response as the provider writes it. Every key may be missing, null or new. Fields that
 * identify the record or decide the verdict must have their documented type; any other value that does not fit costs only
 * its own field. Words of open lists stay plain text here.
 */

/** Scores of liveness and of similarity. */
export const SCORE_RANGE: ScoreRange = { min: 0, max: 100 };

const readRatedScore = (value: unknown) => readScore(value, SCORE_RANGE);

const EVENT = { event: readText, result: readText, createTimestamp: readInstant };

const FACE = {
  faceResult: readText,
  faceImage: readText,
  faceImageTime: readInstant,
  faceImageFar: readText,
  faceImageFarTime: readInstant,
  faceImageNear: readText,
  faceImageNearTime: readInstant,
  silentImage: readText,
  silentImageTime: readInstant,
  auditImageUrl: readText,
  faceLivenessScore: readRatedScore,
  livenessAttackType: readInt32,
  livenessType: readText,
  livenessFlowCategory: readText,
  faceSimilarityScore: readRatedScore,
  eventDetails: readList,
  faceVideoUrl: readText,
};

const RESULT = {
  errorCode: readText,
  /** Address products list their reasons instead. */
  errorCodes: readList,
  faceDetail: readObject,
};

/** What a record says besides its verdict and its face. */
const SURROUNDINGS = {
  submissionCompleted: readBoolean,
  countryCodeIso3: readText,
  feeDetail: readPresent,
  docDetail: readPart,
  docDatabaseDetail: readPresent,
  addressDetail: readPresent,
};

/** Every field of the provider that can be reported as invalid. */
export type WireField =
  | keyof typeof RESULT
  | keyof typeof FACE
  | keyof typeof SURROUNDINGS
  | 'inputParameters'
  | 'expiredTime';

type Readers<Name extends string> = Readonly<Record<Name, (value: unknown) => Reading<unknown>>>;
type Values<Some extends Readers<string>> = {
  readonly [Name in keyof Some]: Exclude<ReturnType<Some[Name]>, typeof INVALID>;
};

export type WireEvent = Values<typeof EVENT> & { readonly invalid: ReadonlySet<keyof typeof EVENT> };
export type WireFaceDetail = Values<typeof FACE> & { readonly invalid: ReadonlySet<keyof typeof FACE> };
export type WireResult = Values<Omit<typeof RESULT, 'faceDetail'>> & {
  readonly overallResult: string | null;
  /** The older name of overallResult; any value but text is ignored. */
  readonly idvResult: string | null;
  readonly faceDetail: WireFaceDetail | null;
  readonly inputParameters: unknown;
  readonly invalid: ReadonlySet<keyof typeof RESULT>;
};

/** @throws ProviderError `invalid-response` for data that is no object, a verdict that is no text, or another transaction. */
export function readResult(data: unknown, signatureId: string): WireResult {
  const members = readObject(data);
  if (members === null || members === INVALID) throw shapeError('root');
  const id = members.signatureId ?? '';
  if (id !== '' && id !== signatureId) {
    throw new ProviderError('invalid-response', 'result of another transaction');
  }
  const overallResult = members.overallResult ?? null;
  if (overallResult !== null && typeof overallResult !== 'string') throw shapeError('overallResult');
  const { faceDetail, ...values } = readFields(members, RESULT);
  return {
    ...values,
    overallResult,
    idvResult: typeof members.idvResult === 'string' ? members.idvResult : null,
    faceDetail: faceDetail && readFields(faceDetail, FACE),
    inputParameters: members.inputParameters,
  };
}

export type WireSurroundings = Values<typeof SURROUNDINGS> & {
  readonly invalid: ReadonlySet<keyof typeof SURROUNDINGS>;
};

/** `data` is what `readResult` has accepted. */
export function readSurroundings(data: unknown): WireSurroundings {
  return readFields(data as Members, SURROUNDINGS);
}

/** Returns null for an item of the list that is no event. */
export function readEvent(item: unknown): WireEvent | null {
  const members = readObject(item);
  return members === null || members === INVALID ? null : readFields(members, EVENT);
}

function readFields<Some extends Readers<string>>(
  members: Members,
  readers: Some,
): Values<Some> & { readonly invalid: ReadonlySet<keyof Some> } {
  const invalid = new Set<keyof Some>();
  const values = Object.entries(readers).map(([name, read]) => {
    const value = read(members[name]);
    if (value !== INVALID) return [name, value];
    invalid.add(name);
    return [name, null];
  });
  return { ...(Object.fromEntries(values) as Values<Some>), invalid };
}

/** Names the field and never the value. */
function shapeError(place: string): ProviderError {
  return new ProviderError('invalid-response', `result does not have its documented shape: ${place}`);
}
