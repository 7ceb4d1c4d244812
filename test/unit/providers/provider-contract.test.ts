import { createProviderClient } from '../../../src/providers/advance-ai/client.js';
import { createPaidCalls } from '../../../src/providers/resilience/paid-calls.js';
import { NO_LEASES } from '../../../src/storage/cluster/leases.js';
import { createLocalBudget } from '../../../src/storage/cluster/shared-budget.js';
import { NO_SHARED_VALUE } from '../../../src/storage/cluster/shared-value.js';
import { FakeProvider } from '../../support/provider/port/fake-provider.js';
import { defineProviderContract } from '../../support/provider/port/provider-contract.js';
import { PNG_BASE64, SIGNATURE_ID, wireEnvelope, wireFace, wireResult } from '../../support/provider/wire.js';
import { createTestClock } from '../../support/test-clock.js';

const NATIVE_ID = 'b1db7160-26ce-4f34-8ca9-235f79801cb4';
const NATIVE_PATH = '/openapi/liveness/v3/detection-result';

function startClient() {
  const clock = createTestClock();
  let failure: string | undefined;

  const respond = (path: string, body: Readonly<Record<string, unknown>>) => {
    if (path.endsWith('/generate-token')) return { data: { token: 'token', expiredTime: clock.now() + 86_400_000 } };
    if (failure !== undefined) return { code: 'ERROR', message: failure };
    if (path.endsWith('-url')) return { data: { signatureId: SIGNATURE_ID, url: 'https://pages.example.test/h5' } };
    return path === NATIVE_PATH ? respondNative(body) : respondWeb(body);
  };

  const client = createProviderClient({
    baseUrl: 'https://provider.example.test',
    accessKey: 'access',
    secretKey: 'secret',
    ...{ account: 'account', leases: NO_LEASES, sharedToken: NO_SHARED_VALUE },
    send: async (url, { body }) => new Response(wireEnvelope(respond(new URL(url).pathname, JSON.parse(String(body))))),
    clock,
    random: () => 0,
    ...{ timeoutMs: 60_000, deadlineMs: 60_000, retries: 0 },
    ...{ concurrency: 4, maxQueuedPerCaller: 100, maxQueued: 100, maxQueueWaitMs: 60_000 },
    linkTtlMs: 86_400_000,
    linkHosts: undefined,
    paidCalls: createPaidCalls({
      ...{ budget: createLocalBudget(), maxPerDay: 10, now: clock.now, onSpent: () => undefined },
    }),
    onAttempt: () => undefined,
    onCircuit: () => undefined,
    onPause: () => undefined,
    onInvalidField: () => undefined,
  });
  const failWith = (text: string) => {
    failure = text;
  };
  return { client, clock, failWith, impossibleId: 'not an id' };
}

function respondWeb(body: Readonly<Record<string, unknown>>) {
  if (body.signatureId !== SIGNATURE_ID) return { code: 'SIGNATURE_NOT_EXIST' };
  const bytes = { faceImage: PNG_BASE64, faceImageFar: PNG_BASE64, faceImageNear: PNG_BASE64 };
  return { data: wireResult({ faceDetail: wireFace(body.returnImageType === 'BASE64' ? bytes : {}) }) };
}

function respondNative({ livenessId, resultType }: Readonly<Record<string, unknown>>) {
  if (livenessId !== NATIVE_ID) return { code: 'LIVENESS_ID_NOT_EXISTED' };
  const image = resultType === 'IMAGE_BASE64' ? PNG_BASE64 : 'https://images.example.test/face.jpg';
  return { data: { detectionResult: image, imageFarUrl: image, livenessScore: 97.5 }, pricingStrategy: 'PAY' };
}

defineProviderContract('ADVANCE.AI', () => {
  const { client, ...others } = startClient();
  return { ...others, provider: client, knownId: SIGNATURE_ID, unknownId: 'ffffffffffffffff' };
});

defineProviderContract("ADVANCE.AI's native SDK", () => {
  const { client, ...others } = startClient();
  return { ...others, provider: client.native, knownId: NATIVE_ID, unknownId: 'c613c4f6-9ee7-4869-8802-6e581a448e13' };
});

describeFake('a second provider', {});
describeFake('a second provider without renewals', { linkRenewal: 'none' });

function describeFake(name: string, changes: ConstructorParameters<typeof FakeProvider>[1]) {
  defineProviderContract(name, () => {
    const clock = createTestClock();
    const provider = new FakeProvider(clock.now, changes);
    provider.add('fake-1');
    return {
      ...{ provider, clock, knownId: 'fake-1', unknownId: 'fake-2', impossibleId: SIGNATURE_ID },
      failWith: (text) => provider.fail(text),
    };
  });
}
