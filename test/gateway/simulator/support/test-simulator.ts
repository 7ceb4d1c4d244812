import { afterEach } from '@jest/globals';
import { signTokenRequest } from '../../../../src/simulator/api/generate-token.js';
import {
  demoAccessKey,
  demoSecretKey,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../../../src/simulator/simulator.js';

export const noon = Date.parse('2026-03-01T12:00:00Z');
export const h5 = '/intl/openapi/identity-risk/idvs-h5/ekyc/v1';

export type Reply = {
  status: number;
  headers: Headers;
  envelope: Record<string, unknown>;
  data: Record<string, unknown>;
};

const running: Simulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

/** Starts a simulator with a manual clock, and a client for it. It is closed when the test ends. */
export async function startTestSimulator(options: SimulatorOptions = {}) {
  const clock = { now: noon };
  const simulator = await startSimulator({ now: () => clock.now, ...options });
  running.push(simulator);

  const request = (path: string, init: RequestInit = {}) => fetch(simulator.baseUrl + path, init);
  const call = async (path: string, body: unknown, token = '', method = 'POST'): Promise<Reply> => {
    const response = await request(path, {
      method,
      headers: { 'content-type': 'application/json', 'x-access-token': token },
      ...(method !== 'GET' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const envelope = (await response.json()) as Record<string, unknown>;
    return { status: response.status, headers: response.headers, envelope, data: toRecord(envelope.data) };
  };
  const requestToken = (changes: Record<string, unknown> = {}) => {
    const timestamp = String(clock.now);
    const signature = signTokenRequest(demoAccessKey, demoSecretKey, timestamp);
    return call('/openapi/auth/ticket/v1/generate-token', {
      accessKey: demoAccessKey,
      timestamp,
      signature,
      ...changes,
    });
  };
  const getToken = async () => String((await requestToken()).data.token);
  return {
    clock,
    simulator,
    request,
    call,
    requestToken,
    getToken,
    /** Calls get-result with a new token. */
    getResult: async (signatureId: string, more: Record<string, unknown> = {}) =>
      call(`${h5}/get-result`, { signatureId, ...more }, await getToken()),
  };
}

export function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function toFace(reply: Reply): Record<string, unknown> {
  return toRecord(reply.data.faceDetail);
}
