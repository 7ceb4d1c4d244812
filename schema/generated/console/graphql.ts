/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A reason to take a verification for an attack, by the rules of this gateway. */
export type AttackReason =
  /** The provider named a kind of attack; see livenessAttackType. */
  | 'ATTACK_TYPE_REPORTED'
  /** The provider is not sure enough of a live person: faceLivenessScore is below livenessThreshold. */
  | 'LOW_LIVENESS_SCORE';

/** What the checks of the face alone came to, whatever else was checked, such as a document. */
export type FaceResult =
  /** No live person, or not the face that it was compared with. */
  | 'FAIL'
  /** A live person, and the same face where one was compared. */
  | 'PASS'
  /** The provider used a word that this gateway does not know yet. */
  | 'UNKNOWN';

/** The kind of attack that the provider saw, in the terms of ISO/IEC 30107. */
export type LivenessAttackType =
  /** A picture was fed in behind the camera. Provider: 2. */
  | 'INJECTION'
  /** Something was shown to the camera: a photo, a screen, a mask. Provider: 1. */
  | 'PRESENTATION'
  /** A number that this gateway does not know yet; see livenessAttackCode. */
  | 'UNKNOWN'
  /** An attack whose kind could not be told. Provider: 3. */
  | 'UNSURE';

/** The capture flow that was really used. It decides which pictures exist. */
export type LivenessFlowCategory =
  /** The person does something, such as blinking or turning the head; there is one picture, the silent one. */
  | 'ACTION'
  /** The person moves from far to near; there is a picture of each. */
  | 'DISTANT_CLOSE'
  /** The person moves from far to near, with a picture of each, and does something such as blinking. */
  | 'DISTANT_CLOSE_ACTION'
  /** Nothing is asked of the person; there is one picture, the silent one. */
  | 'SILENT'
  /** The provider used a word that this gateway does not know yet. */
  | 'UNKNOWN';

/** Which of the pictures of a verification it is. */
export type LivenessImageKind =
  /** The main picture: normally the far one, in ACTION and SILENT flows the silent one. */
  | 'FACE'
  /** Taken with the face at a distance from the camera. */
  | 'FACE_FAR'
  /** Taken with the face close to the camera. */
  | 'FACE_NEAR'
  /** Taken without asking the person to do anything. */
  | 'SILENT';

/** Whether the recording of a capture can be had already. */
export type MediaState =
  /** The recording could not be made and will not come. */
  | 'FAILED'
  /** The recording is still being made: ask again later. */
  | 'PENDING'
  /** The recording can be had by its link. */
  | 'READY';

/** How far a verification has come and how it ended. */
export type VerificationStatus =
  /** The person did not pass; errorCode says why. Final. */
  | 'FAIL'
  /** The person gave up or ran out of time; errorCode says which. Final. */
  | 'INCOMPLETE'
  /** The person passed whatever was checked. Final: it does not change any more. */
  | 'PASS'
  /** Still running: ask again later. The gateway itself asks the provider again after a few seconds. */
  | 'PENDING';

export type ArchiveFragment = { __typename: 'LivenessResult', auditImageArchive: { __typename: 'AuditImageArchive', url: string | null, expiresAt: string | null } | null };

export type GalleryFragment = { __typename: 'LivenessResult', images: Array<{ __typename: 'LivenessImage', kind: LivenessImageKind, capturedAt: string | null, url: string | null, expiresAt: string | null }> | null };

export type GalleryPictureFragment = { __typename: 'LivenessImage', kind: LivenessImageKind, capturedAt: string | null, url: string | null, expiresAt: string | null };

export type RecordingFragment = { __typename: 'LivenessResult', faceVideo: { __typename: 'LivenessVideo', state: MediaState, url: string | null, expiresAt: string | null } | null };

export type ConsoleResultQueryVariables = Exact<{
  signatureId: string | number;
}>;


export type ConsoleResultQuery = { __typename: 'Query', livenessResult: { __typename: 'LivenessResult', signatureId: string, status: VerificationStatus, errorCode: string | null, faceResult: FaceResult | null, isLikelyAttack: boolean | null, attackReasons: Array<AttackReason>, faceLivenessScore: number | null, livenessThreshold: number, livenessAttackType: LivenessAttackType | null, livenessAttackCode: number | null, isFaceMatch: boolean | null, faceSimilarityScore: number | null, similarityThreshold: number, livenessType: string | null, livenessFlowCategory: LivenessFlowCategory | null, inputParameters: unknown, fetchedAt: string, images: Array<{ __typename: 'LivenessImage', kind: LivenessImageKind, capturedAt: string | null, url: string | null, expiresAt: string | null }> | null, faceVideo: { __typename: 'LivenessVideo', state: MediaState, url: string | null, expiresAt: string | null } | null, auditImageArchive: { __typename: 'AuditImageArchive', url: string | null, expiresAt: string | null } | null, eventDetails: Array<{ __typename: 'LivenessEvent', event: string | null, result: string | null, createdAt: string | null }> } | null };

export type SessionFragment = { __typename: 'LivenessResult', livenessType: string | null, livenessFlowCategory: LivenessFlowCategory | null, inputParameters: unknown, fetchedAt: string };

export type TimelineFragment = { __typename: 'LivenessResult', eventDetails: Array<{ __typename: 'LivenessEvent', event: string | null, result: string | null, createdAt: string | null }> };

export type VerdictFragment = { __typename: 'LivenessResult', status: VerificationStatus, errorCode: string | null, faceResult: FaceResult | null, isLikelyAttack: boolean | null, attackReasons: Array<AttackReason>, faceLivenessScore: number | null, livenessThreshold: number, livenessAttackType: LivenessAttackType | null, livenessAttackCode: number | null, isFaceMatch: boolean | null, faceSimilarityScore: number | null, similarityThreshold: number };

export const ArchiveFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Archive"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"auditImageArchive"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<ArchiveFragment, unknown>;
export const GalleryPictureFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GalleryPicture"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<GalleryPictureFragment, unknown>;
export const GalleryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gallery"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GalleryPicture"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GalleryPicture"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]} as unknown as DocumentNode<GalleryFragment, unknown>;
export const RecordingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Recording"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"faceVideo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<RecordingFragment, unknown>;
export const SessionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Session"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"livenessType"}},{"kind":"Field","name":{"kind":"Name","value":"livenessFlowCategory"}},{"kind":"Field","name":{"kind":"Name","value":"inputParameters"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}}]}}]} as unknown as DocumentNode<SessionFragment, unknown>;
export const TimelineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Timeline"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"eventDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"event"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]} as unknown as DocumentNode<TimelineFragment, unknown>;
export const VerdictFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"faceResult"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"attackReasons"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"livenessThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackType"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackCode"}},{"kind":"Field","name":{"kind":"Name","value":"isFaceMatch"}},{"kind":"Field","name":{"kind":"Name","value":"faceSimilarityScore"}},{"kind":"Field","name":{"kind":"Name","value":"similarityThreshold"}}]}}]} as unknown as DocumentNode<VerdictFragment, unknown>;
export const ConsoleResultDocument = {"__meta__":{"hash":"sha256:dcb1a227a4e03ce6c099706b70a618884aa2fb1bb76e460c2e4b54d70e6f20bb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsoleResult"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"livenessResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"signatureId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"signatureId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"signatureId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Verdict"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Gallery"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Recording"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Archive"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Timeline"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Session"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GalleryPicture"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"capturedAt"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"faceResult"}},{"kind":"Field","name":{"kind":"Name","value":"isLikelyAttack"}},{"kind":"Field","name":{"kind":"Name","value":"attackReasons"}},{"kind":"Field","name":{"kind":"Name","value":"faceLivenessScore"}},{"kind":"Field","name":{"kind":"Name","value":"livenessThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackType"}},{"kind":"Field","name":{"kind":"Name","value":"livenessAttackCode"}},{"kind":"Field","name":{"kind":"Name","value":"isFaceMatch"}},{"kind":"Field","name":{"kind":"Name","value":"faceSimilarityScore"}},{"kind":"Field","name":{"kind":"Name","value":"similarityThreshold"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gallery"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GalleryPicture"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Recording"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"faceVideo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Archive"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"auditImageArchive"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Timeline"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"eventDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"event"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Session"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LivenessResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"livenessType"}},{"kind":"Field","name":{"kind":"Name","value":"livenessFlowCategory"}},{"kind":"Field","name":{"kind":"Name","value":"inputParameters"}},{"kind":"Field","name":{"kind":"Name","value":"fetchedAt"}}]}}]} as unknown as DocumentNode<ConsoleResultQuery, ConsoleResultQueryVariables>;