import type { HttpClient, HttpResponse } from '../../egress/http-client.js';

const DAY_MS = 86_400_000;
/** The first bytes of a JPEG; only these are inspected. */
const IMAGE = Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array(256).fill(0)]).toString('base64');
const LINK = 'https://images.invalid/';

/** Creates an HTTP client that calls nothing and responds as the provider would, with a result for every id. */
export function createSyntheticProvider(now: () => number): HttpClient {
  return async (url, { body }) => {
    const { signatureId, returnImageType } = JSON.parse(String(body));
    const data = url.endsWith('/generate-token')
      ? { token: 'made-up', expiredTime: now() + DAY_MS }
      : toResult(signatureId, now(), returnImageType === 'BASE64' ? IMAGE : undefined);
    const envelope = { code: 'SUCCESS', message: 'OK', data, transactionId: 'made-up', pricingStrategy: 'FREE' };
    return toResponse(JSON.stringify(envelope));
  };
}

function toResult(signatureId: unknown, now: number, image: string | undefined) {
  const faceDetail = {
    faceResult: 'PASS',
    ...{ faceImage: image ?? `${LINK}face.jpg`, faceImageTime: now },
    ...{ faceImageFar: image ?? `${LINK}far.jpg`, faceImageFarTime: now },
    ...{ faceImageNear: image ?? `${LINK}near.jpg`, faceImageNearTime: now },
    ...{ auditImageUrl: `${LINK}audit.zip`, faceVideoUrl: `${LINK}video.mp4` },
    ...{ faceLivenessScore: 97.5, faceSimilarityScore: 91.25 },
    ...{ livenessType: 'SILENT', livenessFlowCategory: 'SILENT' },
    eventDetails: [{ event: 'SILENT', result: 'PASS', createTimestamp: now }],
  };
  return { signatureId, overallResult: 'PASS', idvResult: 'PASS', faceDetail };
}

function toResponse(text: string): HttpResponse {
  const headers = new Map([['content-type', 'application/json']]);
  const body = {
    async *[Symbol.asyncIterator]() {
      yield Buffer.from(text);
    },
    cancel: async () => undefined,
  };
  return { status: 200, headers: { get: (name) => headers.get(name) ?? null, has: (name) => headers.has(name) }, body };
}
