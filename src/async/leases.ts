/** Leave to do what other processes may be about to do as well. It ends by itself when its holder dies. */
export type Lease =
  /** Ours until it is released. What `note` says is told to those who wait, and for a moment to those who come. */
  | { readonly state: 'held'; release(note?: string): Promise<void> }
  /** Another process has it. `over` resolves when it may be had again, with the note that came instead of it. */
  | { readonly state: 'taken'; readonly over: Promise<string | undefined> }
  /** Another process had it a moment ago and left this. */
  | { readonly state: 'noted'; readonly note: string };

export type Leases = {
  /** Never rejects: where the others cannot be asked, everybody holds it. */
  acquire(key: string): Promise<Lease>;
};

/** Of a process that shares nothing with others. */
export const NO_LEASES: Leases = { acquire: async () => ({ state: 'held', release: async () => undefined }) };
