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

export type StatusQueryVariables = Exact<{
  signatureId: string | number;
}>;


export type StatusQuery = { livenessResult: { signatureId: string, status: VerificationStatus, errorCode: string | null } | null };

export type VerdictQueryVariables = Exact<{
  signatureId: string | number;
}>;


export type VerdictQuery = { livenessResult: { signatureId: string, status: VerificationStatus, errorCode: string | null, isLikelyAttack: boolean | null, attackReasons: Array<AttackReason>, faceLivenessScore: number | null, livenessThreshold: number, livenessAttackType: LivenessAttackType | null, faceImage: { kind: LivenessImageKind, capturedAt: string | null, url: string | null, expiresAt: string | null } | null } | null };

export type WholeVerificationQueryVariables = Exact<{
  signatureId: string | number;
}>;


export type WholeVerificationQuery = { verification: { signatureId: string, status: VerificationStatus, errorCodes: Array<string>, submissionCompleted: boolean | null, countryCode: string | null, address: unknown, livenessResult: { signatureId: string, isLikelyAttack: boolean | null, attackReasons: Array<AttackReason>, faceLivenessScore: number | null, faceSimilarityScore: number | null, faceImage: { kind: LivenessImageKind, url: string | null, expiresAt: string | null } | null } | null, document: { result: DocumentResult, documentType: string | null, documentNumberMasked: string | null, documentNumber: string | null, fullName: string | null, dateOfBirth: string | null, expiryDate: string | null, images: Array<{ name: string, side: DocumentSide | null, url: string | null, expiresAt: string | null }> } | null } | null };

export const PictureFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Picture"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<PictureFragment, unknown>;
export const ExploreDocument = {"__meta__":{"hash":"sha256:82c2baa310ce7166aaa0f4dd549caed043c9c292c55da11d6595d7728a26754d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Explore"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"attackReasons"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"livenessThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackType"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"eventDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]}}]} as unknown as DocumentNode<ExploreQuery, ExploreQueryVariables>;
export const GalleryDocument = {"__meta__":{"hash":"sha256:afa0531f7b4a323b0e2597ae20b78ad93d96d1d6b5618395f3f6397523677172"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Gallery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"minValidFor"},"value":{"kind":"IntValue","value":"600"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Picture"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditImageArchive"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"minValidFor"},"value":{"kind":"IntValue","value":"600"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"faceVideo"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"minValidFor"},"value":{"kind":"IntValue","value":"600"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Picture"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<GalleryQuery, GalleryQueryVariables>;
export const InlinePictureDocument = {"__meta__":{"hash":"sha256:b9c995a9d2a4dd46fe1f6b1cd37ec893fd6e7996dd1306e7822c40ae2dd57af9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InlinePicture"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"faceImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dataUri"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"byteLength"}}]}}]}}]}}]} as unknown as DocumentNode<InlinePictureQuery, InlinePictureQueryVariables>;
export const NativeResultDocument = {"__meta__":{"hash":"sha256:bc21f1357666263b8932a3fa847a64fc86236931b1e1f9b03fbbeb53bc675e7a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NativeResult"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"livenessId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nativeLivenessResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"livenessId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"livenessId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessId"}},{"kind":"Field","name":{"kind":"Name","value":"platform"}},{"kind":"Field","name":{"kind":"Name","value":"sdkVersion"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"attackReasons"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"livenessThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackType"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]}}]} as unknown as DocumentNode<NativeResultQuery, NativeResultQueryVariables>;
export const ReviewQueueDocument = {"__meta__":{"hash":"sha256:7cc6b1584505d02f0d19632a825e0bbfcdf80ee7cd671d3b139dd8aa58987bf7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReviewQueue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessResults"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureIds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"isFaceMatch"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"faceSimilarityScore"}},{"kind":"Field","name":{"kind":"Name","value":"faceImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]}}]} as unknown as DocumentNode<ReviewQueueQuery, ReviewQueueQueryVariables>;
export const StatusDocument = {"__meta__":{"hash":"sha256:c919000295002415b042fc758f351dd742380ffd78cbb6aa8f3f18ba79986db7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Status"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCode"}}]}}]}}]} as unknown as DocumentNode<StatusQuery, StatusQueryVariables>;
export const VerdictDocument = {"__meta__":{"hash":"sha256:898f25452ec8b3e0898665c1f6b35a95af3c86e9b07ad7fab59960b235e5ad9f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Verdict"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"attackReasons"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"livenessThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackType"}},{"kind":"Field","name":{"kind":"Name","value":"faceImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]}}]} as unknown as DocumentNode<VerdictQuery, VerdictQueryVariables>;
export const WholeVerificationDocument = {"__meta__":{"hash":"sha256:39578c99a672a66acde7e1470ffdf220983e5e9db620f5aacb8d961ae9f3747b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WholeVerification"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verification"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCodes"}},{"kind":"Field","name":{"kind":"Name","value":"submissionCompleted"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"attackReasons"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"faceSimilarityScore"}},{"kind":"Field","name":{"kind":"Name","value":"faceImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"documentType"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumberMasked"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"expiryDate"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}}]}}]} as unknown as DocumentNode<WholeVerificationQuery, WholeVerificationQueryVariables>;