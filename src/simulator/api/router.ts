import { type Answer, toHtmlAnswer } from '../exchange/answer.js';
import type { Incoming, Routed } from '../exchange/exchange.js';
import type { Fault, Operation } from '../exchange/fault.js';
import type { SimulatorSwitches } from '../switches.js';
import { generateToken } from './generate-token.js';
import { getResult } from './get-result.js';
import type { Operate, World } from './world.js';

type Route = {
  readonly operation: Operation;
  readonly path: RegExp;
  readonly methods: readonly string[];
  readonly operate: Operate;
  isServed?(url: URL, switches: SimulatorSwitches): boolean;
};

const h5 = '/intl/openapi/identity-risk/idvs-h5/ekyc/v1';

const routes: readonly Route[] = [
  {
    operation: 'generate-token',
    path: /^\/openapi\/auth\/ticket\/v1\/generate-token$/,
    methods: ['POST'],
    operate: generateToken,
  },
  { operation: 'get-result', path: new RegExp(`^${h5}/get-result$`), methods: ['POST'], operate: getResult },
];

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
      if (!route.methods.includes(method)) return refuse(world, 'HTTP 405 - Method Not Allowed');
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

function answerUnknownPath({ switches, ...world }: World): Answer {
  return switches.unknownPath === 'html'
    ? toHtmlAnswer(404, 'Not Found')
    : refuse({ switches, ...world }, 'HTTP 404 - Not Found');
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

function toText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
