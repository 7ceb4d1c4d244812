import { expect, test } from '@jest/globals';
import { samples } from '../../src/simulator/samples/samples.js';
import { startLoadedGateway } from './support/loaded-gateway.js';
import { createPost } from './support/post.js';
import { outcomeOf } from './support/rounds.js';

const QUERY = `query Verdict($id: ID!) { livenessResult(signatureId: $id) {
  signatureId status errorCode isLikelyAttack attackReasons faceLivenessScore livenessThreshold
  images { kind capturedAt url expiresAt } faceVideo { state url expiresAt } } }`;
const IDS = Object.values(samples).map(({ signatureId }) => signatureId);
const MEMO_MAX_BYTES = String(32 * 1024 * 1024);

const ROUNDS = 3;

/** Sends that many requests at once to a process that has just said that it is ready, and returns how many it refused. */
async function refusedOf(count: number): Promise<number> {
  const { url, headers, signal } = await startLoadedGateway({ MEMO_MAX_BYTES });
  expect((await fetch(new URL('/health/ready', url))).status).toBe(200);
  const post = createPost(url);
  const answers = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      post(JSON.stringify({ query: QUERY, variables: { id: IDS[index % IDS.length] } }), headers),
    ),
  );
  signal('SIGKILL');
  const answered = answers.filter(({ status }) => status === 200).length;
  expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
  return count - answered;
}

test.each([100, 400])('a process that has just begun to listen refuses none of %i requests at once', async (count) => {
  const refused: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) refused.push(await refusedOf(count));
  expect(outcomeOf(refused, Math.min)).toBe(0);
});
