import type { Answer } from '../exchange/answer.js';
import { lookUp } from './native-lookup.js';
import type { ApiRequest, World } from './world.js';

/** Erases at once and for ever, although it is asked by GET: that is how the provider has it. */
export function nativeClearData({ url }: ApiRequest, world: World): Answer {
  const found = lookUp(Object.fromEntries(url.searchParams), 'PARAMETER_ERROR', world);
  if ('refusal' in found) return found.refusal;
  world.transactions.patch(found.record.signatureId, { erasedAt: found.record.erasedAt ?? world.now() });
  return world.toEnvelope('SUCCESS');
}
