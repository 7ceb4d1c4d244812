import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { LINK } from '../gateway/herd.js';
import { startFleet } from './redis-gateways.js';
import type { TestRedis } from './redis-server.js';

export const IDS = Array.from({ length: 20 }, (_, index) => `id-${index}`);
const MANY = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status faceImage { url } } }';

/** Expects that two instances share all that they can: results, calls under way, the token; without a warning. */
export async function expectToShare(url: string, options: Parameters<typeof startFleet>[2] = {}) {
  const { gateways, simulator, askAll, resultCalls, tokenCalls } = await startFleet(url, 2, options);
  for (const signatureId of IDS) simulator.addTransaction({ signatureId });
  const answers = await askAll(IDS.length, LINK, (caller) => ({ id: IDS[caller % IDS.length] }));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  expect([resultCalls(), tokenCalls()]).toEqual([IDS.length, 1]);
  const third = await startFleet(url, 1, {
    ...options,
    env: { ...options.env, ADVANCE_AI_BASE_URL: simulator.baseUrl },
  });
  expect((await third.askAll(1, MANY, () => ({ ids: IDS })))[0]?.errors).toEqual([]);
  expect([resultCalls(), tokenCalls()]).toEqual([IDS.length, 1]);
  const lines = [...gateways, ...third.gateways].flatMap(({ logLines }) => logLines);
  expect(lines.filter((line) => line.includes('Redis'))).toEqual([]);
}

/** From now on only a user with the rights that docs/scaling.md lists may log in. */
export async function limitUsers(admin: TestRedis['admin'], { isDefaultKept = false } = {}) {
  const [rights = ''] = /^ACL SETUSER .*$/m.exec(readFileSync('docs/scaling.md', 'utf8')) ?? [];
  expect(rights).toContain('~liveness:*');
  const [, ...command] = rights.replace('PASSWORD', 'p@ss').split(' ');
  await admin.call('ACL', ...command);
  if (!isDefaultKept) await admin.call('ACL', 'SETUSER', 'default', 'off');
}
