export type KeyedRateOptions = {
  readonly perMinute: number;
  /** The most keys that are remembered; a forgotten one begins again. */
  readonly maxKeys: number;
  /** Returns monotonic milliseconds. */
  readonly monotonicNow: () => number;
};

const MINUTE_MS = 60_000;

/** Counts events by key and tells which key has had `perMinute` of them; the allowance comes back steadily (GCRA). */
export class KeyedRate {
  /** When all events of a key are paid off. The key that was counted last is the last one. */
  readonly #dueAt = new Map<string, number>();

  constructor(private readonly options: KeyedRateOptions) {}

  /** Returns whether a key has allowance left. Counts nothing. */
  allows(key: string): boolean {
    const { perMinute, monotonicNow } = this.options;
    return (this.#dueAt.get(key) ?? 0) + MINUTE_MS / perMinute - monotonicNow() <= MINUTE_MS;
  }

  count(key: string): void {
    const { perMinute, maxKeys, monotonicNow } = this.options;
    const due = Math.max(monotonicNow(), this.#dueAt.get(key) ?? 0) + MINUTE_MS / perMinute;
    this.#dueAt.delete(key);
    const [oldest] = this.#dueAt.keys();
    if (oldest !== undefined && this.#dueAt.size >= maxKeys) this.#dueAt.delete(oldest);
    this.#dueAt.set(key, due);
  }
}
