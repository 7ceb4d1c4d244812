import { START } from '../test-clock.js';

/** Responses as the provider writes them: each builder makes a valid one and applies the changes of a test. */
export type Fields = Readonly<Record<string, unknown>>;

/** A complete image of one pixel. */
export const PNG_BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGOor68HAAL+AX66JXAlAAAAAElFTkSuQmCC';

export const SIGNATURE_ID = '0f3c9a51d2b84e67';

export function linkTo(file: string): string {
  return `https://assets.example.test/${SIGNATURE_ID}/${file}?v=1`;
}

/** A far and a near image of a person who passed. */
export function wireFace(changes: Fields = {}): Fields {
  return {
    faceResult: 'PASS',
    faceImage: linkTo('far.jpg'),
    faceImageTime: START - 5_900,
    faceImageFar: linkTo('far.jpg'),
    faceImageFarTime: START - 5_900,
    faceImageNear: linkTo('near.jpg'),
    faceImageNearTime: START - 3_700,
    silentImage: null,
    silentImageTime: null,
    auditImageUrl: null,
    faceLivenessScore: 98.72,
    livenessAttackType: null,
    livenessType: 'DISTANT_NEAR',
    livenessFlowCategory: 'DISTANT_CLOSE',
    faceSimilarityScore: null,
    eventDetails: [{ event: 'STARTED', result: 'OK', createTimestamp: START - 9_000 }],
    faceVideoUrl: null,
    ...changes,
  };
}

/** The data of a get-result response. */
export function wireResult(changes: Fields = {}): Fields {
  return {
    signatureId: SIGNATURE_ID,
    overallResult: 'PASS',
    submissionCompleted: true,
    idvResult: 'PASS',
    errorCode: 'SUCCESS',
    faceDetail: wireFace(),
    countryCodeIso3: 'PHL',
    inputParameters: { region: 'PHL', bizId: 'biz-0001' },
    ...changes,
  };
}

/** A response with its envelope, as text. */
export function wireEnvelope(changes: Fields = {}): string {
  return JSON.stringify({
    code: 'SUCCESS',
    message: 'a text that is not read',
    data: null,
    extra: null,
    transactionId: 'b0000000000000a1',
    pricingStrategy: 'FREE',
    ...changes,
  });
}

/** The same object without some of its keys. */
export function without(fields: Fields, ...keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
}
