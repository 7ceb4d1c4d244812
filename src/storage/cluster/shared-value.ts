/** A confidential text that processes share. Never rejects: while the storage is unavailable, there is no text. */
export type SharedValue = {
  read(): Promise<string | undefined>;
  /** `ttlMs` counts from now. */
  write(text: string, ttlMs: number): Promise<void>;
  /** Removes the text only if it equals `text`. */
  remove(text: string): Promise<void>;
};

/** The shared value of a process that shares nothing with others. */
export const NO_SHARED_VALUE: SharedValue = {
  read: async () => undefined,
  write: async () => undefined,
  remove: async () => undefined,
};
