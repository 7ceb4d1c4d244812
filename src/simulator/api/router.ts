import { type Answer, toHtmlAnswer } from '../exchange/answer.js';
import type { Incoming, Routed } from '../exchange/exchange.js';
import type { Fault } from '../exchange/fault.js';
import { type Route, routes } from './routes.js';
import { toText } from './to-text.js';
import type { World } from './world.js';

/** Routes one call to the API. Ids are read leniently here, for the record; each operation checks its own. */
export function routeApi(incoming: Incoming, world: World): Routed {
  const { method, url, body: text } = incoming;
  const route = routes.find(({ path }) => path.test(url.pathname));
  const json = parseObject(text);
  const named = { ...Object.fromEntries(url.searchParams), ...json };
  return {
    operation: route?.operation ?? 'unknown-path',
    signatureId: toText(named.signatureId) ?? world.transactions.toSignatureId(toText(named.livenessId) ?? ''),
    imageType: toText(named.returnImageType) ?? toText(named.resultType),
    answer: (fault) => {
      if (route === undefined || route.isServed?.(url, world.switches) === false) return answerUnknownPath(world);
      if (!route.methods(world.switches).includes(method)) return refuse(world, 'HTTP 405 - Method Not Allowed');
      if (json === null) return refuse(world, 'HTTP 400 - Bad Request');
      return answer(route, incoming, json, fault, world);
    },
  };
}

function answer(
  { operation, operate }: Route,
  { method, url, accessToken }: Incoming,
  body: Record<string, unknown>,
  fault: Fault | null,
  world: World,
): Answer {
  if (operation !== 'generate-token') {
    if (!world.tokens.isLive(accessToken)) return world.toEnvelope(world.switches.tokenRefusalCode);
    if (!world.admits()) return world.toEnvelope('SERVICE_BUSY');
  }
  return operate({ method, url, body, fault }, world);
}

function answerUnknownPath(world: World): Answer {
  const asHtml = world.switches.unknownPath === 'html';
  return asHtml ? toHtmlAnswer(404, 'Not Found') : refuse(world, 'HTTP 404 - Not Found');
}

function refuse({ toEnvelope }: World, message: string): Answer {
  return toEnvelope('CLIENT_ERROR', { message });
}

/** Null where there is a body that is not a JSON object; no body at all reads as an empty one. */
function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
