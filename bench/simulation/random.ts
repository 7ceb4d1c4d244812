/** Returns numbers in [0, 1), the same sequence for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Draws ranks from 0, rank `r` with a weight of `(r + 1) ** -exponent` (Zipf). With `every` above 1 it draws only multiples
 * of it: a sample of the population, with the weights of its members in the whole population.
 */
export function createZipf(population: number, exponent: number, every: number, random: () => number): ZipfSample {
  const ranks = Math.ceil(population / every);
  const sums = new Float64Array(ranks);
  let sum = 0;
  for (let index = 0; index < ranks; index += 1) {
    sum += (index * every + 1 + (every - 1) / 2) ** -exponent;
    sums[index] = sum;
  }
  return { ranks, draw: () => firstAbove(sums, random() * sum) };
}

export type ZipfSample = {
  /** Number of ranks in the sample. */
  readonly ranks: number;
  draw(): number;
};

function firstAbove(sums: Float64Array, threshold: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) > threshold) high = middle;
    else low = middle + 1;
  }
  return low;
}
