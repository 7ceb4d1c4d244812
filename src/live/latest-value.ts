/** The values of a stream of which a slow reader sees only the latest. */
export type LatestValue<Value> = AsyncIterableIterator<Value> & {
  /** Replaces the value that has not been read. */
  push(value: Value): void;
  /** Ends the stream after the value that has not been read. */
  end(): void;
};

/** `onReturn` runs once, when the reader leaves or has read the end. */
export function createLatestValue<Value>(onReturn: () => void): LatestValue<Value> {
  let unread: { readonly value: Value } | undefined;
  let isEnded = false;
  let isReturned = false;
  let wake = () => {};

  const leave = () => {
    isEnded = true;
    unread = undefined;
    wake();
    if (isReturned) return;
    isReturned = true;
    onReturn();
  };

  const values: LatestValue<Value> = {
    [Symbol.asyncIterator]: () => values,
    push(value) {
      if (isEnded) return;
      unread = { value };
      wake();
    },
    end() {
      isEnded = true;
      wake();
    },
    async next() {
      while (unread === undefined && !isEnded) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (unread === undefined) {
        leave();
        return { done: true, value: undefined };
      }
      const { value } = unread;
      unread = undefined;
      return { done: false, value };
    },
    async return() {
      leave();
      return { done: true, value: undefined };
    },
  };
  return values;
}
