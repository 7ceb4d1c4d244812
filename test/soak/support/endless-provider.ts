import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeAfterTest } from '../../support/close-after-test.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { readProviderData } from '../../support/provider/raw-provider.js';

const TOKEN_LIFE_MS = 86_400_000;

/**
 * A provider that knows every id and remembers none, for more ids than the simulator has room for. It says of each what
 * the simulator says of one. `pictureBytes` is the length of each of four pictures in Base64, `latencyMs` how long each answer takes.
 */
export async function startEndlessProvider({ pictureBytes = 24, latencyMs = 0 } = {}) {
  const simulated = await startTestGateway();
  const template = simulated.simulator.sampleIds.passAllImages;
  const withLinks = await readProviderData(simulated, template);
  const data = JSON.stringify(withLinks);
  const picture = `/9j/${'A'.repeat(pictureBytes - 4)}`;
  const pictures = { faceImage: picture, faceImageFar: picture, faceImageNear: picture, silentImage: picture };
  const dataWithBytes = JSON.stringify({ ...withLinks, faceDetail: { ...withLinks.faceDetail, ...pictures } });
  const toAnswer = (body: string) => {
    const { signatureId, returnImageType } = JSON.parse(body);
    if (signatureId === undefined) return JSON.stringify({ token: 'token', expiredTime: Date.now() + TOKEN_LIFE_MS });
    return (returnImageType === 'BASE64' ? dataWithBytes : data).replaceAll(template, signatureId);
  };
  let calls = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text) => {
      body += text;
    });
    request.once('end', () => {
      calls += 1;
      const answer = () =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(
            `{"code":"SUCCESS","message":"OK","data":${toAnswer(body)},"extra":null,"transactionId":"t","pricingStrategy":"FREE"}`,
          );
      if (latencyMs === 0) answer();
      else setTimeout(answer, latencyMs);
    });
  });
  // In a process that is busy for seconds it would close connections that have just been used again.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeAfterTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls: () => calls };
}
