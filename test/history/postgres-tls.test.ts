import { expect, test } from '@jest/globals';
import { startTestGateway } from '../support/gateway/gateway.js';
import { describeWithPostgresPrograms, startPostgres } from '../support/history/postgres-server.js';
import { createCertificates } from '../support/redis/redis-certificates.js';
import { until } from '../support/until.js';

const USER = 'gateway';
const PASSWORD = 's3cret-of-the-history';
const READ = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const LIST = '{ verificationHistory { nodes { signatureId } } }';

/** A server with a certificate for these names, and the address at which the gateway finds it. */
async function startServer(names: string, hasTls = true) {
  const certificates = createCertificates(names);
  const port = await startPostgres({ user: USER, password: PASSWORD, ...(hasTls && { tls: certificates }) });
  return {
    ca: certificates.ca,
    toUrl: (host: string) => `postgres://${USER}:${PASSWORD}@${host}:${port}/postgres?sslmode=verify-full`,
  };
}

/** Starts a gateway whose HISTORY_DATABASE_CA_FILE has this text; without a text it is not set. */
async function startGateway(url: string, ca: string | undefined) {
  const gateway = await startTestGateway({
    env: { HISTORY_DATABASE: url, ...(ca && { HISTORY_DATABASE_CA_FILE: 'ca.pem' }) },
    files: { ...(ca && { 'ca.pem': ca }) },
  });
  const list = async () => (await gateway.ask(LIST)).data?.verificationHistory.nodes ?? [];
  return { ...gateway, list };
}

/** Expects lists to fail for this reason, which is in the log without a secret, and verifications to be answered. */
async function expectUnavailable(url: string, ca: string | undefined, reason: RegExp): Promise<void> {
  const { ask, simulator, logLines } = await startGateway(url, ca);
  const { passFarNear } = simulator.sampleIds;
  expect(await ask(READ, { id: passFarNear })).toMatchObject({ data: { livenessResult: { status: 'PASS' } } });
  const { data, errors } = await ask(LIST);
  expect(errors).toMatchObject([{ extensions: { code: 'HISTORY_UNAVAILABLE' } }]);
  const warnings = logLines.filter((line) => line.includes('History unavailable; results are not affected'));
  expect(warnings.map((line) => JSON.parse(line).reason)).toEqual([expect.stringMatching(reason)]);
  const failed = logLines.filter((line) => line.includes('"operation error"'));
  expect(failed.map((line) => JSON.parse(line).reason)).toEqual([expect.stringMatching(reason)]);
  const said = [...logLines, JSON.stringify({ data, errors })].join('\n');
  for (const secret of [PASSWORD, 'BEGIN CERTIFICATE', '/postgres']) expect(said).not.toContain(secret);
}

const UNVERIFIED = /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|CERT_SIGNATURE_FAILURE)$/;

describeWithPostgresPrograms('PostgreSQL behind TLS', () => {
  test.each([
    ['127.0.0.1', 'IP:127.0.0.1,DNS:other.example', 'localhost'],
    ['localhost', 'DNS:localhost,DNS:127.0.0.1.example', '127.0.0.1'],
  ])(
    'is used as %s with a certificate for %s that HISTORY_DATABASE_CA_FILE verifies, but not as %s',
    async (...row) => {
      const [host, names, other] = row;
      const { ca, toUrl } = await startServer(names);
      const { ask, simulator, list } = await startGateway(toUrl(host), ca);
      const { passFarNear } = simulator.sampleIds;
      await ask(READ, { id: passFarNear });
      await until(async () => (await list()).length === 1);
      expect(await list()).toEqual([{ signatureId: passFarNear }]);
      await expectUnavailable(toUrl(other), ca, /^ERR_TLS_CERT_ALTNAME_INVALID$/);
    },
  );

  test('is not used without its CA, nor with another one', async () => {
    const { toUrl } = await startServer('IP:127.0.0.1');
    await expectUnavailable(toUrl('127.0.0.1'), undefined, UNVERIFIED);
    await expectUnavailable(toUrl('127.0.0.1'), createCertificates().ca, UNVERIFIED);
  });

  test('is not used without TLS where the address asks for it', async () => {
    const { ca, toUrl } = await startServer('IP:127.0.0.1', false);
    await expectUnavailable(toUrl('127.0.0.1'), ca, /^NO_TLS$/);
  });
});
