import { registerEnumType } from 'type-graphql';
import {
  FaceResult,
  LivenessAttackType,
  LivenessFlowCategory,
  LivenessImageKind,
  MediaState,
  VerificationStatus,
} from '../../domain/liveness-result.js';
import { AttackReason } from '../../domain/verdict.js';

registerEnumType(VerificationStatus, {
  name: 'VerificationStatus',
  description: 'The state or outcome of a verification.',
  valuesConfig: {
    PENDING: {
      description:
        'The verification is still running. Query again later; the gateway checks with the provider again after a few seconds.',
    },
    PASS: { description: 'The person passed all checks. Final: this status no longer changes.' },
    FAIL: { description: 'The person did not pass; see errorCode for the reason. Final.' },
    INCOMPLETE: { description: 'The person gave up or ran out of time; see errorCode for which. Final.' },
  },
});

registerEnumType(FaceResult, {
  name: 'FaceResult',
  description: 'The outcome of the face checks alone, regardless of other checks such as a document check.',
  valuesConfig: {
    PASS: { description: 'A live person was detected, and the faces match if they were compared.' },
    FAIL: { description: 'No live person was detected, or the compared faces do not match.' },
    UNKNOWN: { description: 'The provider returned a value that this version of the gateway does not know.' },
  },
});

registerEnumType(LivenessAttackType, {
  name: 'LivenessAttackType',
  description: 'The type of attack detected by the provider, in the terms of ISO/IEC 30107.',
  valuesConfig: {
    PRESENTATION: {
      description: 'Presentation attack: a photo, a screen or a mask was shown to the camera. Provider: 1.',
    },
    INJECTION: { description: 'Injection attack: image data was injected behind the camera. Provider: 2.' },
    UNSURE: { description: 'An attack of undetermined type. Provider: 3.' },
    UNKNOWN: {
      description:
        'The provider returned a number that this version of the gateway does not know; see livenessAttackCode.',
    },
  },
});

registerEnumType(LivenessFlowCategory, {
  name: 'LivenessFlowCategory',
  description: 'The capture flow actually used. It determines which images exist.',
  valuesConfig: {
    DISTANT_CLOSE: { description: 'The person moves from far to near; one image is captured at each distance.' },
    DISTANT_CLOSE_ACTION: {
      description:
        'The person moves from far to near, with one image at each distance, and performs an action such as blinking.',
    },
    ACTION: {
      description:
        'The person performs an action such as blinking or turning the head; the only image is the silent one.',
    },
    SILENT: { description: 'The person does not have to do anything; the only image is the silent one.' },
    UNKNOWN: { description: 'The provider returned a value that this version of the gateway does not know.' },
  },
});

registerEnumType(LivenessImageKind, {
  name: 'LivenessImageKind',
  description: 'The kinds of images of a verification.',
  valuesConfig: {
    FACE: { description: 'The main image: normally the far one, in ACTION and SILENT flows the silent one.' },
    FACE_FAR: { description: 'Captured with the face at a distance from the camera.' },
    FACE_NEAR: { description: 'Captured with the face close to the camera.' },
    SILENT: { description: 'Captured without requiring the person to do anything.' },
  },
});

registerEnumType(MediaState, {
  name: 'MediaState',
  description: 'The availability of a recording.',
  valuesConfig: {
    READY: { description: 'The recording is available through its link.' },
    PENDING: { description: 'The recording is still being made. Query again later.' },
    FAILED: { description: 'The recording could not be made and will not become available.' },
  },
});

registerEnumType(AttackReason, {
  name: 'AttackReason',
  description: 'Why the gateway considers a verification a likely attack.',
  valuesConfig: {
    LOW_LIVENESS_SCORE: {
      description:
        "The provider's confidence in a live person is too low: faceLivenessScore is below livenessThreshold.",
    },
    ATTACK_TYPE_REPORTED: { description: 'The provider reported an attack type; see livenessAttackType.' },
  },
});
