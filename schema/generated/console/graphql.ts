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

/** The outcome of the face checks alone, regardless of other checks such as a document check. */
export type FaceResult =
  /** No live person was detected, or the compared faces do not match. */
  | 'FAIL'
  /** A live person was detected, and the faces match if they were compared. */
  | 'PASS'
  /** The provider returned a value that this version of the gateway does not know. */
  | 'UNKNOWN';

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

export type DocumentPanelFragment = { __typename: 'IdentityDocument', result: DocumentResult, documentType: string | null, documentNumberMasked: string | null, documentNumber: string | null, fullName: string | null, dateOfBirth: string | null, issueDate: string | null, expiryDate: string | null, gender: string | null, nationality: string | null, placeOfBirth: string | null, address: string | null, details: unknown, images: Array<{ __typename: 'DocumentImage', name: string, side: DocumentSide | null, url: string | null, expiresAt: string | null }> };

export type DocumentPanelImageFragment = { __typename: 'DocumentImage', name: string, side: DocumentSide | null, url: string | null, expiresAt: string | null };

export type SessionFragment = { __typename: 'Verification', countryCode: string | null, submissionCompleted: boolean | null, inputParameters: unknown };

export type ArchiveFragment = { __typename: 'LivenessResult', auditImageArchive: { __typename: 'AuditImageArchive', url: string | null, expiresAt: string | null } | null };

export type GalleryFragment = { __typename: 'LivenessResult', images: Array<{ __typename: 'LivenessImage', kind: LivenessImageKind, capturedAt: string | null, url: string | null, expiresAt: string | null }> | null };

export type GalleryImageFragment = { __typename: 'LivenessImage', kind: LivenessImageKind, capturedAt: string | null, url: string | null, expiresAt: string | null };

export type RecordingFragment = { __typename: 'LivenessResult', faceVideo: { __typename: 'LivenessVideo', state: MediaState, url: string | null, expiresAt: string | null } | null };

export type OtherPartsFragment = { __typename: 'Verification', address: unknown, documentDatabase: unknown, fees: unknown };

export type ConsoleResultQueryVariables = Exact<{
  signatureId: string | number;
}>;


export type ConsoleResultQuery = { __typename: 'Query', verification: { __typename: 'Verification', signatureId: string, status: VerificationStatus, errorCodes: Array<string>, fetchedAt: string, countryCode: string | null, submissionCompleted: boolean | null, inputParameters: unknown, address: unknown, documentDatabase: unknown, fees: unknown, document: { __typename: 'IdentityDocument', result: DocumentResult, documentType: string | null, documentNumberMasked: string | null, documentNumber: string | null, fullName: string | null, dateOfBirth: string | null, issueDate: string | null, expiryDate: string | null, gender: string | null, nationality: string | null, placeOfBirth: string | null, address: string | null, details: unknown, images: Array<{ __typename: 'DocumentImage', name: string, side: DocumentSide | null, url: string | null, expiresAt: string | null }> } | null, livenessResult: { __typename: 'LivenessResult', signatureId: string, livenessType: string | null, livenessFlowCategory: LivenessFlowCategory | null, faceResult: FaceResult | null, isLikelyAttack: boolean | null, attackReasons: Array<AttackReason>, faceLivenessScore: number | null, livenessThreshold: number, livenessAttackType: LivenessAttackType | null, livenessAttackCode: number | null, isFaceMatch: boolean | null, faceSimilarityScore: number | null, similarityThreshold: number, images: Array<{ __typename: 'LivenessImage', kind: LivenessImageKind, capturedAt: string | null, url: string | null, expiresAt: string | null }> | null, faceVideo: { __typename: 'LivenessVideo', state: MediaState, url: string | null, expiresAt: string | null } | null, auditImageArchive: { __typename: 'AuditImageArchive', url: string | null, expiresAt: string | null } | null, eventDetails: Array<{ __typename: 'LivenessEvent', event: string | null, result: string | null, createdAt: string | null }> } | null } | null };

export type TimelineFragment = { __typename: 'LivenessResult', eventDetails: Array<{ __typename: 'LivenessEvent', event: string | null, result: string | null, createdAt: string | null }> };

export type VerdictFragment = { __typename: 'LivenessResult', faceResult: FaceResult | null, isLikelyAttack: boolean | null, attackReasons: Array<AttackReason>, faceLivenessScore: number | null, livenessThreshold: number, livenessAttackType: LivenessAttackType | null, livenessAttackCode: number | null, isFaceMatch: boolean | null, faceSimilarityScore: number | null, similarityThreshold: number };

export const DocumentPanelImageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DocumentPanelImage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DocumentImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<DocumentPanelImageFragment, unknown>;
export const DocumentPanelFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DocumentPanel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"documentType"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumberMasked"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"issueDate"}},{"kind":"Field","name":{"kind":"Name","value":"expiryDate"}},{"kind":"Field","name":{"kind":"Name","value":"gender"}},{"kind":"Field","name":{"kind":"Name","value":"nationality"}},{"kind":"Field","name":{"kind":"Name","value":"placeOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"details"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DocumentPanelImage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DocumentPanelImage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DocumentImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<DocumentPanelFragment, unknown>;
export const SessionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Session"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Verification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"submissionCompleted"}},{"kind":"Field","name":{"kind":"Name","value":"inputParameters"}}]}}]} as unknown as DocumentNode<SessionFragment, unknown>;
export const ArchiveFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Archive"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"auditImageArchive"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<ArchiveFragment, unknown>;
export const GalleryImageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GalleryImage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<GalleryImageFragment, unknown>;
export const GalleryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gallery"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GalleryImage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GalleryImage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<GalleryFragment, unknown>;
export const RecordingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Recording"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"faceVideo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<RecordingFragment, unknown>;
export const OtherPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OtherParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Verification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"documentDatabase"}},{"kind":"Field","name":{"kind":"Name","value":"fees"}}]}}]} as unknown as DocumentNode<OtherPartsFragment, unknown>;
export const TimelineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Timeline"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"eventDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"event"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]} as unknown as DocumentNode<TimelineFragment, unknown>;
export const VerdictFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"faceResult"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"attackReasons"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"livenessThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackType"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackCode"}},{"kind":"Field","name":{"kind":"Name","value":"isFaceMatch"}},{"kind":"Field","name":{"kind":"Name","value":"faceSimilarityScore"}},{"kind":"Field","name":{"kind":"Name","value":"similarityThreshold"}}]}}]} as unknown as DocumentNode<VerdictFragment, unknown>;
export const ConsoleResultDocument = {"__meta__":{"hash":"sha256:561557f400016006db7b39c04c539cc1c48ff97fbc3392105deae60312833068"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsoleResult"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"verification"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCodes"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Session"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OtherParts"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DocumentPanel"}}]}},{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"livenessType"}},{"kind":"Field","name":{"kind":"Name","value":"livenessFlowCategory"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Verdict"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Gallery"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Recording"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Archive"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Timeline"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DocumentPanelImage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DocumentImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GalleryImage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Session"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Verification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"countryCode"}},{"kind":"Field","name":{"kind":"Name","value":"submissionCompleted"}},{"kind":"Field","name":{"kind":"Name","value":"inputParameters"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OtherParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Verification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"documentDatabase"}},{"kind":"Field","name":{"kind":"Name","value":"fees"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DocumentPanel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"documentType"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumberMasked"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"issueDate"}},{"kind":"Field","name":{"kind":"Name","value":"expiryDate"}},{"kind":"Field","name":{"kind":"Name","value":"gender"}},{"kind":"Field","name":{"kind":"Name","value":"nationality"}},{"kind":"Field","name":{"kind":"Name","value":"placeOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"details"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"DocumentPanelImage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"faceResult"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"attackReasons"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"livenessThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackType"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackCode"}},{"kind":"Field","name":{"kind":"Name","value":"isFaceMatch"}},{"kind":"Field","name":{"kind":"Name","value":"faceSimilarityScore"}},{"kind":"Field","name":{"kind":"Name","value":"similarityThreshold"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gallery"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GalleryImage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Recording"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"faceVideo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Archive"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"auditImageArchive"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Timeline"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"eventDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"event"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]} as unknown as DocumentNode<ConsoleResultQuery, ConsoleResultQueryVariables>;