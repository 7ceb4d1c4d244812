import { LRUCache } from 'lru-cache';

/** The label value of all values that have no series of their own. */
export const OTHER = 'other';

/** Matches a value that may be a label: short, and safe in any tool that displays it. */
const PLAIN = /^\w[\w-]{0,63}$/;

/**
 * Returns a function that bounds the label values chosen by the provider or Redis: each series costs memory here and in
 * Prometheus. The first `max` different values, if they are short and plain, become labels; all others become "other".
 */
export function createBoundedValues(max: number): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= max || !PLAIN.test(value)) return OTHER;
    known.add(value);
    return value;
  };
}

export type PopularValuesOptions = {
  /** How many values get a label of their own. */
  readonly max: number;
  /** Values with a meaning of their own. Sent by a caller, each counts as "other". */
  readonly reserved: ReadonlySet<string>;
  readonly monotonicNow: () => number;
  /** Called with a value that counts as "other" from now on. */
  readonly onForgotten: (value: string) => void;
};

/** How often the values with a label of their own are chosen again. */
const INTERVAL_MS = 600_000;
/** Halves the past uses at each choice, so that a value used once is forgotten after a day without another use. */
const DECAY = 0.5;
const LEAST_SCORE = DECAY ** (86_400_000 / INTERVAL_MS);
/** Candidates counted at once; one that recurs among fewer others than that is counted in full. */
const MAX_CANDIDATES = 1_000;
/** A value that is made up for one request never takes the place of another one. */
const LEAST_USES = 2;

type Uses = { count: number };

/**
 * Returns a function from a caller's value to a label value: itself for the `max` most used values, if they are short and
 * plain, else "other". While there is room, a value gets its label at the first use. After that, every ten minutes the
 * values with the most recent uses are chosen, so callers that make up values endlessly displace nothing that is used
 * often, and cause at most `max` new series in ten minutes.
 */
export function createPopularValues(options: PopularValuesOptions): (value: string) => string {
  const { max, reserved, monotonicNow, onForgotten } = options;
  const known = new Map<string, Uses>();
  const candidates = new LRUCache<string, Uses>({ max: MAX_CANDIDATES });
  let choseAt = monotonicNow();

  const forget = (value: string) => {
    known.delete(value);
    onForgotten(value);
  };

  const choose = () => {
    const weakest = [...known].toSorted(([, a], [, b]) => a.count - b.count);
    const strongest = [...candidates].filter(([, { count }]) => count >= LEAST_USES);
    strongest.sort(([, a], [, b]) => b.count - a.count);
    for (const [index, [value, uses]] of strongest.entries()) {
      const [displaced, { count }] = weakest[index] ?? ['', { count: Number.POSITIVE_INFINITY }];
      if (uses.count <= count) break;
      forget(displaced);
      known.set(value, uses);
    }
    candidates.clear();
  };

  const age = (intervals: number) => {
    for (const [value, uses] of known) {
      uses.count *= DECAY ** intervals;
      if (uses.count < LEAST_SCORE) forget(value);
    }
  };

  return (value) => {
    const intervals = Math.floor((monotonicNow() - choseAt) / INTERVAL_MS);
    if (intervals > 0) {
      choose();
      age(intervals);
      choseAt += intervals * INTERVAL_MS;
    }
    const uses = known.get(value) ?? candidates.get(value);
    if (uses !== undefined) {
      uses.count += 1;
      return known.has(value) ? value : OTHER;
    }
    if (reserved.has(value) || !PLAIN.test(value)) return OTHER;
    const isKnown = known.size < max;
    if (isKnown) known.set(value, { count: 1 });
    else candidates.set(value, { count: 1 });
    return isKnown ? value : OTHER;
  };
}
