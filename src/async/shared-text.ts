/** One text that processes share and nobody else can read. Never rejects: out of order, there is none. */
export type SharedText = {
  read(): Promise<string | undefined>;
  /** `ttlMs` counts from now. */
  write(text: string, ttlMs: number): Promise<void>;
  /** Only if it is this one. */
  remove(text: string): Promise<void>;
};

/** Of a process that shares nothing with others. */
export const NO_SHARED_TEXT: SharedText = {
  read: async () => undefined,
  write: async () => undefined,
  remove: async () => undefined,
};
