import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { Clock } from '../../async/clock.js';
import { createTurns } from '../../async/turns.js';
import type { Config } from '../../config/config.js';
import { StreamLimits } from '../../live/stream-limits.js';
import type { createApolloServer } from '../../server/apollo/create-apollo-server.js';
import type { Authenticate } from '../../server/auth/authenticate.js';
import { isListed } from '../../server/http/cors.js';
import { toRequestId } from '../../server/http/requests/head.js';
import type { Admission } from '../../server/limits/admission/admission.js';
import type { Arrivals } from '../../server/limits/admission/arrivals.js';
import { createSendSubscription, type SendSubscription } from '../../server/streams/send-subscription.js';
import { createSocketProtocol } from '../../server/streams/sockets/socket-protocol.js';
import { createSocketServer } from '../../server/streams/sockets/socket-server.js';
import { createStartOverSocket, type StartOverSocketOptions } from '../../server/streams/sockets/start-over-socket.js';
import { Subscriptions } from '../../server/streams/subscriptions.js';
import type { CreateContext } from './create-context.js';

export type Streams = {
  /** Writes a subscription that came by POST. */
  readonly send: SendSubscription;
  /** Takes the WebSockets of a server. */
  attach(server: Server): void;
  /** Ends all subscriptions within `spreadMs`, a second later all sockets, and after `graceMs` those that are left. */
  end(spreadMs: number, graceMs: number): void;
};

export type StreamsParts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly apollo: ReturnType<typeof createApolloServer>;
  readonly admission: Pick<Admission, 'admit'>;
  readonly arrivals: Arrivals;
  readonly createContext: CreateContext;
  readonly prepare: StartOverSocketOptions['prepare'];
  /** Origins of pages, besides the gateway's own. */
  readonly origins: readonly string[];
  /** With the limit of requests. */
  readonly authenticate: Authenticate;
  readonly authenticateAgain: Authenticate;
};

const PATH = '/graphql';
/** Time for the event that tells the client to come back. */
const LAST_EVENT_MS = 1_000;

/** Puts the transports of subscriptions together, which share one executor. */
export function openStreams(parts: StreamsParts): Streams {
  const { config, clock, random, logger, apollo, admission, createContext, prepare, authenticate } = parts;
  const { authenticateAgain } = parts;
  const subscriptions = new Subscriptions({
    ...{ apollo, clock, random, logger },
    createContext: (requestId, caller, event) => createContext(requestId, caller, undefined, event),
    runInTurn: createTurns(setImmediate),
    maxMs: config.streamMaxSeconds * 1000,
  });
  const start = createStartOverSocket({
    ...{ apollo, admission, createContext, prepare, subscriptions },
    newRequestId: () => toRequestId(undefined),
  });
  const limits = new StreamLimits({ max: config.maxStreams, maxPerCaller: config.maxStreamsPerCaller });
  const sockets = createSocketServer({
    path: PATH,
    protocol: createSocketProtocol({ authenticate, authenticateAgain, limits, start }),
    clock,
    isAllowedOrigin: (origin) => isListed(origin, parts.origins),
    maxSockets: config.maxStreams,
    arrivals: parts.arrivals,
  });
  return {
    send: createSendSubscription({ subscriptions, authenticate: authenticateAgain, clock }),
    attach: sockets.attach,
    end(spreadMs, graceMs) {
      subscriptions.endAll(spreadMs);
      clock.after(spreadMs + LAST_EVENT_MS, sockets.close);
      clock.after(graceMs, sockets.terminate);
    },
  };
}
