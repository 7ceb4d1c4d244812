import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { closeAfterTest } from '../close-after-test.js';
import type { StreamEvent } from './open-stream.js';

export type SocketOptions = {
  /** The address of the gateway. */
  readonly url: string;
  /** What the first message holds. */
  readonly connectionParams?: Readonly<Record<string, unknown>>;
  /** Headers of the upgrade, as a page's origin. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** Opens a client of graphql-ws that does not come back by itself, and leaves with the test. */
export function openSocket({ url, connectionParams = {}, headers = {} }: SocketOptions) {
  class Socket extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { headers });
    }
  }
  const closes: { readonly code: number; readonly reason: string }[] = [];
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Socket,
    connectionParams,
    retryAttempts: 0,
    on: { closed: (event) => void closes.push(event as { code: number; reason: string }) },
  });
  closeAfterTest(async () => client.dispose());
  return {
    closes,
    /** Subscribes, and collects what comes. `error` is what ended it. */
    subscribe(query: string, variables: Record<string, unknown> = {}) {
      const seen = { events: [] as StreamEvent[], isEnded: false, error: undefined as unknown };
      const leave = client.subscribe(
        { query, variables },
        {
          next: (event) => void seen.events.push(event),
          complete: () => {
            seen.isEnded = true;
          },
          error: (error) => {
            seen.error = error;
            seen.isEnded = true;
          },
        },
      );
      return Object.assign(seen, { leave });
    },
  };
}
