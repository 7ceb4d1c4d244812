import type { FastifyReply } from 'fastify';
import type { Clock } from '../../async/clock.js';
import type { Caller } from '../../domain/caller.js';
import type { StartedOperation } from '../apollo/execute-operation.js';
import type { Authenticate } from '../auth/authenticate.js';
import { proveAgain } from './prove-again.js';
import type { Subscriptions } from './subscriptions.js';
import type { Transport } from './transports.js';
import { writeStream } from './write-stream.js';

/** Sends the events of a started subscription, until it ends or its client leaves. */
export type SendSubscription = (
  reply: FastifyReply,
  started: StartedOperation,
  caller: Caller,
  transport: Transport,
) => Promise<void>;

export type SendSubscriptionOptions = {
  readonly subscriptions: Pick<Subscriptions, 'open'>;
  /** Without the limit of requests: a stream proves its caller again and again. */
  readonly authenticate: Authenticate;
  readonly clock: Pick<Clock, 'after'>;
};

export function createSendSubscription(options: SendSubscriptionOptions): SendSubscription {
  const { subscriptions, authenticate, clock } = options;
  return (reply, { request, events }, caller, transport) => {
    const { id: requestId, headers } = reply.request;
    const authorize = proveAgain(authenticate, headers, caller);
    const stream = subscriptions.open({ requestId, request, events, caller, authorize });
    return writeStream(reply, stream, transport, clock);
  };
}
