import { type DocumentRecord, plainDocument } from '../documents/document.js';

export type Product = 'LD' | 'FA' | 'IDV' | 'DV' | 'GNDV' | 'AV' | 'POA';
export type ImageKind = 'far' | 'near' | 'silent';

/** The provider's data of one captured face. The verdict is derived from it. */
export type FaceRecord = {
  readonly livenessType: string;
  readonly livenessFlowCategory: string;
  readonly faceLivenessScore: number;
  readonly faceSimilarityScore: number | null;
  /** 1 presentation, 2 injection, 3 unsure; shown only while the score is below 50. */
  readonly livenessAttackType: number | null;
  /** Capture time of each image in epoch milliseconds; null: not reported. A missing kind was not captured. */
  readonly capturedAt: Readonly<Partial<Record<ImageKind, number | null>>>;
  /** Proportions of the camera: 4:5, 9:16 or 16:9. */
  readonly imageShape: 'portrait' | 'tall' | 'wide';
  readonly auditArchive: boolean;
  readonly video: 'NONE' | 'PENDING' | 'READY' | 'ERROR';
};

/** One transaction at the provider. get-result returns it in one of several shapes. */
export type TransactionRecord = {
  readonly signatureId: string;
  readonly product: Product;
  /** CHECKING: submitted, back-office checks are running. GAVE_UP: ended without a submission. */
  readonly state: 'RUNNING' | 'CHECKING' | 'GAVE_UP' | 'FINISHED';
  readonly createdAt: number;
  readonly region: string;
  readonly productLevel: string;
  readonly face: FaceRecord | null;
  readonly document: DocumentRecord | null;
  /** Error codes of an address check; empty when it passed. */
  readonly addressErrorCodes: readonly string[];
  /** Number of files that the user uploaded as proof of address. */
  readonly proofFiles: 0 | 1 | 2;
  /** Whether a register knows the user's number; null: for GNDV if it passed, otherwise no register was searched. */
  readonly foundInDatabase: boolean | null;
  /** Charges of the transaction. Their members are synthetic. */
  readonly fees: readonly Readonly<Record<string, unknown>>[];
  /** The native SDK that captured the face; null: derived from the id. */
  readonly sdk: { readonly version: string; readonly platform: string } | null;
  /** Version of the response: `old` lacks the newest fields, `oldest` has seven fields of a face. */
  readonly shape: 'newest' | 'old' | 'oldest';
  /** Values that replace the derived ones, documented or not. */
  readonly overrides: {
    readonly overallResult?: string;
    readonly errorCode?: string | null;
    readonly faceResult?: string;
  };
  /** Fields that are added or replaced last. */
  readonly extra: {
    readonly data?: Readonly<Record<string, unknown>>;
    readonly faceDetail?: Readonly<Record<string, unknown>>;
    readonly docDetail?: Readonly<Record<string, unknown>>;
  };
  /** Omits every key whose value is null. */
  readonly nullKeysAbsent: boolean;
  /** When the personal data was erased, in epoch milliseconds; null: not erased. */
  readonly erasedAt: number | null;
  /** Changes after a number of get-result calls: progress without a clock. */
  readonly transitions: readonly { readonly afterCalls: number; readonly patch: TransactionPatch }[];
  /** Receives the notifications; null: the account's webhook. */
  readonly callbackUrl: string | null;
  /** The session's input; null: derived from the other fields. */
  readonly inputParameters: Readonly<Record<string, unknown>> | null;
};

/** Changed fields of a transaction; those of `face` and `document` are merged with the existing ones. */
export type TransactionPatch = Partial<Omit<TransactionRecord, 'signatureId' | 'face' | 'document'>> & {
  readonly face?: Partial<FaceRecord> | null;
  readonly document?: Partial<DocumentRecord> | null;
};

/** A new transaction. The default is a passed liveness detection with a far and a near image. */
export type TransactionSeed = TransactionPatch & {
  readonly signatureId: string;
  /** Id in the native SDK. Default: derived from signatureId. */
  readonly livenessId?: string;
};

const startedAt = Date.parse('2026-01-01T00:00:00Z');

const plainFace: FaceRecord = {
  livenessType: 'DISTANT_NEAR',
  livenessFlowCategory: 'DISTANT_CLOSE',
  faceLivenessScore: 98.72,
  faceSimilarityScore: null,
  livenessAttackType: null,
  capturedAt: { far: startedAt + 4_100, near: startedAt + 6_300 },
  imageShape: 'portrait',
  auditArchive: false,
  video: 'NONE',
};

export function createTransaction(seed: TransactionSeed): TransactionRecord {
  const plain: TransactionRecord = {
    signatureId: seed.signatureId,
    product: 'LD',
    state: 'FINISHED',
    createdAt: startedAt,
    region: 'PHL',
    productLevel: 'STANDARD',
    face: plainFace,
    document: null,
    addressErrorCodes: [],
    proofFiles: 1,
    foundInDatabase: null,
    fees: [],
    sdk: null,
    shape: 'newest',
    overrides: {},
    extra: {},
    nullKeysAbsent: false,
    erasedAt: null,
    transitions: [],
    callbackUrl: null,
    inputParameters: null,
  };
  return patchTransaction(plain, seed);
}

export function patchTransaction(record: TransactionRecord, patch: TransactionPatch): TransactionRecord {
  const { face, document, ...rest } = patch;
  return {
    ...record,
    ...rest,
    face: patchPart(record.face, face, plainFace),
    document: patchPart(record.document, document, plainDocument),
  };
}

function patchPart<Part>(part: Part | null, patch: Partial<Part> | null | undefined, plain: Part): Part | null {
  return patch === undefined ? part : patch && { ...(part ?? plain), ...patch };
}

export function isLikelyAttack({ faceLivenessScore }: FaceRecord): boolean {
  return faceLivenessScore < 50;
}

/** Returns when the last image was captured, or when the transaction was created if there is none. */
export function toLastCaptureTime({ createdAt, face }: TransactionRecord): number {
  return Math.max(createdAt, ...Object.values(face?.capturedAt ?? {}).map((time) => time ?? 0));
}
