import { hash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { sharedTokenSchema } from '../../src/providers/advance-ai/tokens/shared-token.js';
import { toResultKey } from '../../src/storage/cache/result-cache.js';
import { createValueCipher } from '../../src/storage/redis/encryption.js';
import { clusterMessageSchema } from '../../src/storage/redis/invalidation.js';
import { KINDS } from '../../src/storage/redis/shared-kinds.js';
import { personalDataForm } from '../../src/storage/redis/stored-personal-data.js';
import { storedSchema } from '../../src/storage/redis/stored-result.js';
import { createResult } from '../support/provider/results.js';
import { KEY, openTestFleet } from '../support/redis/redis-fleet.js';
import { startFleet } from '../support/redis/redis-gateways.js';
import { describeWithRedis, startRedis } from '../support/redis/redis-server.js';
import { until } from '../support/until.js';

const MINUTE_MS = 60_000;
const TENANT = 'default';
const MANY = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status faceImage { url } } }';

const cipher = createValueCipher([KEY]);
const nameOf = (kind: string, thing: string) => cipher.namesOf(kind, thing)[0] ?? '';

test.each([
  [KINDS.result, storedSchema, 'b745bf352e237503'],
  [KINDS.personal, personalDataForm, '29461e56e3f42ae2'],
  [KINDS.text, sharedTokenSchema, '37de68add5a58df9'],
  [KINDS.news, clusterMessageSchema, '5a06791ca616ceeb'],
])(
  'the form of %s is that of its version: one that changes gets a new number, and this test the new hash',
  (kind, form, known) => {
    expect([kind, hash('sha256', JSON.stringify(z.toJSONSchema(form)), 'hex').slice(0, 16)]).toEqual([kind, known]);
  },
);

describeWithRedis('beside another version of the gateway on the same Redis', () => {
  test('neither reads, replaces or removes what the other has put', async () => {
    const redis = await startRedis();
    const { text, sharedValue, leases } = await openTestFleet(redis.url);
    const key = toResultKey('tenant', 'a');
    const others = [
      nameOf('result:0', key),
      nameOf('text:0', 'account'),
      cipher.agreedNameOf('lease:0', 'a'),
      nameOf('result', key),
    ];
    for (const name of others) await redis.admin.set(name, cipher.seal(name, '{"form":"of another version"}'));
    const before = await redis.admin.mgetBuffer(others);

    expect(await text.getMany(['a'])).toEqual([undefined]);
    expect(await sharedValue('account').read()).toBe(undefined);
    const result = createResult();
    await text.put('a', result, MINUTE_MS);
    await sharedValue('account').write('token', MINUTE_MS);
    await sharedValue('account').remove('token');
    const lease = await leases.acquire('a');
    expect(lease.state).toBe('held');
    if (lease.state === 'held') await lease.release('note');
    expect(await redis.admin.mgetBuffer(others)).toEqual(before);
    const again = await openTestFleet(redis.url);
    expect(await again.text.getMany(['a'])).toEqual([result]);
  });

  test('a fleet asks once for each record whose form it does not know', async () => {
    const redis = await startRedis();
    const { gateways, simulator, askAll, resultCalls } = await startFleet(redis.url, 2);
    const ids = Array.from({ length: 5 }, (_, index) => `id-${index}`);
    for (const signatureId of ids) {
      simulator.addTransaction({ signatureId });
      const name = nameOf(KINDS.result, toResultKey(TENANT, signatureId));
      await redis.admin.set(
        name,
        cipher.seal(name, '{"result":{"status":"LATER"},"ttlMs":1,"expiresAt":1}'),
        'PX',
        MINUTE_MS,
      );
    }
    for (let round = 0; round < 3; round += 1) {
      const answers = await askAll(4, MANY, () => ({ ids }));
      expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    }
    expect(gateways).toHaveLength(2);
    expect(ids.map((id) => resultCalls(id))).toEqual(ids.map(() => 1));
  });

  test('news of a form that is not known is passed over, and what follows is heard', async () => {
    const redis = await startRedis();
    const one = await openTestFleet(redis.url);
    const other = await openTestFleet(redis.url);
    const channel = cipher.agreedNameOf(KINDS.news, '');
    await until(async () => (await redis.admin.pubsub('NUMSUB', channel))[1] === 2);
    const result = createResult();
    await one.text.put('a', result, MINUTE_MS);
    await other.text.getMany(['a']);
    for (const message of ['no JSON', '{"kind":"later"}', 'null'])
      await redis.admin.publish(channel, cipher.seal(channel, message));
    await one.text.put('a', createResult({ fetchedAt: result.fetchedAt + 1 }), MINUTE_MS);
    await until(async () => (await other.memory.getMany(['a']))[0] === undefined);
  });
});
