/** The initial content of a tab of the explorer, in the form that GraphiQL takes. */
export type Tab = { readonly query: string; readonly variables: string; readonly headers: string };

type Sample = { readonly query: string; readonly variables: unknown; readonly headers: unknown };

/** Returns the sample operations of the gateway; none when they cannot be read, since the explorer works without them. */
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
