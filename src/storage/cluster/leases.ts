/** The right to do work that other processes may want to do as well. It expires by itself when its holder dies. */
export type Lease =
  /** This process holds it until `release`. The `note` reaches the processes that wait, and for a moment later ones. */
  | { readonly state: 'held'; release(note?: string): Promise<void> }
  /** Another process holds it. `over` resolves when the lease is free again, with the note that its holder left. */
  | { readonly state: 'taken'; readonly over: Promise<string | undefined> }
  /** Another process held it a moment ago and left this note. */
  | { readonly state: 'noted'; readonly note: string };

export type Leases = {
  /** Never rejects: while the shared storage is unavailable, every process gets the lease. */
  acquire(key: string): Promise<Lease>;
};

/** Leases of a process that shares nothing with others. */
export const NO_LEASES: Leases = { acquire: async () => ({ state: 'held', release: async () => undefined }) };

export type ExclusiveWork<Value> = {
  /** Does the work in this process. */
  work(): Promise<Value>;
  /**
   * Called when another process holds the lease. The returned function runs once the lease is released and returns that
   * process's result, or undefined if there is none that this process can use.
   */
  reuse(): Promise<() => Promise<Value | undefined>>;
  /** Encodes an outcome, above all a failure, for the processes that wait. Undefined: they look for the result. */
  encode(outcome: { readonly value: Value } | { readonly error: unknown }): string | undefined;
  /** Returns the value of another process's outcome, or throws its error; undefined if this process cannot use it. */
  decode(note: string): Value | undefined;
};

/** How often this process waits for others that leave nothing it can use. */
const MAX_ROUNDS = 3;

/**
 * Runs work in one process at a time while the other processes wait for its outcome. A lease saves work and guarantees
 * nothing: after three waits without a usable outcome this process does the work without a lease.
 */
export async function runExclusive<Value>(
  leases: Leases,
  key: string,
  { work, reuse, encode, decode }: ExclusiveWork<Value>,
): Promise<Value> {
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const lease = await leases.acquire(key);
    if (lease.state === 'held') return lead(lease.release, { work, encode });
    const readResult = lease.state === 'taken' ? await reuse() : undefined;
    const note = lease.state === 'taken' ? await lease.over : lease.note;
    const value = note === undefined ? await readResult?.() : decode(note);
    if (value !== undefined) return value;
  }
  return work();
}

async function lead<Value>(
  release: (note?: string) => Promise<void>,
  { work, encode }: Pick<ExclusiveWork<Value>, 'work' | 'encode'>,
): Promise<Value> {
  try {
    const value = await work();
    await release(encode({ value }));
    return value;
  } catch (error) {
    await release(encode({ error }));
    throw error;
  }
}
