import { readdirSync } from 'node:fs';

const SCHEMAS = ['schema.graphql', 'subgraph.graphql', 'released.graphql'];

/** The files of schema/ that hold an operation each. */
export const OPERATION_FILES = readdirSync('schema').filter(
  (name) => name.endsWith('.graphql') && !SCHEMAS.includes(name),
);
