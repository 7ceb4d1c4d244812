import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import { startSilentServer } from '../support/provider/silent-server.js';
import { keptIn, startGatewayOn, warningsOf } from '../support/redis/gateway-on-redis.js';
import { createCertificates } from '../support/redis/redis-certificates.js';
import { MASTER_NAME, startRedisSentinels } from '../support/redis/redis-sentinels.js';
import { describeWithRedis, findFreePort } from '../support/redis/redis-server.js';
import { expectToShare, limitUsers } from '../support/redis/redis-sharing.js';
import { until } from '../support/until.js';

/** Starts the same Sentinels for all tests of a block that leave them whole. */
function shareSentinels(options: Parameters<typeof startRedisSentinels>[0] = {}) {
  const closers: (() => Promise<void>)[] = [];
  afterAll(() => Promise.all(closers.map((close) => close())));
  let started: ReturnType<typeof startRedisSentinels> | undefined;
  return async () => {
    started ??= startRedisSentinels({ ...options, closeLater: (close) => void closers.push(close) });
    const { master, ...rest } = await started;
    await master.admin.flushall();
    return { master, ...rest };
  };
}

describeWithRedis('Redis behind Sentinels', () => {
  const start = shareSentinels();

  test('is shared, by a user with the rights that docs/scaling.md lists, in the database of the address', async () => {
    const { master, url } = await start();
    await limitUsers(master.admin, { isDefaultKept: true });
    await expectToShare(`${url.replace('//', '//gateway:p%40ss@')}/2`);
    expect(await master.admin.info('keyspace')).toMatch(/^db2:/m);
    expect(await master.admin.info('keyspace')).not.toMatch(/^db0:/m);
  });

  test('is used without a warning where the first Sentinels do not answer, however often it reconnects', async () => {
    const { url, master } = await start();
    const { port: silent } = await startSilentServer();
    const gone = `127.0.0.1:${await findFreePort()},127.0.0.1:${silent}`;
    const gateway = await startGatewayOn(url.replace('//', `//${gone},`));
    await until(gateway.isUp);
    await gateway.askNew();
    // Each connection asks the next Sentinel, so these go round all of them.
    for (let round = 0; round < 4; round += 1) {
      await master.admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      await until(async () => !(await gateway.isUp()));
      await until(gateway.isUp);
    }
    expect(warningsOf(gateway)).toEqual([]);
  });

  test('is not used under a name that they do not know, which one line says', async () => {
    const { url } = await start();
    const gateway = await startGatewayOn(url.replace(MASTER_NAME, 'other-master'));
    await gateway.askNew();
    expect(warningsOf(gateway)).toEqual([expect.objectContaining({ reason: 'NOMASTER', step: 'sentinel' })]);
    expect(await gateway.isUp()).toBe(false);
    expect(gateway.logLines.join('')).not.toContain('other-master');
  });

  test('is shared behind TLS, that of the Sentinels included, and is not used where no CA vouches for them', async () => {
    const { ca, args } = createCertificates();
    const { url } = await startRedisSentinels({ tlsArgs: args });
    await expectToShare(url, { env: { REDIS_CA_FILE: 'ca.pem' }, files: { 'ca.pem': ca } });
    const gateway = await startGatewayOn(url);
    await gateway.askNew();
    expect(warningsOf(gateway)).toEqual([expect.objectContaining({ reason: 'UNREACHABLE', step: 'sentinel' })]);
  });
});

describeWithRedis('Sentinels that ask for a login', () => {
  const PASSWORD = 'canary-sentinel-password-3e3e';
  const USER = 'gateway';
  const [, RIGHTS = ''] =
    /^ACL SETUSER gateway on >PASSWORD (-@all .*)$/m.exec(readFileSync('docs/scaling.md', 'utf8')) ?? [];
  const start = shareSentinels({
    sentinelArgs: ['--requirepass', PASSWORD],
    sentinelLines: [`sentinel sentinel-pass ${PASSWORD}`, `user ${USER} on >${PASSWORD} ${RIGHTS}`],
    sentinelAdmin: { password: PASSWORD },
  });

  test.each([
    ['a password', {}],
    ['a user with the rights that docs/scaling.md lists', { REDIS_SENTINEL_USERNAME: USER }],
  ])('name the master to %s', async (_what, env) => {
    expect(RIGHTS).toContain('+sentinel|');
    const { url, master } = await start();
    const gateway = await startGatewayOn(url, { REDIS_SENTINEL_PASSWORD: PASSWORD, ...env });
    await until(gateway.isUp);
    await gateway.askNew();
    await until(async () => (await keptIn(master)) > 0);
    expect(warningsOf(gateway)).toEqual([]);
  });

  test.each([
    ['the wrong password', 'WRONGPASS', { REDIS_SENTINEL_PASSWORD: 'canary-wrong-5a5a' }],
    ['no password', 'NOAUTH', {}],
  ])('refuse %s, which one line says without naming it', async (_what, reason, env) => {
    const { url } = await start();
    const gateway = await startGatewayOn(url, env);
    await gateway.askNew();
    await until(() => warningsOf(gateway).length > 0);
    expect(warningsOf(gateway)).toEqual([expect.objectContaining({ reason, step: 'sentinel' })]);
    const text = gateway.logLines.join('').replace(/"(url|metricsUrl)":"[^"]+"/g, '');
    for (const secret of [PASSWORD, 'canary-wrong', MASTER_NAME, '127.0.0.1']) expect(text).not.toContain(secret);
  });
});
