import type { Fault } from '../../../../src/simulator/fault-injection/fault.js';
import { h5, startTestSimulator } from './test-simulator.js';

/** Starts a simulator whose next get-result call has the fault, and returns that call. */
export async function startWithFault(fault: Fault) {
  const setup = await startTestSimulator();
  const token = await setup.getToken();
  const signatureId = setup.simulator.sampleIds.passFarNear;
  setup.simulator.fault({ operation: 'get-result', signatureId }, fault);
  const ask = (init: RequestInit = {}) =>
    setup.request(`${h5}/get-result`, {
      method: 'POST',
      headers: { 'x-access-token': token },
      body: JSON.stringify({ signatureId }),
      ...init,
    });
  return { ...setup, signatureId, ask };
}
