import type { FormattedExecutionResult } from 'graphql';
import type { Caller } from '../../domain/caller.js';
import { messageOf } from '../../domain/errors/error-codes.js';
import type { WatchedState } from '../../live/verification-watches.js';

/** Why a stream ended. `completed`: there is nothing more to tell. */
export type StreamEnd = 'completed' | 'client left' | 'credential' | 'lifetime' | 'shutdown';

export type EventStreamOptions = {
  readonly source: AsyncIterator<WatchedState>;
  /** Executes the subscription for one state, when it is the turn of it. */
  readonly execute: (state: WatchedState, caller: Caller) => Promise<FormattedExecutionResult>;
  /** Returns the caller that the credential of the stream proves now, with its present scopes; undefined if it proves none. */
  readonly authorize: () => Caller | undefined | Promise<Caller | undefined>;
  /** Called once, with the number of events that were made. */
  readonly onEnd: (end: StreamEnd, events: number) => void;
};

/**
 * The results of one subscription, made when its reader takes them: a slow reader skips states and never makes a queue. A
 * stream that the gateway ends has a last event that says so. Iterate it once.
 */
export class EventStream implements AsyncIterableIterator<FormattedExecutionResult> {
  #end: StreamEnd | undefined;
  #isOver = false;
  #events = 0;

  constructor(private readonly options: EventStreamOptions) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<FormattedExecutionResult>> {
    if (this.#isOver) return { done: true, value: undefined };
    const state = await this.options.source.next();
    const caller = await this.authorize();
    if (this.#isOver) return { done: true, value: undefined };
    if (this.#end !== undefined || caller === undefined) {
      this.#finish(this.#end ?? 'credential');
      return { done: false, value: ENDED };
    }
    if (state.done) {
      this.#finish('completed');
      return { done: true, value: undefined };
    }
    this.#events += 1;
    return { done: false, value: await this.options.execute(state.value, caller) };
  }

  /** Ends the stream if its credential is not valid any more. Returns the caller otherwise. */
  async authorize(): Promise<Caller | undefined> {
    const caller = await this.options.authorize();
    if (caller === undefined) this.end('credential');
    return caller;
  }

  /** Ends the stream with an event for its client. */
  end(end: StreamEnd): void {
    this.#end ??= end;
    void this.options.source.return?.();
  }

  /** The client has left. */
  async return(): Promise<IteratorResult<FormattedExecutionResult>> {
    this.#finish('client left');
    return { done: true, value: undefined };
  }

  #finish(end: StreamEnd): void {
    if (this.#isOver) return;
    this.#isOver = true;
    void this.options.source.return?.();
    this.options.onEnd(end, this.#events);
  }
}

const ENDED: FormattedExecutionResult = {
  errors: [{ message: messageOf('SUBSCRIPTION_ENDED'), extensions: { code: 'SUBSCRIPTION_ENDED' } }],
};
