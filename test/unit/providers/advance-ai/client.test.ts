import { expect, test } from '@jest/globals';
import { createClaim } from '../../../../src/async/single-flight.js';
import { createProviderClient } from '../../../../src/providers/advance-ai/client.js';
import type { ImageForm } from '../../../../src/providers/provider.js';
import { NO_LEASES } from '../../../../src/storage/cluster/leases.js';
import { NO_SHARED_VALUE } from '../../../../src/storage/cluster/shared-value.js';
import {
  linkTo,
  PNG_BASE64,
  SIGNATURE_ID,
  wireEnvelope,
  wireFace,
  wireResult,
} from '../../../support/provider/wire.js';
import { createTestClock, START } from '../../../support/test-clock.js';

type Sent = { path: string; token: string | null; body: Record<string, unknown> };
type Answer = (sent: Sent) => string;

const found: Answer = () => wireEnvelope({ data: wireResult() });
const code =
  (text: string): Answer =>
  () =>
    wireEnvelope({ code: text });

/** A client whose provider numbers its tokens and answers about results as told, call by call. */
function createClient(...answers: Answer[]) {
  const clock = createTestClock();
  const sent: Sent[] = [];
  const callsTo = (end: string) => sent.filter(({ path }) => path.endsWith(end));
  const client = createProviderClient({
    baseUrl: 'https://provider.example.test',
    accessKey: 'access',
    secretKey: 'secret',
    ...{ account: 'account', leases: NO_LEASES, sharedToken: NO_SHARED_VALUE },
    send: async (url, request) => {
      const path = new URL(String(url)).pathname;
      const call = {
        path,
        token: new Headers(request.headers).get('x-access-token'),
        body: JSON.parse(String(request.body)),
      };
      sent.push(call);
      if (path.endsWith('/generate-token')) {
        const token = `token-${callsTo('/generate-token').length}`;
        return new Response(wireEnvelope({ data: { token, expiredTime: clock.now() + 3_600_000 } }));
      }
      const answer = answers[Math.min(callsTo('/get-result').length, answers.length) - 1] ?? found;
      return new Response(answer(call));
    },
    clock,
    random: () => 0,
    timeoutMs: 60_000,
    deadlineMs: 60_000,
    retries: 2,
    concurrency: 4,
    ...{ maxQueuedPerCaller: 100, maxQueued: 100, maxQueueWaitMs: 60_000 },
    linkTtlMs: 1_000,
    linkHosts: undefined,
    onAttempt: () => undefined,
    onCircuit: () => undefined,
    onPause: () => undefined,
    onInvalidField: () => undefined,
  });
  return {
    clock,
    client,
    ask: (images: ImageForm = 'links') => client.getResult(SIGNATURE_ID, images),
    resultCalls: () => callsTo('/get-result'),
    tokenCalls: () => callsTo('/generate-token').length,
  };
}

test('a request names the transaction and the form of its images, and carries the bare token', async () => {
  const { ask, resultCalls } = createClient();
  await ask('links');
  await ask('bytes');
  const path = '/intl/openapi/identity-risk/idvs-h5/ekyc/v1/get-result';
  expect(resultCalls()).toEqual([
    { path, token: 'token-1', body: { signatureId: SIGNATURE_ID, returnImageType: 'URL' } },
    { path, token: 'token-1', body: { signatureId: SIGNATURE_ID, returnImageType: 'BASE64' } },
  ]);
});

test('the life of a link counts from the sending of the request, fetchedAt from the response', async () => {
  const { ask, clock } = createClient(() => {
    clock.advance(400);
    return found({ path: '', token: null, body: {} });
  });
  const answer = await ask();
  expect(answer?.result.fetchedAt).toBe(START + 400);
  expect(answer?.result.images[0]?.link).toEqual({ url: linkTo('far.jpg'), issuedAt: START, expiresAt: START + 1_000 });
});

test('Base64 in a response is bytes, in whatever form images were requested', async () => {
  const faceDetail = wireFace({ faceImage: PNG_BASE64 });
  const { ask } = createClient(() => wireEnvelope({ data: wireResult({ faceDetail }) }));
  expect((await ask('links'))?.base64.get('FACE')).toBe(PNG_BASE64);
});

test('an id that the provider does not know is null after one call', async () => {
  const { ask, resultCalls } = createClient(code('SIGNATURE_NOT_EXIST'));
  expect(await ask()).toBeNull();
  expect(resultCalls()).toHaveLength(1);
});

test.each(['IAM_FAILED', 'ACCESS_DENIED'])(
  'after %s a new token is requested and the request sent once more',
  async (refusal) => {
    const { ask, resultCalls, tokenCalls } = createClient(code(refusal), found);
    expect((await ask())?.result.status).toBe('PASS');
    expect(resultCalls().map(({ token }) => token)).toEqual(['token-1', 'token-2']);
    expect(tokenCalls()).toBe(2);
  },
);

test('a second refused token fails the request', async () => {
  const { ask, resultCalls, tokenCalls } = createClient(code('IAM_FAILED'));
  await expect(ask()).rejects.toMatchObject({ failure: 'refused', envelopeCode: 'IAM_FAILED' });
  expect([resultCalls().length, tokenCalls()]).toEqual([2, 2]);
});

test('many requests that are refused with one token share a new one', async () => {
  const { ask, tokenCalls } = createClient(({ token }) =>
    token === 'token-1' ? wireEnvelope({ code: 'IAM_FAILED' }) : found({ path: '', token, body: {} }),
  );
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
  expect(answers.every((answer) => answer?.result.status === 'PASS')).toBe(true);
  expect(tokenCalls()).toBe(2);
});

test('each request costs a call of its own: the client caches and joins nothing', async () => {
  const { ask, resultCalls, tokenCalls } = createClient();
  await Promise.all([ask(), ask()]);
  expect([resultCalls().length, tokenCalls()]).toEqual([2, 1]);
});

test('SUCCESS without data is an invalid response, and is not retried', async () => {
  const { ask, resultCalls } = createClient(() => wireEnvelope());
  await expect(ask()).rejects.toMatchObject({ failure: 'invalid-response' });
  expect(resultCalls()).toHaveLength(1);
});

test('requests for access tokens need no turn: they succeed while other requests hold all turns', async () => {
  const { client, ask, tokenCalls } = createClient();
  const turns = ['a', 'b', 'c', 'd', 'e'].map((caller) => client.inTurn(createClaim(caller), () => ask()));
  expect(client.load()).toEqual({ active: 4, queued: 1 });
  for (const answer of await Promise.all(turns)) expect(answer?.result.status).toBe('PASS');
  expect(tokenCalls()).toBe(1);
  expect(client.load()).toEqual({ active: 0, queued: 0 });
});
