import type {
  LivenessAttackType,
  LivenessFlowCategory,
  LivenessImageKind,
  VerificationStatus,
} from '../../../schema/generated/console/graphql.js';

/** What the words of the schema are called on the page. A word that is not here is newer than the page. */

export const STATUS_WORDS: Readonly<Record<VerificationStatus, string>> = {
  PENDING: 'Still running',
  PASS: 'Passed',
  FAIL: 'Did not pass',
  INCOMPLETE: 'Not completed',
};

export const PICTURE_WORDS: Readonly<Record<LivenessImageKind, string>> = {
  FACE: 'Main picture',
  FACE_FAR: 'From a distance',
  FACE_NEAR: 'Close up',
  SILENT: 'Silent',
};

export const ATTACK_WORDS: Readonly<Record<LivenessAttackType, string>> = {
  PRESENTATION: 'a presentation attack: something was shown to the camera, such as a photo, a screen or a mask',
  INJECTION: 'an injection attack: a picture was fed in behind the camera',
  UNSURE: 'an attack whose kind could not be told',
  UNKNOWN: 'an attack of a kind that is not known here',
};

export const FLOW_WORDS: Readonly<Record<LivenessFlowCategory, string>> = {
  DISTANT_CLOSE: 'Far and near',
  DISTANT_CLOSE_ACTION: 'Far and near, with an action',
  ACTION: 'Actions',
  SILENT: 'Silent',
  UNKNOWN: 'Not known here',
};

/** LIVENESS_ATTACK as "Liveness attack": words of open lists, as well as they can be read. */
export function toReadable(word: string): string {
  const text = word.toLowerCase().replaceAll(/[_-]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
