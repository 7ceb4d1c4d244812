import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Accounts,
  startAccounts,
  startForTenants,
  TENANTS,
  type TenantName,
} from '../../support/gateway/tenants.js';
import { createTestClock, type TestClock } from '../../support/test-clock.js';

const IDS = ['shared', 'halfway', 'of-two', 'of-acme', 'of-nobody'];

/** Selections that may be combined; a tenant on its own selects all of them. */
const SELECTIONS = {
  verdict: 'status faceLivenessScore livenessAttackType',
  links: 'status faceImage { kind url } images { kind url } auditImageArchive { url } faceVideo { state url }',
  bytes: 'faceLivenessScore faceImage { base64 }',
  both: 'faceImage { url base64 } silentImage { base64 } faceVideo { state }',
};
type Selection = keyof typeof SELECTIONS;
const queryOf = (selection: Selection) =>
  `query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { signatureId ${SELECTIONS[selection]} } }`;

/** Replaces each link by its host, which identifies the tenant: no two links are equal. */
const toComparable = (_: string, value: unknown) =>
  typeof value === 'string' && value.startsWith('http') ? value.split('?')[0] : value;

/** Returns the responses to each tenant from a gateway with no other tenant, as text by selection and id. */
async function askAlone(accounts: Accounts, clock: TestClock) {
  const answers = new Map<string, string>();
  for (const tenant of TENANTS) {
    const { askAs } = await startForTenants({ [tenant]: accounts[tenant] }, clock);
    for (const selection of Object.keys(SELECTIONS) as Selection[]) {
      const { data, errors } = await askAs(tenant, queryOf(selection), { ids: IDS });
      expect(errors).toEqual([]);
      for (const [index, id] of IDS.entries()) {
        answers.set(`${tenant} ${selection} ${id}`, JSON.stringify(data.livenessResults[index], toComparable));
      }
    }
  }
  return (tenant: TenantName, selection: Selection, id: string) => answers.get(`${tenant} ${selection} ${id}`);
}

const tenantName = fc.constantFrom(...TENANTS);
const question = fc.record({
  tenant: tenantName,
  ids: fc.array(fc.constantFrom(...IDS), { minLength: 1, maxLength: 3 }),
  selection: fc.constantFrom(...(Object.keys(SELECTIONS) as Selection[])),
});
const round = fc.record({
  /** None, the time after which an unknown or pending id is asked about again, and that after which links are dead. */
  passedMs: fc.constantFrom(0, 6_000, 2 * 86_400_000),
  /** Whose account refuses everything meanwhile. */
  refused: fc.option(tenantName, { freq: 3 }),
  questions: fc.array(question, { minLength: 2, maxLength: 10 }),
});

test('tenants that query any ids concurrently get the same responses as if each were alone', async () => {
  const clock = createTestClock();
  const accounts = await startAccounts(clock);
  const alone = await askAlone(accounts, clock);
  for (const selection of Object.keys(SELECTIONS) as Selection[]) {
    expect(new Set(TENANTS.map((tenant) => alone(tenant, selection, 'shared'))).size).toBe(TENANTS.length);
  }
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
      const { askAs, close } = await startForTenants(accounts, clock);
      for (const { passedMs, refused, questions } of rounds) {
        clock.advance(passedMs);
        const refusal = { kind: 'envelope', code: 'ACCOUNT_DISABLED' } as const;
        if (refused !== null) accounts[refused].fault({ operation: 'get-result' }, refusal, { times: 999 });
        const asked = questions.map(async ({ tenant, ids, selection }) => {
          const { data, errors } = await askAs(tenant, queryOf(selection), { ids });
          // A rejected account fails fields of its own tenant; the rest of the response is still compared.
          const failed = new Set(errors.map(({ path }) => path?.[1]));
          if (tenant !== refused) expect(errors).toEqual([]);
          for (const [index, id] of ids.entries()) {
            if (failed.has(index)) continue;
            const answer = JSON.stringify(data.livenessResults[index], toComparable);
            expect([tenant, selection, id, answer]).toEqual([tenant, selection, id, alone(tenant, selection, id)]);
          }
        });
        await Promise.all(asked);
        for (const { clearFaults } of Object.values(accounts)) clearFaults();
      }
      await close();
    }),
    { numRuns: 12 },
  );
});
