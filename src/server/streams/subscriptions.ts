import type { ApolloServer, GraphQLRequest, HTTPGraphQLRequest } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import type { Clock } from '../../async/clock.js';
import type { RunInTurn } from '../../async/turns.js';
import type { Caller } from '../../domain/caller.js';
import type { WatchedState } from '../../live/verification-watches.js';
import { singleResultOf } from '../apollo/plugins/complete-response.js';
import type { RequestContext } from '../apollo/request-context.js';
import { EventStream } from './event-stream.js';

export type SubscriptionsOptions = {
  readonly apollo: Pick<ApolloServer<RequestContext>, 'executeOperation'>;
  readonly createContext: (requestId: string, caller: Caller, event: WatchedState) => RequestContext;
  readonly runInTurn: RunInTurn;
  readonly clock: Pick<Clock, 'after' | 'monotonicNow'>;
  readonly random: () => number;
  /** How long a stream may last, in milliseconds. */
  readonly maxMs: number;
  readonly logger: Logger;
};

/** A subscription that has passed all checks. */
export type StartedSubscription = {
  readonly requestId: string;
  readonly request: Pick<HTTPGraphQLRequest, 'body'>;
  readonly events: AsyncIterator<WatchedState>;
  /** See `EventStreamOptions`. */
  readonly authorize: () => Caller | undefined | Promise<Caller | undefined>;
  /** Of the start, for the log. */
  readonly caller: Caller;
};

/** Streams that began at one moment do not end at one moment: they last up to this share less. */
const JITTER = 0.1;

/** The open streams of this process. */
export class Subscriptions {
  readonly #streams = new Set<EventStream>();

  constructor(private readonly options: SubscriptionsOptions) {}

  open({ requestId, request, events: source, authorize, caller }: StartedSubscription): EventStream {
    const { clock, random, maxMs, logger } = this.options;
    const startedAt = clock.monotonicNow();
    const stream: EventStream = new EventStream({
      source,
      authorize,
      execute: (state, present) => this.#execute(requestId, request, state, present),
      onEnd: (end, events) => {
        cancel();
        this.#streams.delete(stream);
        const { tenant, subject, apiKeyId } = caller;
        const durationMs = Math.round(clock.monotonicNow() - startedAt);
        logger.info({ requestId, tenant, subject, apiKeyId, end, events, durationMs }, 'stream ended');
      },
    });
    const cancel = clock.after(maxMs * (1 - JITTER * random()), () => stream.end('lifetime'));
    this.#streams.add(stream);
    return stream;
  }

  /** Ends all streams one after the other within `spreadMs`, so that their clients do not come back all at once. */
  endAll(spreadMs: number): void {
    const streams = [...this.#streams];
    for (const [index, stream] of streams.entries()) {
      const delayMs = (spreadMs * index) / streams.length;
      if (delayMs === 0) stream.end('shutdown');
      else this.options.clock.after(delayMs, () => stream.end('shutdown'));
    }
  }

  async #execute(
    requestId: string,
    { body }: Pick<HTTPGraphQLRequest, 'body'>,
    state: WatchedState,
    caller: Caller,
  ): Promise<FormattedExecutionResult> {
    const { apollo, createContext, runInTurn } = this.options;
    return runInTurn(async () => {
      const contextValue = createContext(requestId, caller, state);
      try {
        // Apollo Server has checked the form of the body when the subscription started.
        const operation = body as GraphQLRequest;
        return singleResultOf(await apollo.executeOperation(operation, { contextValue }));
      } finally {
        contextValue.reservation.held?.release();
      }
    });
  }
}
