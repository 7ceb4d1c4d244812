import type { Fault } from '../../../src/simulator/exchange/fault.js';
import { h5, startWorld } from './simulator-client.js';

/** A simulator whose next get-result call meets the fault, and that call as plain fetch. */
export async function startFaulty(fault: Fault) {
  const world = await startWorld();
  const token = await world.getToken();
  const signatureId = world.simulator.sampleIds.passFarNear;
  world.simulator.fault({ operation: 'get-result', signatureId }, fault);
  const ask = (init: RequestInit = {}) =>
    world.request(`${h5}/get-result`, {
      method: 'POST',
      headers: { 'x-access-token': token },
      body: JSON.stringify({ signatureId }),
      ...init,
    });
  return { ...world, signatureId, ask };
}
