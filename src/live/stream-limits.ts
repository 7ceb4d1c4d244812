import { type Caller, toCallerKey } from '../domain/caller.js';

export type StreamLimitsOptions = {
  /** 0 refuses every stream. */
  readonly max: number;
  readonly maxPerCaller: number;
};

/** Why a stream is refused: streams are off, or there are too many of them. */
export type StreamRefusal = 'off' | 'too many of this caller' | 'too many of this process';

/** A stream was refused before it began. */
export class StreamRefused extends Error {
  override readonly name = 'StreamRefused';

  constructor(readonly refusal: StreamRefusal) {
    super(refusal);
  }
}

/** Bounds the streams and waiting queries of this process, and of each caller. */
export class StreamLimits {
  readonly #counts = new Map<string, number>();
  #open = 0;

  constructor(private readonly options: StreamLimitsOptions) {}

  /**
   * Counts a stream until the returned function is called, which may be called more than once.
   *
   * @throws {StreamRefused} If there is no room.
   */
  enter(caller: Pick<Caller, 'tenant' | 'subject'>): () => void {
    const { max, maxPerCaller } = this.options;
    const key = toCallerKey(caller);
    const count = this.#counts.get(key) ?? 0;
    if (max === 0) throw new StreamRefused('off');
    if (count >= maxPerCaller) throw new StreamRefused('too many of this caller');
    if (this.#open >= max) throw new StreamRefused('too many of this process');
    this.#counts.set(key, count + 1);
    this.#open += 1;
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      this.#open -= 1;
      const left = (this.#counts.get(key) ?? 1) - 1;
      if (left === 0) this.#counts.delete(key);
      else this.#counts.set(key, left);
    };
  }
}
