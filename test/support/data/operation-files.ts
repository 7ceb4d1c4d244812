import { readdirSync } from 'node:fs';

const SCHEMAS = ['schema.graphql', 'subgraph.graphql', 'released.graphql'];

/** Returns the files of schema/ with one operation each. */
export const OPERATION_FILES = readdirSync('schema').filter(
  (name) => name.endsWith('.graphql') && !SCHEMAS.includes(name),
);
