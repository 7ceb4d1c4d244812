import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator/simulator.js';
import { closeAfterTest } from '../close-after-test.js';
import type { TestClock } from '../test-clock.js';
import { bearer, toApiKey, toKeyFile } from './api-keys.js';
import { startTestGateway } from './gateway.js';

export const TENANTS = ['acme', 'globex', 'initech'] as const;
export type TenantName = (typeof TENANTS)[number];
export type Accounts = Readonly<Record<TenantName, Simulator>>;

const secretsOf = (tenant: TenantName) => ({ accessKey: `access-of-${tenant}`, secretKey: `secret-of-${tenant}` });

/** Starts a provider for each tenant, each with the same ids but other verdicts, or only some of them. */
export async function startAccounts(clock: TestClock, options: SimulatorOptions = {}): Promise<Accounts> {
  const [acme, globex, initech] = await Promise.all(
    TENANTS.map((tenant) => startSimulator({ now: clock.now, ...secretsOf(tenant), ...options })),
  );
  const accounts = { acme, globex, initech } as Accounts;
  for (const { close } of Object.values(accounts)) closeAfterTest(close);
  accounts.acme.addTransaction({ signatureId: 'shared', face: { faceLivenessScore: 91, video: 'READY' } });
  accounts.globex.addTransaction({ signatureId: 'shared', face: { faceLivenessScore: 12, livenessAttackType: 1 } });
  accounts.initech.addTransaction({
    signatureId: 'shared',
    face: { faceLivenessScore: 23, livenessAttackType: 2, auditArchive: true },
  });
  accounts.acme.addTransaction({ signatureId: 'halfway', state: 'RUNNING' });
  accounts.globex.addTransaction({ signatureId: 'halfway', face: { faceLivenessScore: 94, auditArchive: true } });
  accounts.initech.addTransaction({ signatureId: 'halfway', face: { faceLivenessScore: 34, livenessAttackType: 3 } });
  accounts.globex.addTransaction({ signatureId: 'of-two', face: { faceLivenessScore: 15, livenessAttackType: 2 } });
  accounts.initech.addTransaction({ signatureId: 'of-two', face: { faceLivenessScore: 96, video: 'PENDING' } });
  accounts.acme.addTransaction({ signatureId: 'of-acme', face: { faceLivenessScore: 97 } });
  return accounts;
}

/** Starts one gateway for these tenants; the API key of each tenant's caller is the tenant's name. `settingsOf` returns further members of its account. */
export async function startForTenants(
  accounts: Partial<Accounts>,
  clock: TestClock,
  more: Readonly<Record<string, string>> = {},
  settingsOf: (tenant: TenantName) => object = () => ({}),
) {
  const names = Object.keys(accounts) as TenantName[];
  const { env, files } = toKeyFile(...names.map((tenant) => toApiKey(tenant, { tenant })));
  const tenants = Object.fromEntries(
    names.map((tenant) => [
      tenant,
      { baseUrl: accounts[tenant]?.baseUrl, ...secretsOf(tenant), ...settingsOf(tenant) },
    ]),
  );
  const gateway = await startTestGateway({
    env: { ...env, TENANTS_FILE: 'tenants.json', ...more },
    files: { ...files, 'tenants.json': JSON.stringify(tenants) },
    clock,
  });
  const askAs = (tenant: TenantName, query: string, variables: Record<string, unknown> = {}) =>
    gateway.post({ query, variables }, bearer(tenant));
  return { ...gateway, askAs };
}
