import { createHttpClient, type HttpClient } from '../../../src/egress/http-client.js';
import type { Operation } from '../../../src/simulator/fault-injection/fault.js';
import { startTestGateway, type TestGatewayOptions } from './gateway.js';

export const START_VERIFICATION =
  'mutation ($input: StartVerificationInput!) { startVerification(input: $input) { signatureId url } }';

export const RETURN_URL = 'https://shop.example.test/done';

/** Each product, with the call that starts it. */
export const STARTS = {
  LIVENESS_DETECTION: 'generate-liveness-detection-url',
  FACE_AUTHENTICATION: 'generate-face-authentication-url',
  IDENTITY_VERIFICATION: 'generate-ekyc-verification-url',
  DOCUMENT_VERIFICATION: 'generate-document-verification-url',
} as const satisfies Readonly<Record<string, Operation>>;

/** Starts a gateway that remembers the bodies of the starts that it sends. */
export async function startStartingGateway(options: TestGatewayOptions = {}) {
  const bodies: Readonly<Record<string, unknown>>[] = [];
  const send = options.send ?? createHttpClient();
  const tapped: HttpClient = async (url, request) => {
    if (/\/generate-[\w-]+-url$/.test(url)) bodies.push(JSON.parse(String(request.body)));
    return send(url, request);
  };
  const gateway = await startTestGateway({ ...options, send: tapped });
  const start = (input: Readonly<Record<string, unknown>> = {}, headers: Record<string, string> = {}) => {
    const complete = { product: 'LIVENESS_DETECTION', returnUrl: RETURN_URL, ...input };
    return gateway.post({ query: START_VERIFICATION, variables: { input: complete } }, headers);
  };
  return {
    ...gateway,
    start,
    bodies,
    startCalls: () => Object.values(STARTS).flatMap((operation) => gateway.simulator.callsTo(operation)),
  };
}
