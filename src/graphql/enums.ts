import { registerEnumType } from 'type-graphql';
import {
  FaceResult,
  LivenessFlowCategory,
  LivenessImageKind,
  MediaState,
  VerificationStatus,
} from '../liveness/liveness-result.js';
import { AttackReason, LivenessAttackType } from '../liveness/verdict.js';

registerEnumType(VerificationStatus, {
  name: 'VerificationStatus',
  description: 'How far a verification has come and how it ended.',
  valuesConfig: {
    PENDING: {
      description: 'Still running: ask again later. The gateway itself asks the provider again after a few seconds.',
    },
    PASS: { description: 'The person passed. Final.' },
    FAIL: { description: 'The person did not pass; see errorCode. Final.' },
    INCOMPLETE: { description: 'The person gave up or ran out of time; see errorCode. Final.' },
  },
});

registerEnumType(FaceResult, {
  name: 'FaceResult',
  description: 'What the face checks alone came to.',
  valuesConfig: {
    PASS: { description: 'Live, and the same face where one was compared.' },
    FAIL: { description: 'Not live, or not the same face.' },
    UNKNOWN: { description: 'The provider used a word that this gateway does not know yet.' },
  },
});

registerEnumType(LivenessAttackType, {
  name: 'LivenessAttackType',
  description: 'The kind of attack that the provider saw, in the terms of ISO/IEC 30107.',
  valuesConfig: {
    PRESENTATION: { description: 'Something was shown to the camera: a photo, a screen, a mask. Provider: 1.' },
    INJECTION: { description: 'A picture was fed in behind the camera. Provider: 2.' },
    UNSURE: { description: 'An attack whose kind could not be told. Provider: 3.' },
    UNKNOWN: { description: 'A number that this gateway does not know yet; see livenessAttackCode.' },
  },
});

registerEnumType(LivenessFlowCategory, {
  name: 'LivenessFlowCategory',
  description: 'The capture flow that was really used. It decides which pictures exist.',
  valuesConfig: {
    DISTANT_CLOSE: { description: 'A far and a near picture.' },
    DISTANT_CLOSE_ACTION: { description: 'A far and a near picture, and an action such as blinking.' },
    ACTION: { description: 'Actions such as blinking or turning the head; one silent picture.' },
    SILENT: { description: 'Nothing asked of the person; one silent picture.' },
    UNKNOWN: { description: 'The provider used a word that this gateway does not know yet.' },
  },
});

registerEnumType(LivenessImageKind, {
  name: 'LivenessImageKind',
  description: 'Which picture of a verification.',
  valuesConfig: {
    FACE: { description: 'The main picture: normally the far one, in ACTION and SILENT flows the silent one.' },
    FACE_FAR: { description: 'Taken at a distance.' },
    FACE_NEAR: { description: 'Taken close to the camera.' },
    SILENT: { description: 'Taken without asking the person to do anything.' },
  },
});

registerEnumType(MediaState, {
  name: 'MediaState',
  description: 'Whether a recording can be had.',
  valuesConfig: {
    READY: { description: 'It can be had by its link.' },
    PENDING: { description: 'It is still being made: ask again later.' },
    FAILED: { description: 'It could not be made and will not come.' },
  },
});

registerEnumType(AttackReason, {
  name: 'AttackReason',
  description: 'One thing that speaks for an attack.',
  valuesConfig: {
    LOW_LIVENESS_SCORE: { description: 'faceLivenessScore is below livenessThreshold.' },
    ATTACK_TYPE_REPORTED: { description: 'The provider named a kind of attack; see livenessAttackType.' },
  },
});
