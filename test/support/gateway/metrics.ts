/** Parses a scrape: each sample by its name and labels as written, `name{label="value"}`. */
export async function scrape(metricsUrl: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(metricsUrl)).text();
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(samples.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

/** Returns the samples of one metric, by their labels. */
export async function scrapeOne(metricsUrl: string, metric: string): Promise<Record<string, number>> {
  const samples = [...(await scrape(metricsUrl))].filter(([name]) => name.split('{', 1)[0] === metric);
  return Object.fromEntries(samples.map(([name, value]) => [name.slice(metric.length), value]));
}
