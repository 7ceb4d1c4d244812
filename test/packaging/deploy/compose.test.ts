import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { parseConfig } from '../../../src/config/config.js';
import { isVariable, readFrom } from '../../support/deployed-files.js';
import { describeWithRedis, startRedis } from '../../support/redis/redis-server.js';

const { services, secrets } = parse(readFileSync('compose.yaml', 'utf8'));
const { gateway, redis } = services;

describe('compose.yaml', () => {
  test.each(Object.entries<typeof gateway>(services))('%s can write nowhere and may do nothing', (_, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect([service.privileged, service.network_mode]).toEqual([undefined, undefined]);
  });

  test('has a configuration for the gateway, of its own variables, and all the secrets that it names', () => {
    expect(Object.keys(gateway.environment).filter((name) => !isVariable(name))).toEqual([]);
    const given = JSON.stringify(gateway.environment).replace(/\$\{\w+:\?[^}]*\}/g, 'https://api.example.com');
    const paths: string[] = [];
    const config = parseConfig({ HOST: '0.0.0.0', ...JSON.parse(given) }, readFrom(paths));
    expect(gateway.ports).toEqual([`127.0.0.1:${config.port}:${config.port}`]);
    expect(config.redis?.nodes.map(({ host }) => services[host])).toEqual([redis]);
    expect(new Set(paths)).toEqual(new Set(gateway.secrets.map((name: string) => `/run/secrets/${name}`)));
    expect(Object.keys(secrets)).toEqual(gateway.secrets);
    const page = readFileSync('docs/deployment.md', 'utf8');
    for (const { file } of Object.values<{ file: string }>(secrets)) expect(page).toContain(`> ${file}\n`);
  });

  test('gives the gateway the time that it takes at most to end', () => {
    expect(Number.parseInt(gateway.stop_grace_period, 10)).toBeGreaterThanOrEqual(15);
  });
});

describeWithRedis('compose.yaml: the Redis', () => {
  test('starts as it is told to, keeps nothing and evicts', async () => {
    const [, ...args] = redis.command;
    const { admin } = await startRedis({ args });
    expect(await admin.config('GET', 'save')).toEqual(['save', '']);
    expect(await admin.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'allkeys-lru']);
    expect(await admin.config('GET', 'maxmemory')).toEqual(['maxmemory', String(512 * 1024 * 1024)]);
  });
});
