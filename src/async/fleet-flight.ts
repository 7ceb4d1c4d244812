import type { Leases } from './leases.js';

export type FleetFlight<Value> = {
  /** The work itself, in this process. */
  lead(): Promise<Value>;
  /**
   * Called when another process is found at it. What it gives is called when that one is done, and gives what has come
   * of it; undefined for nothing of use, whereupon it is this one's turn.
   */
  follow(): Promise<() => Promise<Value | undefined>>;
  /** What others are told, so that they need neither look nor try: of failures above all. Undefined: they may look. */
  toNote(outcome: { readonly value: Value } | { readonly error: unknown }): string | undefined;
  /** The outcome of which another process has told; throws what that one threw. */
  fromNote(note: string): Value;
};

/** Has work done by one process at a time, for all that want the same now: one leads, the others wait for it to land. */
export async function flyTogether<Value>(leases: Leases, key: string, flight: FleetFlight<Value>): Promise<Value> {
  for (;;) {
    const lease = await leases.acquire(key);
    if (lease.state === 'held') return lead(lease.release, flight);
    const land = lease.state === 'taken' ? await flight.follow() : undefined;
    const note = lease.state === 'taken' ? await lease.over : lease.note;
    const value = note === undefined ? await land?.() : flight.fromNote(note);
    if (value !== undefined) return value;
  }
}

async function lead<Value>(release: (note?: string) => Promise<void>, flight: FleetFlight<Value>): Promise<Value> {
  try {
    const value = await flight.lead();
    await release(flight.toNote({ value }));
    return value;
  } catch (error) {
    await release(flight.toNote({ error }));
    throw error;
  }
}
