import type {
  DocumentResult,
  DocumentSide,
  LivenessAttackType,
  LivenessFlowCategory,
  LivenessImageKind,
  VerificationStatus,
} from '../../../../schema/generated/console/graphql.js';

/** Labels for the enum values of the schema. A gateway that is newer than the page may send a value without a label. */

export const STATUS_LABELS: Readonly<Record<VerificationStatus, string>> = {
  PENDING: 'Still running',
  PASS: 'Passed',
  FAIL: 'Did not pass',
  INCOMPLETE: 'Not completed',
};

export const IMAGE_LABELS: Readonly<Record<LivenessImageKind, string>> = {
  FACE: 'Main image',
  FACE_FAR: 'From a distance',
  FACE_NEAR: 'Close up',
  SILENT: 'Silent',
};

export const ATTACK_LABELS: Readonly<Record<LivenessAttackType, string>> = {
  PRESENTATION: 'a presentation attack: something was shown to the camera, such as a photo, a screen or a mask',
  INJECTION: 'an injection attack: images were fed in behind the camera',
  UNSURE: 'an attack of an uncertain kind',
  UNKNOWN: 'an attack of a kind that this gateway does not know',
};

export const FLOW_LABELS: Readonly<Record<LivenessFlowCategory, string>> = {
  DISTANT_CLOSE: 'Far and near',
  DISTANT_CLOSE_ACTION: 'Far and near, with an action',
  ACTION: 'Actions',
  SILENT: 'Silent',
  UNKNOWN: 'Unknown to this gateway',
};

export const DOCUMENT_RESULT_LABELS: Readonly<Record<DocumentResult, string>> = {
  PASS: 'Passed',
  FAIL: 'Did not pass',
  UNKNOWN: 'No outcome',
};

export const SIDE_LABELS: Readonly<Record<DocumentSide, string>> = {
  FRONT: 'Front',
  BACK: 'Back',
};

/** Returns a value of an open list as readable text, such as "Liveness attack" for LIVENESS_ATTACK. */
export function toReadable(value: string): string {
  const text = value.toLowerCase().replaceAll(/[_-]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Returns a name of the provider as words, such as "Place of birth" for placeOfBirth. */
export function toWords(name: string): string {
  return toReadable(name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, ' '));
}
