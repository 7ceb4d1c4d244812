/** What the provider of the benchmark knows: full results with three pictures each, an archive and a video. */

/** All links die at this instant, far from any run. */
const EXPIRES = 4_000_000_000;
const CAPTURED_AT = Date.UTC(2026, 0, 1, 12);

const FIRST_WHOLE = 100_000_000;

export const toId = (index) => `bench${index.toString(36).padStart(11, '0')}`;

export const IDS = Array.from({ length: 1_000 }, (_, index) => toId(index));

/** Ids of verifications with a document, which no other workload asks for. */
export const WHOLE_IDS = Array.from({ length: 1_000 }, (_, index) => toId(FIRST_WHOLE + index));

/** The data of a get-result answer. */
export function toWireResult(signatureId) {
  const number = Number.parseInt(signatureId.slice('bench'.length), 36);
  const linkTo = (file) =>
    `https://assets.bench.test/prod/2026/01/01/${signatureId}/${file}?Expires=${EXPIRES}&Signature=${signatureId}mQ2yYb9xw3Jt0s4uVnPzKd8LhRfGqTcE`;
  const at = (seconds) => CAPTURED_AT + number * 60_000 + seconds * 1_000;
  const isAttack = number % 10 === 0;
  return {
    signatureId,
    overallResult: isAttack ? 'FAIL' : 'PASS',
    idvResult: isAttack ? 'FAIL' : 'PASS',
    errorCode: isAttack ? 'LIVENESS_ATTACK' : 'SUCCESS',
    faceDetail: {
      faceResult: isAttack ? 'FAIL' : 'PASS',
      faceImage: linkTo('face-far.jpg'),
      faceImageTime: at(4.1),
      faceImageFar: linkTo('face-far.jpg'),
      faceImageFarTime: at(4.1),
      faceImageNear: linkTo('face-near.jpg'),
      faceImageNearTime: at(6.3),
      silentImage: null,
      silentImageTime: null,
      auditImageUrl: linkTo('audit-images.zip'),
      faceLivenessScore: isAttack ? 12.34 : 98.72,
      livenessAttackType: isAttack ? 1 : null,
      livenessType: 'DISTANT_NEAR',
      livenessFlowCategory: 'DISTANT_CLOSE',
      faceSimilarityScore: 87.5 + (number % 12),
      eventDetails: ['STARTED', 'FACE_FAR', 'FACE_NEAR', 'UPLOADED'].map((event, index) => ({
        event,
        result: 'OK',
        createTimestamp: at(index * 2),
      })),
      faceVideoUrl: linkTo('capture.mp4'),
    },
    ...(number >= FIRST_WHOLE && {
      docDetail: toDocument(number, linkTo),
      countryCodeIso3: 'PHL',
      submissionCompleted: true,
    }),
    inputParameters: {
      region: 'PHL',
      bizId: `order-${number}`,
      userId: `customer-${number}`,
      livenessType: 'DISTANT_NEAR',
    },
  };
}

function toDocument(number, linkTo) {
  return {
    docResult: 'PASS',
    docType: 'PH-ID-SSS',
    frontImage: linkTo('document-front.jpg'),
    backImage: linkTo('document-back.jpg'),
    ocr: {
      idNumber: `00-${number}-0`,
      fullName: `TEST PERSON ${number}`,
      birthday: '1990-01-01',
      issueDate: '2020-02-03',
      expiryDate: '2030-02-03',
      gender: 'FEMALE',
      nationality: 'PHL',
      placeOfBirth: 'NOWHERE',
      fullAddress: `${number} NOWHERE STREET`,
    },
    idForgery: { result: 'pass', detail: null },
  };
}
