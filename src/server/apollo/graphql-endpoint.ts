import type { FastifyInstance, FastifyPluginCallback, FastifyRequest, onRequestHookHandler } from 'fastify';
import type { Caller } from '../../domain/caller.js';
import type { Authenticate } from '../auth/authenticate.js';
import { addCors } from '../http/cors.js';
import { HttpRequestError } from '../http/errors.js';
import type { LogRefusal } from '../http/refusal-log.js';
import { readJsonText } from '../http/requests/body.js';
import { toSearch } from '../http/requests/target.js';
import { createCompression } from '../http/sending/compression.js';
import type { Admission } from '../limits/admission/admission.js';
import { type Arrivals, createArrivals } from '../limits/admission/arrivals.js';
import type { SendSubscription } from '../streams/send-subscription.js';
import { transportFor } from '../streams/transports.js';
import { createExecuteOperation, type ExecuteOptions, type OperationContext } from './execute-operation.js';
import { findRefusal, sendResponse } from './send-response.js';
import type { UnsentResponses } from './unsent-responses.js';

/** Room for long documents and a full list of ids. */
const MAX_BODY_BYTES = 256 * 1024;

export type GraphqlEndpointOptions<Context extends OperationContext> = ExecuteOptions<Context> & {
  /** @default /graphql */
  readonly path?: string;
  readonly authenticate: Authenticate;
  /** Origins of pages that may read the responses. */
  readonly origins: readonly string[];
  /** Whether operations may come by GET as well. */
  readonly allowsGet: boolean;
  /** Whether a browser that opens the address gets Apollo's landing page. */
  readonly hasLandingPage: boolean;
  /** Whether responses may be cached as Apollo says; else they are private and not stored. @default false */
  readonly isCacheable?: boolean;
  /** Whether long responses are compressed for clients that accept it. @default false */
  readonly compresses?: boolean;
  /** Decides whether and when a request that has been read is executed. */
  readonly admission?: Pick<Admission, 'assertRoom' | 'admit'>;
  /** Bounds the requests that are being authenticated or read. */
  readonly arrivals?: Arrivals;
  /** Bounds the responses that are not written at once. */
  readonly unsent?: UnsentResponses;
  /** Sends the events of subscriptions. @default subscriptions are refused */
  readonly sendSubscription?: SendSubscription;
  /** Adds hooks that observe the requests of this endpoint. */
  readonly instrument?: (app: FastifyInstance) => void;
  /** Called for each request that Apollo Server rejects before it is an operation. */
  readonly onRefusal?: LogRefusal;
};

/** What browsers begin with, and no client that would rather have JSON. */
const PAGE_FIRST = /^text\/html(,|$)/;

/** A browser that opens the landing page, which holds no data. */
const ANONYMOUS: Caller = { subject: 'anonymous', tenant: '', scopes: new Set() };

const UNBOUNDED: Pick<Admission, 'assertRoom' | 'admit'> = { assertRoom: () => undefined, admit: (work) => work() };

const UNFOLLOWED: UnsentResponses = { assertRoom: () => undefined, follow: () => undefined };

/** GraphQL over HTTP in front of Apollo Server, and the landing page for browsers. */
export function createGraphqlEndpoint<Context extends OperationContext>(
  options: GraphqlEndpointOptions<Context>,
): FastifyPluginCallback {
  const { path = '/graphql', authenticate, origins, allowsGet, hasLandingPage, isCacheable = false } = options;
  const { admission = UNBOUNDED, unsent = UNFOLLOWED, instrument, onRefusal, sendSubscription } = options;
  const { arrivals = createArrivals({ max: Number.POSITIVE_INFINITY }) } = options;
  const methods = allowsGet ? ['GET', 'POST'] : ['POST'];
  const compress = options.compresses ? createCompression() : undefined;
  const execute = createExecuteOperation(options);
  const isRoot = path === '/';
  // With a prefix, the preflight route of the CORS plugin is for this endpoint alone.
  const url = isRoot ? '/' : '';

  const identify = ({ raw, method, ip }: FastifyRequest): Caller | Promise<Caller> => {
    const isPage = hasLandingPage && wantsPage(raw);
    if (!isPage && !methods.includes(method)) throw methodNotAllowed(methods);
    const caller = isPage ? ANONYMOUS : authenticate(raw.headers);
    return caller instanceof Promise ? arrivals.waitFor(caller, ip) : caller;
  };

  /** Runs before the body is read, which takes no slot: a client could keep one by sending its body slowly. */
  const admitCaller: onRequestHookHandler = (request, _reply, done) => {
    admission.assertRoom();
    const accept = (caller: Caller) => {
      request.caller = caller;
      unsent.assertRoom(caller);
    };
    const identified = identify(request);
    if (identified instanceof Promise) {
      identified.then(accept).then(() => done(), done);
      return;
    }
    accept(identified);
    done();
  };

  const readBody = (request: FastifyRequest) =>
    readJsonText(request.raw, {
      maxBytes: MAX_BODY_BYTES,
      enter: () => arrivals.enter(request.ip, request.caller),
      sendContinue: request.sendContinue,
    });

  const addRoutes: FastifyPluginCallback = (app, _options, done) => {
    instrument?.(app);
    addCors(app, { origins, methods });
    app.options(url, { onRequest: answerPreflight, handler: () => undefined });
    app.route({
      method: app.supportedMethods.filter((method) => method !== 'OPTIONS'),
      url,
      onRequest: admitCaller,
      handler: async (request, reply) => {
        const { caller = ANONYMOUS } = request;
        // In a content type parser, an error would close the connection, however short the rest of the body.
        const text = request.method === 'POST' ? await readBody(request) : undefined;
        const transport = sendSubscription && transportFor(request.headers.accept);
        const isStream = transport !== undefined;
        const response = await admission.admit(() => execute(request.raw, text, caller, request.id, isStream));
        // An open stream holds no slot: each of its events takes its turn.
        if ('events' in response) return isStream && sendSubscription?.(reply, response, caller, transport);
        const refusal = findRefusal(response, caller);
        if (refusal !== undefined) onRefusal?.(refusal, request.id);
        try {
          const sending = sendResponse(reply, response, isCacheable, compress);
          if (sending !== undefined) await sending;
        } finally {
          unsent.follow(reply.raw, caller, response);
        }
      },
    });
    done();
  };

  return (app, _options, done) => {
    app.register(addRoutes, isRoot ? {} : { prefix: path });
    done();
  };
}

/** Answers OPTIONS without reading a body. The CORS plugin has added what a page of an allowed origin may do. */
const answerPreflight: onRequestHookHandler = (request, reply) => {
  // Browsers ask separately whether a public page may reach this machine.
  const wantsPrivateNetwork = request.headers['access-control-request-private-network'] === 'true';
  if (wantsPrivateNetwork && reply.hasHeader('access-control-allow-origin'))
    reply.header('access-control-allow-private-network', 'true');
  reply.code(204).send();
};

function methodNotAllowed(methods: readonly string[]): HttpRequestError {
  return new HttpRequestError({
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    message: `Operations are taken by ${methods.join(' and ')} only.`,
    headers: { allow: methods.join(', ') },
  });
}

/**
 * Returns whether a browser opens the address and gets the landing page, without a credential. What counts as a page
 * here must count as one for Apollo Server, which else would go on to execute an operation.
 */
function wantsPage({ method, headers, url }: FastifyRequest['raw']): boolean {
  return method === 'GET' && PAGE_FIRST.test(headers.accept ?? '') && toSearch(url) === '';
}
