export type Product = 'LD' | 'FA' | 'IDV' | 'DV' | 'GNDV' | 'POA';
export type PictureKind = 'far' | 'near' | 'silent';

/** What the provider holds of one captured face. Verdict and attack type are not in it: they follow from it. */
export type FaceRecord = {
  readonly livenessType: string;
  readonly livenessFlowCategory: string;
  readonly faceLivenessScore: number;
  readonly faceSimilarityScore: number | null;
  /** 1 presentation, 2 injection, 3 unsure; shown only while the score is below 50. */
  readonly livenessAttackType: number | null;
  /** Epoch milliseconds of each picture that was taken; a kind that is missing was not. */
  readonly capturedAt: Readonly<Partial<Record<PictureKind, number>>>;
  readonly auditArchive: boolean;
  readonly video: 'NONE' | 'PENDING' | 'READY' | 'ERROR';
};

export type DocumentRecord = { readonly docType: string; readonly genuine: boolean };

/** One transaction as the provider knows it; get-result turns it into one of several shapes. */
export type TransactionRecord = {
  readonly signatureId: string;
  readonly product: Product;
  /** CHECKING: submitted, back-office checks go on. GAVE_UP: ended unfinished. */
  readonly state: 'RUNNING' | 'CHECKING' | 'GAVE_UP' | 'FINISHED';
  readonly createdAt: number;
  readonly region: string;
  readonly productLevel: string;
  readonly face: FaceRecord | null;
  readonly document: DocumentRecord | null;
  /** Reasons of a proof-of-address check; empty when it passed. */
  readonly addressFaults: readonly string[];
  /** Version of the documented answer: `old` lacks the newest fields, `oldest` has the first seven of a face only. */
  readonly shape: 'newest' | 'old' | 'oldest';
  /** Values to state instead of those that follow from the rest, known to the contract or not. */
  readonly stated: {
    readonly overallResult?: string;
    readonly errorCode?: string | null;
    readonly faceResult?: string;
  };
  /** Fields to add, or to put in place of others, last of all. */
  readonly extra: {
    readonly data?: Readonly<Record<string, unknown>>;
    readonly faceDetail?: Readonly<Record<string, unknown>>;
  };
  /** Leave out every key whose value is null. */
  readonly nullKeysAbsent: boolean;
  /** When its personal data was erased, epoch milliseconds; null: it was not. */
  readonly erasedAt: number | null;
  /** What happens to it once so many get-result calls have been answered: progress that needs no clock. */
  readonly unfolds: readonly { readonly afterCalls: number; readonly patch: TransactionPatch }[];
  /** Where its end is announced; null: at the account's webhook. */
  readonly callbackUrl: string | null;
  /** What it was opened with; null: made up from the rest. */
  readonly inputParameters: Readonly<Record<string, unknown>> | null;
};

/** Changed fields of a transaction; those of `face` are laid over the face that is there. */
export type TransactionPatch = Partial<Omit<TransactionRecord, 'signatureId' | 'face'>> & {
  readonly face?: Partial<FaceRecord> | null;
};

/** A new transaction: whatever is not said is that of a passed liveness detection with a far and a near picture. */
export type TransactionSeed = { readonly signatureId: string } & TransactionPatch;

const startedAt = Date.parse('2026-01-01T00:00:00Z');

const plainFace: FaceRecord = {
  livenessType: 'DISTANT_NEAR',
  livenessFlowCategory: 'DISTANT_CLOSE',
  faceLivenessScore: 98.72,
  faceSimilarityScore: null,
  livenessAttackType: null,
  capturedAt: { far: startedAt + 4_100, near: startedAt + 6_300 },
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
    addressFaults: [],
    shape: 'newest',
    stated: {},
    extra: {},
    nullKeysAbsent: false,
    erasedAt: null,
    unfolds: [],
    callbackUrl: null,
    inputParameters: null,
  };
  return patchTransaction(plain, seed);
}

export function patchTransaction(record: TransactionRecord, patch: TransactionPatch): TransactionRecord {
  const { face: facePatch, ...rest } = patch;
  const face = facePatch === undefined ? record.face : facePatch && { ...(record.face ?? plainFace), ...facePatch };
  return { ...record, ...rest, face };
}

export function isLikelyAttack({ faceLivenessScore }: FaceRecord): boolean {
  return faceLivenessScore < 50;
}

/** When the last picture was taken, or when it was opened if none was. */
export function toLastMoment({ createdAt, face }: TransactionRecord): number {
  return Math.max(createdAt, ...Object.values(face?.capturedAt ?? {}));
}
