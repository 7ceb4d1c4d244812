import { z } from 'zod';

const manifestSchema = z.record(z.string().regex(/^sha256:[0-9a-f]{64}$/), z.string().min(1));

/** Documents by id, or undefined for text of another form. Does not look into the documents, which takes the schema. */
export function parseManifest(text: string): ReadonlyMap<string, string> | undefined {
  try {
    const { data } = manifestSchema.safeParse(JSON.parse(text));
    return data && new Map(Object.entries(data));
  } catch {
    return undefined;
  }
}
