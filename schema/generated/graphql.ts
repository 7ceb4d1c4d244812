/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Why the gateway considers a verification a likely attack. */
export type AttackReason =
  /** The provider reported an attack type; see livenessAttackType. */
  | 'ATTACK_TYPE_REPORTED'
  /** The provider's confidence in a live person is too low: faceLivenessScore is below livenessThreshold. */
  | 'LOW_LIVENESS_SCORE';

/** A range of instants. A missing end is open. */
export type DateTimeRange = {
  /** The first instant after the range. */
  before?: string | null | undefined;
  /** The first instant of the range. */
  from?: string | null | undefined;
};

/** The outcome of the document check alone. */
export type DocumentResult =
  /** The document did not pass the check. */
  | 'FAIL'
  /** The document passed the check. */
  | 'PASS'
  /** The provider returned no outcome, or one that this version of the gateway does not know. */
  | 'UNKNOWN';

/** Where a value or an image of the document comes from. */
export type DocumentSide =
  /** The other side. */
  | 'BACK'
  /** The side with the name and the portrait. */
  | 'FRONT';

/** A range of numbers that includes both ends. A missing end is open. */
export type FloatRange = {
  /** The smallest number of the range. */
  from?: number | null | undefined;
  /** The largest number of the range. */
  to?: number | null | undefined;
};

/** The type of attack detected by the provider, in the terms of ISO/IEC 30107. */
export type LivenessAttackType =
  /** Injection attack: image data was injected behind the camera. Provider: 2. */
  | 'INJECTION'
  /** Presentation attack: a photo, a screen or a mask was shown to the camera. Provider: 1. */
  | 'PRESENTATION'
  /** The provider returned a number that this version of the gateway does not know; see livenessAttackCode. */
  | 'UNKNOWN'
  /** An attack of undetermined type. Provider: 3. */
  | 'UNSURE';

/** The capture flow actually used. It determines which images exist. */
export type LivenessFlowCategory =
  /** The person performs an action such as blinking or turning the head; the only image is the silent one. */
  | 'ACTION'
  /** The person moves from far to near; one image is captured at each distance. */
  | 'DISTANT_CLOSE'
  /** The person moves from far to near, with one image at each distance, and performs an action such as blinking. */
  | 'DISTANT_CLOSE_ACTION'
  /** The person does not have to do anything; the only image is the silent one. */
  | 'SILENT'
  /** The provider returned a value that this version of the gateway does not know. */
  | 'UNKNOWN';

/** The kinds of images of a verification. */
export type LivenessImageKind =
  /** The main image: normally the far one, in ACTION and SILENT flows the silent one. */
  | 'FACE'
  /** Captured with the face at a distance from the camera. */
  | 'FACE_FAR'
  /** Captured with the face close to the camera. */
  | 'FACE_NEAR'
  /** Captured without requiring the person to do anything. */
  | 'SILENT';

/** The availability of a recording. */
export type MediaState =
  /** The recording could not be made and will not become available. */
  | 'FAILED'
  /** The recording is still being made. Query again later. */
  | 'PENDING'
  /** The recording is available through its link. */
  | 'READY';

/** Which of two values comes first. */
export type OrderDirection =
  /** Smallest or oldest values first. */
  | 'ASC'
  /** Largest or newest values first. */
  | 'DESC';

/** A property of a verification that statistics can be grouped by. */
export type StatisticsDimension =
  /** The country that the session was started for. */
  | 'COUNTRY_CODE'
  /** The UTC day of the decision; of a verification that is PENDING, of its recording. */
  | 'DAY'
  /** The first of the error codes. */
  | 'ERROR_CODE'
  /** The type of attack that the provider detected. */
  | 'LIVENESS_ATTACK_TYPE'
  /** The capture flow that was used. */
  | 'LIVENESS_FLOW_CATEGORY'
  /** The state or outcome of the verification. */
  | 'STATUS';

/** Selects recorded verifications. All fields must match; of a list, one value. A list holds at most 100 values, and an empty one matches nothing. */
export type VerificationFilter = {
  /** The bizId that the session was started with. Matches nothing if the gateway does not keep it. */
  bizId?: string | null | undefined;
  /** Any of these countries, in ISO 3166-1 alpha-3. */
  countryCode?: Array<string> | null | undefined;
  /** When the verification was decided. */
  decidedAt?: DateTimeRange | null | undefined;
  /** Any of these codes as the first of the error codes. */
  errorCode?: Array<string> | null | undefined;
  /** The liveness score, 0 to 100. Does not match a verification without one. */
  faceLivenessScore?: FloatRange | null | undefined;
  /** The similarity score, 0 to 100. Does not match a verification without one. */
  faceSimilarityScore?: FloatRange | null | undefined;
  /** Whether the person's data were erased. */
  isErased?: boolean | null | undefined;
  /** Whether the verification was a likely attack. Neither value matches one without a score. */
  isLikelyAttack?: boolean | null | undefined;
  /** Any of these types of attack. */
  livenessAttackType?: Array<LivenessAttackType> | null | undefined;
  /** Any of these capture flows. */
  livenessFlowCategory?: Array<LivenessFlowCategory> | null | undefined;
  /** When the gateway first recorded the verification. */
  recordedAt?: DateTimeRange | null | undefined;
  /** Any of these ids. */
  signatureIds?: Array<string | number> | null | undefined;
  /** Any of these states or outcomes. */
  status?: Array<VerificationStatus> | null | undefined;
  /** The userId that the session was started with. Matches nothing if the gateway does not keep it. */
  userId?: string | null | undefined;
};

/** The order of a list. The newest record comes first by default. */
export type VerificationRecordOrder = {
  /** Whether the smallest or the largest value comes first. */
  direction?: OrderDirection;
  /** The value to order by. Records without it come last. */
  field?: VerificationRecordOrderField;
};

/** The value by which a list is ordered. Records without it come last; the id breaks ties. */
export type VerificationRecordOrderField =
  /** When the verification was decided. */
  | 'DECIDED_AT'
  /** The provider's confidence in a live person. */
  | 'FACE_LIVENESS_SCORE'
  /** When the gateway first recorded the verification. */
  | 'RECORDED_AT';

/** The state or outcome of a verification. */
export type VerificationStatus =
  /** The person did not pass; see errorCode for the reason. Final. */
  | 'FAIL'
  /** The person gave up or ran out of time; see errorCode for which. Final. */
  | 'INCOMPLETE'
  /** The person passed all checks. Final: this status no longer changes. */
  | 'PASS'
  /** The verification is still running. Query again later; the gateway checks with the provider again after a few seconds. */
  | 'PENDING';

export type ExploreQueryVariables = Exact<{
  signatureId: string | number;
}>;


export type ExploreQuery = { livenessResult: { signatureId: string, status: VerificationStatus, errorCode: string | null, isLikelyAttack: boolean | null, attackReasons: Array<AttackReason>, faceLivenessScore: number | null, livenessThreshold: number, livenessAttackType: LivenessAttackType | null, images: Array<{ kind: LivenessImageKind, capturedAt: string | null, url: string | null, expiresAt: string | null }> | null, eventDetails: Array<{ event: string | null, result: string | null, createdAt: string | null }> } | null };

export type GalleryQueryVariables = Exact<{
  signatureId: string | number;
}>;


export type GalleryQuery = { livenessResult: { signatureId: string, images: Array<{ kind: LivenessImageKind, capturedAt: string | null, url: string | null, expiresAt: string | null }> | null, auditImageArchive: { url: string | null, expiresAt: string | null } | null, faceVideo: { state: MediaState, url: string | null, expiresAt: string | null } | null } | null };

export type PictureFragment = { kind: LivenessImageKind, capturedAt: string | null, url: string | null, expiresAt: string | null };

export type VerificationHistoryQueryVariables = Exact<{
  filter?: VerificationFilter | null | undefined;
  orderBy?: VerificationRecordOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type VerificationHistoryQuery = { verificationHistory: { totalCount: { value: number, isExact: boolean }, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ signatureId: string, status: VerificationStatus, errorCodes: Array<string>, isLikelyAttack: boolean | null, faceLivenessScore: number | null, countryCode: string | null, userId: string | null, recordedAt: string, decidedAt: string | null }> } };

export type InlinePictureQueryVariables = Exact<{
  signatureId: string | number;
}>;


export type InlinePictureQuery = { livenessResult: { signatureId: string, faceImage: { dataUri: string | null, mediaType: string | null, byteLength: number | null } | null } | null };

export type NativeResultQueryVariables = Exact<{
  livenessId: string | number;
}>;


export type NativeResultQuery = { nativeLivenessResult: { livenessId: string, platform: string | null, sdkVersion: string | null, isLikelyAttack: boolean | null, attackReasons: Array<AttackReason>, faceLivenessScore: number | null, livenessThreshold: number, livenessAttackType: LivenessAttackType | null, images: Array<{ kind: LivenessImageKind, capturedAt: string | null, url: string | null, expiresAt: string | null }> | null } | null };

export type ReviewQueueQueryVariables = Exact<{
  signatureIds: Array<string | number> | string | number;
}>;


export type ReviewQueueQuery = { livenessResults: Array<{ signatureId: string, status: VerificationStatus, isLikelyAttack: boolean | null, isFaceMatch: boolean | null, faceLivenessScore: number | null, faceSimilarityScore: number | null, faceImage: { url: string | null, expiresAt: string | null } | null } | null> };

export type VerificationStatisticsQueryVariables = Exact<{
  filter?: VerificationFilter | null | undefined;
  groupBy?: Array<StatisticsDimension> | StatisticsDimension | null | undefined;
}>;


export type VerificationStatisticsQuery = { verificationStatistics: { total: number, passed: number, failed: number, likelyAttacks: number, passRate: number | null, attackRate: number | null, livenessScores: Array<{ from: number, count: number }>, groups: Array<{ day: string | null, status: VerificationStatus | null, errorCode: string | null, countryCode: string | null, livenessFlowCategory: LivenessFlowCategory | null, livenessAttackType: LivenessAttackType | null, total: number, passRate: number | null, attackRate: number | null }> } };

export type StatusQueryVariables = Exact<{
  signatureId: string | number;
}>;


export type StatusQuery = { livenessResult: { signatureId: string, status: VerificationStatus, errorCode: string | null } | null };

export type VerdictQueryVariables = Exact<{
  signatureId: string | number;
}>;


export type VerdictQuery = { livenessResult: { signatureId: string, status: VerificationStatus, errorCode: string | null, isLikelyAttack: boolean | null, attackReasons: Array<AttackReason>, faceLivenessScore: number | null, livenessThreshold: number, livenessAttackType: LivenessAttackType | null, faceImage: { kind: LivenessImageKind, capturedAt: string | null, url: string | null, expiresAt: string | null } | null } | null };

export type WatchSubscriptionVariables = Exact<{
  signatureId: string | number;
}>;


export type WatchSubscription = { verificationChanged: { signatureId: string, status: VerificationStatus, errorCodes: Array<string>, livenessResult: { faceLivenessScore: number | null, isLikelyAttack: boolean | null, attackReasons: Array<AttackReason> } | null } };

export type WholeVerificationQueryVariables = Exact<{
  signatureId: string | number;
}>;


export type WholeVerificationQuery = { verification: { signatureId: string, status: VerificationStatus, errorCodes: Array<string>, submissionCompleted: boolean | null, countryCode: string | null, address: unknown, livenessResult: { signatureId: string, isLikelyAttack: boolean | null, attackReasons: Array<AttackReason>, faceLivenessScore: number | null, faceSimilarityScore: number | null, faceImage: { kind: LivenessImageKind, url: string | null, expiresAt: string | null } | null } | null, document: { result: DocumentResult, documentType: string | null, documentNumberMasked: string | null, documentNumber: string | null, fullName: string | null, dateOfBirth: string | null, expiryDate: string | null, images: Array<{ name: string, side: DocumentSide | null, url: string | null, expiresAt: string | null }> } | null } | null };

export const PictureFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Picture"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<PictureFragment, unknown>;
export const ExploreDocument = {"__meta__":{"hash":"sha256:82c2baa310ce7166aaa0f4dd549caed043c9c292c55da11d6595d7728a26754d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Explore"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"attackReasons"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"livenessThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackType"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"eventDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]}}]} as unknown as DocumentNode<ExploreQuery, ExploreQueryVariables>;
export const GalleryDocument = {"__meta__":{"hash":"sha256:afa0531f7b4a323b0e2597ae20b78ad93d96d1d6b5618395f3f6397523677172"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Gallery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"minValidFor"},"value":{"kind":"IntValue","value":"600"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Picture"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditImageArchive"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"minValidFor"},"value":{"kind":"IntValue","value":"600"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"faceVideo"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"minValidFor"},"value":{"kind":"IntValue","value":"600"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Picture"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<GalleryQuery, GalleryQueryVariables>;
export const VerificationHistoryDocument = {"__meta__":{"hash":"sha256:95b7f17abc8235b2a0d81b2aec87c318644e7a58aeb17d9f1ed5cdea3e2cf177"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VerificationHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationRecordOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"isExact"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCodes"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}}]}}]}}]}}]} as unknown as DocumentNode<VerificationHistoryQuery, VerificationHistoryQueryVariables>;
export const InlinePictureDocument = {"__meta__":{"hash":"sha256:b9c995a9d2a4dd46fe1f6b1cd37ec893fd6e7996dd1306e7822c40ae2dd57af9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InlinePicture"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"faceImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dataUri"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"byteLength"}}]}}]}}]}}]} as unknown as DocumentNode<InlinePictureQuery, InlinePictureQueryVariables>;
export const NativeResultDocument = {"__meta__":{"hash":"sha256:bc21f1357666263b8932a3fa847a64fc86236931b1e1f9b03fbbeb53bc675e7a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NativeResult"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"livenessId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nativeLivenessResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"livenessId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"livenessId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessId"}},{"kind":"Field","name":{"kind":"Name","value":"platform"}},{"kind":"Field","name":{"kind":"Name","value":"sdkVersion"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"attackReasons"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"livenessThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackType"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]}}]} as unknown as DocumentNode<NativeResultQuery, NativeResultQueryVariables>;
export const ReviewQueueDocument = {"__meta__":{"hash":"sha256:7cc6b1584505d02f0d19632a825e0bbfcdf80ee7cd671d3b139dd8aa58987bf7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReviewQueue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessResults"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureIds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"isFaceMatch"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"faceSimilarityScore"}},{"kind":"Field","name":{"kind":"Name","value":"faceImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]}}]} as unknown as DocumentNode<ReviewQueueQuery, ReviewQueueQueryVariables>;
export const VerificationStatisticsDocument = {"__meta__":{"hash":"sha256:a1c17089a74fa434d035223c9e6136e668bda4dc676e7b5eee5b23919493b2db"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VerificationStatistics"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StatisticsDimension"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationStatistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"passed"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"likelyAttacks"}},{"kind":"Field","name":{"kind":"Name","value":"passRate"}},{"kind":"Field","name":{"kind":"Name","value":"attackRate"}},{"kind":"Field","name":{"kind":"Name","value":"livenessScores"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"groups"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"livenessFlowCategory"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackType"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"passRate"}},{"kind":"Field","name":{"kind":"Name","value":"attackRate"}}]}}]}}]}}]} as unknown as DocumentNode<VerificationStatisticsQuery, VerificationStatisticsQueryVariables>;
export const StatusDocument = {"__meta__":{"hash":"sha256:c919000295002415b042fc758f351dd742380ffd78cbb6aa8f3f18ba79986db7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Status"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCode"}}]}}]}}]} as unknown as DocumentNode<StatusQuery, StatusQueryVariables>;
export const VerdictDocument = {"__meta__":{"hash":"sha256:898f25452ec8b3e0898665c1f6b35a95af3c86e9b07ad7fab59960b235e5ad9f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Verdict"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"attackReasons"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"livenessThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackType"}},{"kind":"Field","name":{"kind":"Name","value":"faceImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]}}]} as unknown as DocumentNode<VerdictQuery, VerdictQueryVariables>;
export const WatchDocument = {"__meta__":{"hash":"sha256:3102fd5f46b34793a6999b61052bc33caf6d732a65b76b1928062120d9f234ed"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Watch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCodes"}},{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"attackReasons"}}]}}]}}]}}]} as unknown as DocumentNode<WatchSubscription, WatchSubscriptionVariables>;
export const WholeVerificationDocument = {"__meta__":{"hash":"sha256:39578c99a672a66acde7e1470ffdf220983e5e9db620f5aacb8d961ae9f3747b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WholeVerification"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verification"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCodes"}},{"kind":"Field","name":{"kind":"Name","value":"submissionCompleted"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"attackReasons"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"faceSimilarityScore"}},{"kind":"Field","name":{"kind":"Name","value":"faceImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"documentType"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumberMasked"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"expiryDate"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}}]}}]} as unknown as DocumentNode<WholeVerificationQuery, WholeVerificationQueryVariables>;