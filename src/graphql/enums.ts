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
    PASS: { description: 'The person passed whatever was checked. Final: it does not change any more.' },
    FAIL: { description: 'The person did not pass; errorCode says why. Final.' },
    INCOMPLETE: { description: 'The person gave up or ran out of time; errorCode says which. Final.' },
  },
});

registerEnumType(FaceResult, {
  name: 'FaceResult',
  description: 'What the checks of the face alone came to, whatever else was checked, such as a document.',
  valuesConfig: {
    PASS: { description: 'A live person, and the same face where one was compared.' },
    FAIL: { description: 'No live person, or not the face that it was compared with.' },
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
    DISTANT_CLOSE: { description: 'The person moves from far to near; there is a picture of each.' },
    DISTANT_CLOSE_ACTION: {
      description: 'The person moves from far to near, with a picture of each, and does something such as blinking.',
    },
    ACTION: {
      description:
        'The person does something, such as blinking or turning the head; there is one picture, the silent one.',
    },
    SILENT: { description: 'Nothing is asked of the person; there is one picture, the silent one.' },
    UNKNOWN: { description: 'The provider used a word that this gateway does not know yet.' },
  },
});

registerEnumType(LivenessImageKind, {
  name: 'LivenessImageKind',
  description: 'Which of the pictures of a verification it is.',
  valuesConfig: {
    FACE: { description: 'The main picture: normally the far one, in ACTION and SILENT flows the silent one.' },
    FACE_FAR: { description: 'Taken with the face at a distance from the camera.' },
    FACE_NEAR: { description: 'Taken with the face close to the camera.' },
    SILENT: { description: 'Taken without asking the person to do anything.' },
  },
});

registerEnumType(MediaState, {
  name: 'MediaState',
  description: 'Whether the recording of a capture can be had already.',
  valuesConfig: {
    READY: { description: 'The recording can be had by its link.' },
    PENDING: { description: 'The recording is still being made: ask again later.' },
    FAILED: { description: 'The recording could not be made and will not come.' },
  },
});

registerEnumType(AttackReason, {
  name: 'AttackReason',
  description: 'A reason to take a verification for an attack, by the rules of this gateway.',
  valuesConfig: {
    LOW_LIVENESS_SCORE: {
      description: 'The provider is not sure enough of a live person: faceLivenessScore is below livenessThreshold.',
    },
    ATTACK_TYPE_REPORTED: { description: 'The provider named a kind of attack; see livenessAttackType.' },
  },
});
