import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../src/simulator/fault-injection/fault.js';
import { closeAfterTest } from '../support/close-after-test.js';
import { startTestGateway } from '../support/gateway/gateway.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const STATUSES = [301, 302, 303, 307, 308] as const;
const OPERATIONS = ['get-result', 'generate-token'] as const;
const ROWS = STATUSES.flatMap((status) => OPERATIONS.map((operation) => ({ status, operation })));

/** Starts another host, which records every connection, even one without a request. */
async function startOtherHost() {
  const visits: unknown[] = [];
  const server = createServer((request, response) => {
    visits.push(request.headers);
    response.end();
  });
  server.on('connection', () => visits.push('connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeAfterTest(async () => void server.close().closeAllConnections());
  return { visits, location: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

async function askThrough(operation: (typeof OPERATIONS)[number], fault: Fault) {
  const { ask, simulator, resultCalls, tokenCalls } = await startTestGateway();
  simulator.fault({ operation }, fault, { times: 9 });
  const { data, errors } = await ask(STATUS, { id: simulator.sampleIds.passFarNear });
  return { data, errors: errors.map(({ extensions }) => extensions), calls: resultCalls() + tokenCalls() };
}

describe.each(ROWS)('F10: HTTP $status as the response to $operation', ({ status, operation }) => {
  const refused = {
    data: { livenessResult: null },
    errors: [{ code: 'PROVIDER_INVALID_RESPONSE' }],
    calls: operation === 'get-result' ? 2 : 1,
  };

  test('to another host is not followed: no request arrives there, with or without a token', async () => {
    const { visits, location } = await startOtherHost();
    expect(await askThrough(operation, { kind: 'redirect', status, location })).toEqual(refused);
    expect(visits).toEqual([]);
  });

  // Following these would fail with another code or make one more call.
  test.each([
    'http://169.254.169.254/latest/meta-data/',
    '/elsewhere',
    '//127.0.0.1:9/',
    'file:///etc/passwd',
    'http://',
  ])('to %s is not followed', async (location) => {
    expect(await askThrough(operation, { kind: 'redirect', status, location })).toEqual(refused);
  });
});
