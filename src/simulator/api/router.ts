import type { Fault } from '../fault-injection/fault.js';
import type { IncomingCall, RoutedCall } from '../http/call-handler.js';
import { type SimulatedResponse, toHtmlResponse } from '../http/response.js';
import type { SimulatorState } from '../state.js';
import { type Route, routes } from './routes.js';
import { toText } from './to-text.js';

/** Routes one call to the API. Ids are read here for the call log only; each operation validates its own. */
export function routeApi(incoming: IncomingCall, state: SimulatorState): RoutedCall {
  const { method, url, body: text } = incoming;
  const route = routes.find(({ path }) => path.test(url.pathname));
  const json = parseObject(text);
  const named = { ...Object.fromEntries(url.searchParams), ...json };
  const livenessId = toText(named.livenessId);
  return {
    operation: route?.operation ?? 'unknown-path',
    signatureId: toText(named.signatureId) ?? state.transactions.toSignatureId(livenessId ?? ''),
    livenessId,
    imageType: toText(named.returnImageType) ?? toText(named.resultType),
    respond: (fault) => {
      if (route === undefined || route.isServed?.(url, state.switches) === false) return respondToUnknownPath(state);
      if (!route.methods(state.switches).includes(method)) return refuse(state, 'HTTP 405 - Method Not Allowed');
      if (json === null) return refuse(state, 'HTTP 400 - Bad Request');
      return operate(route, incoming, json, fault, state);
    },
  };
}

function operate(
  route: Route,
  { method, url, accessToken }: IncomingCall,
  body: Record<string, unknown>,
  fault: Fault | null,
  state: SimulatorState,
): SimulatedResponse {
  if (route.operation !== 'generate-token') {
    if (!state.tokens.isLive(accessToken)) return state.toEnvelope(state.switches.tokenRefusalCode);
    if (!state.isWithinRateLimit()) return state.toEnvelope('SERVICE_BUSY');
  }
  return route.operate({ method, url, body, fault }, state);
}

function respondToUnknownPath(state: SimulatorState): SimulatedResponse {
  const asHtml = state.switches.unknownPath === 'html';
  return asHtml ? toHtmlResponse(404, 'Not Found') : refuse(state, 'HTTP 404 - Not Found');
}

function refuse({ toEnvelope }: SimulatorState, message: string): SimulatedResponse {
  return toEnvelope('CLIENT_ERROR', { message });
}

/** Returns null for a body that is not a JSON object; an empty body is an empty object. */
function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
