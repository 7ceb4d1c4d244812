import { createHash } from 'node:crypto';
import { demoAccessKey, demoSecretKey } from '../../../src/simulator/simulator.js';
import type { TestGateway } from '../gateway/gateway.js';

// biome-ignore lint/suspicious/noExplicitAny: the provider's JSON as it is, place by place.
type Json = any;

/** Asks the simulated provider itself, past the gateway and without any of its code. Gives the text of the answer. */
export async function askProvider(
  { simulator, clock }: Pick<TestGateway, 'simulator' | 'clock'>,
  body: Readonly<Record<string, string>>,
  path = '/intl/openapi/identity-risk/idvs-h5/ekyc/v1/get-result',
) {
  const post = async (path: string, content: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(simulator.baseUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(content),
    });
    return response.text();
  };
  const timestamp = String(clock.now());
  const signature = createHash('sha256')
    .update(demoAccessKey + demoSecretKey + timestamp)
    .digest('hex');
  const answer = await post('/openapi/auth/ticket/v1/generate-token', {
    accessKey: demoAccessKey,
    timestamp,
    signature,
  });
  const { token } = (JSON.parse(answer) as Json).data;
  return post(path, body, { 'x-access-token': token });
}

/** `data` of the provider's own answer about a transaction. */
export async function readProviderData(gateway: TestGateway, signatureId: string): Promise<Json> {
  return (JSON.parse(await askProvider(gateway, { signatureId })) as Json).data;
}

/** `data` of the provider's own answer about a native result; null if it has none. */
export async function readNativeData(
  gateway: Pick<TestGateway, 'simulator' | 'clock'>,
  livenessId: string,
): Promise<Json> {
  return (JSON.parse(await askProvider(gateway, { livenessId }, '/openapi/liveness/v3/detection-result')) as Json).data;
}
