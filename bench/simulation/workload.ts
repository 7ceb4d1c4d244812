import { createRandom, createZipf } from './random.js';

export type Workload = {
  /** Number of results that are viewed in the simulated time. */
  readonly results: number;
  /** Views of one result each, over all instances. */
  readonly viewsPerSecond: number;
  readonly seconds: number;
  /** Exponent of the Zipf distribution; 0: uniform, 1: typical of the web. */
  readonly popularity: number;
  /** Share of the views that select a link. */
  readonly linkShare: number;
  readonly instances: number;
  /** Simulates one of so many results, with its share of the views and of every memory. */
  readonly every: number;
  readonly seed: number;
};

/** One request for one result. */
export type View = {
  /** Whole milliseconds since the start. */
  readonly at: number;
  readonly result: number;
  readonly instance: number;
  readonly selectsLink: boolean;
};

/** Yields the views of a workload in order: a Poisson process, each view at a random instance. */
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
      selectsLink: random() < linkShare,
    };
  }
}

function gap(meanMs: number, random: () => number): number {
  return -Math.log(1 - random()) * meanMs;
}
