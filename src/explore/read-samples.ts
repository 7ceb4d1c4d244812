/** What a tab of the explorer begins with, as the editor takes it. */
export type Tab = { readonly query: string; readonly variables: string; readonly headers: string };

type Sample = { readonly query: string; readonly variables: unknown; readonly headers: unknown };

/** The gateway's own operations; none when it cannot be asked, since the explorer is of use without them. */
export async function readSamples(): Promise<Tab[]> {
  try {
    const response = await fetch('samples.json');
    const samples: unknown = response.ok ? await response.json() : [];
    return Array.isArray(samples) ? samples.filter(isSample).map(toTab) : [];
  } catch {
    return [];
  }
}

function isSample(value: unknown): value is Sample {
  return typeof value === 'object' && value !== null && 'query' in value && typeof value.query === 'string';
}

function toTab({ query, variables, headers }: Sample): Tab {
  return { query, variables: toText(variables), headers: toText(headers) };
}

function toText(value: unknown): string {
  return JSON.stringify(value ?? {}, null, 2);
}
