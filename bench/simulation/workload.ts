import { createRandom, createZipf } from './random.js';

export type Workload = {
  /** Results that are looked at in the time that is simulated. */
  readonly results: number;
  /** Views of one result each, over all instances. */
  readonly viewsPerSecond: number;
  readonly seconds: number;
  /** Of the Zipf distribution; 0 is all alike, 1 is the usual of the web. */
  readonly popularity: number;
  /** Of all views, those that select a link. */
  readonly linkShare: number;
  readonly instances: number;
  /** One result of so many is simulated, with its part of the views and of every memory. */
  readonly every: number;
  readonly seed: number;
};

/** Somebody looks at one result. */
export type View = {
  /** Whole milliseconds since the beginning. */
  readonly at: number;
  readonly result: number;
  readonly instance: number;
  readonly wantsLink: boolean;
};

/** The views of a workload in their order: they come as a Poisson process does, each at any instance. */
export function* createViews(workload: Workload): Generator<View> {
  const { results, viewsPerSecond, seconds, popularity, linkShare, instances, every, seed } = workload;
  const random = createRandom(seed);
  const zipf = createZipf(results, popularity, every, random);
  const meanGapMs = (1_000 * every) / viewsPerSecond;
  for (let at = gap(meanGapMs, random); at < seconds * 1_000; at += gap(meanGapMs, random)) {
    yield {
      at: Math.round(at),
      result: zipf.draw(),
      instance: Math.floor(random() * instances),
      wantsLink: random() < linkShare,
    };
  }
}

function gap(meanMs: number, random: () => number): number {
  return -Math.log(1 - random()) * meanMs;
}
