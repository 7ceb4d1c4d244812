import { AsyncLocalStorage } from 'node:async_hooks';

/** Tells any code which request caused it to run. */
export type RequestScope = {
  run<Value>(requestId: string, work: () => Value): Value;
  /** Returns undefined outside of a request. For work that several requests share, returns the id of the first. */
  requestId(): string | undefined;
  /** Releases the storage. An open scope adds a cost to every promise of the process. */
  close(): void;
};

/** Creates a scope that adds a small cost to every promise of every request: create one only where its id is read. */
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
