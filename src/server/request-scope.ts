import { AsyncLocalStorage } from 'node:async_hooks';

/** Knows, wherever code runs, which request has caused it. */
export type RequestScope = {
  run<Value>(requestId: string, work: () => Value): Value;
  /** Undefined outside of a request. For work that several requests share, the one that began it. */
  requestId(): string | undefined;
  /** Forgets them all. One that is left open costs every promise of this process, whoever makes it. */
  close(): void;
};

/** Costs every promise of every request a little, so have one only where its answer is used. */
export function createRequestScope(): RequestScope {
  const storage = new AsyncLocalStorage<string>();
  return {
    run: (requestId, work) => storage.run(requestId, work),
    requestId: () => storage.getStore(),
    close: () => storage.disable(),
  };
}

export const NO_REQUEST_SCOPE: RequestScope = {
  run: (_requestId, work) => work(),
  requestId: () => undefined,
  close: () => undefined,
};
