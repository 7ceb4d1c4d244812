import type { IncomingHttpHeaders } from 'node:http';
import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  GraphQLSchema,
  parse,
} from 'graphql';
import { CloseCode, makeServer, type SubscribePayload } from 'graphql-ws';
import type { Caller } from '../../../domain/caller.js';
import { type StreamLimits, StreamRefused } from '../../../live/stream-limits.js';
import type { Authenticate } from '../../auth/authenticate.js';
import { toHttpError } from '../../http/errors.js';
import type { EventStream } from '../event-stream.js';
import { proveAgain } from '../prove-again.js';

/** One WebSocket, with the headers of the request that opened it. */
export type SocketConnection = {
  readonly headers: IncomingHttpHeaders;
  close(code: number, reason: string): void;
  /** Called when the client has proven who it is. */
  onConnected(): void;
  /** Set by then, with the credential of the first message: browsers cannot send it as a header. */
  proof?: IncomingHttpHeaders;
  /** Gives the place of the socket free. */
  leave?: () => void;
};

export type StartOverSocket = (
  payload: SubscribePayload,
  caller: Caller,
  authorize: () => Promise<Caller | undefined>,
) => Promise<EventStream | FormattedExecutionResult>;

export type SocketProtocolOptions = {
  /** With the limit of requests. */
  readonly authenticate: Authenticate;
  /** Without it: a stream proves its caller again and again. */
  readonly authenticateAgain: Authenticate;
  /** Bounds the sockets of each caller. */
  readonly limits: Pick<StreamLimits, 'enter'>;
  /** Starts a subscription; returns a response with errors if it is refused. */
  readonly start: StartOverSocket;
};

type Started = ExecutionArgs & { readonly stream: EventStream };

/** How long a client may take to prove who it is. */
const CONNECT_MS = 5_000;
/** A page shows a few verifications at a time; more come through another socket, within the limits of the caller. */
const MAX_OPERATIONS = 20;
/** Of no standard: clients of graphql-ws do not come back at once after it. */
const TOO_MANY_SOCKETS = 4429;

/** Speaks graphql-transport-ws, for subscriptions only. */
export function createSocketProtocol(options: SocketProtocolOptions) {
  const { authenticate, authenticateAgain, limits, start } = options;
  /** Each subscription is a request of its caller. */
  const prove = async (proof: IncomingHttpHeaders) => {
    try {
      return await authenticate(proof);
    } catch (error) {
      return { errors: [toError(toHttpError(error))] };
    }
  };
  return makeServer<Record<string, unknown>, SocketConnection>({
    connectionInitWaitTimeout: CONNECT_MS,
    async onConnect({ extra, connectionParams }) {
      const proof = withCredential(extra.headers, connectionParams);
      try {
        extra.leave = limits.enter(await authenticate(proof));
        extra.proof = proof;
        extra.onConnected();
        return true;
      } catch (error) {
        extra.close(...toClose(error));
        return false;
      }
    },
    onClose: ({ extra }) => extra.leave?.(),
    async onSubscribe({ extra: { proof = {} }, subscriptions }, id, payload) {
      if (Object.keys(subscriptions).length > MAX_OPERATIONS) return [TOO_MANY];
      const caller = await prove(proof);
      if ('errors' in caller) return caller.errors;
      const started = await start(payload, caller, proveAgain(authenticateAgain, proof, caller));
      if ('errors' in started || !('next' in started)) return (started.errors ?? [NO_RESULT]).map(toError);
      // The client may have completed the operation meanwhile.
      if (!(id in subscriptions)) void started.return();
      return { ...OF_A_SUBSCRIPTION, stream: started };
    },
    subscribe: (args) => (args as Started).stream as AsyncIterable<ExecutionResult>,
  });
}

/** The library wants to see that the operation is a subscription. Nothing is executed by it. */
const OF_A_SUBSCRIPTION = { schema: new GraphQLSchema({}), document: parse('subscription { event }') };

const NO_RESULT = { message: 'The operation has no events.', extensions: { code: 'BAD_REQUEST' } };
const TOO_MANY = toError({
  message: `A socket may have at most ${MAX_OPERATIONS} subscriptions at once.`,
  extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' },
});

function toError({
  message,
  code,
  extensions,
}: {
  message: string;
  code?: string;
  extensions?: Record<string, unknown>;
}) {
  return new GraphQLError(message, { extensions: extensions ?? { code } });
}

function withCredential(
  headers: IncomingHttpHeaders,
  parameters: Readonly<Record<string, unknown>> | undefined,
): IncomingHttpHeaders {
  const credential = parameters?.authorization ?? parameters?.Authorization;
  return typeof credential === 'string' ? { ...headers, authorization: credential } : headers;
}

/** Clients of graphql-ws do not come back after these codes. */
function toClose(error: unknown): [code: number, reason: string] {
  if (error instanceof StreamRefused) return [TOO_MANY_SOCKETS, 'Too many sockets'];
  const { status } = toHttpError(error);
  if (status === 401) return [CloseCode.Unauthorized, 'Unauthorized'];
  if (status === 403) return [CloseCode.Forbidden, 'Forbidden'];
  // 1013: try again later.
  return status === 429 || status === 503 ? [1013, 'Try again later'] : [CloseCode.InternalServerError, 'Failed'];
}
