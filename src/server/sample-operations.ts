import { readFileSync } from 'node:fs';
import { Kind, parse } from 'graphql';

/** Something to run at once, in whatever tool shows it. */
export type SampleOperation = {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
};

/** Files of schema/, where tests run them and codegen types them; the one to begin with first. */
const NAMES = ['explore', 'verdict', 'gallery', 'review-queue', 'status', 'inline-picture'];

export type SampleOptions = {
  /** Where schema/ is; ends with a slash. */
  readonly packageRoot: URL;
  /** What they ask about. */
  readonly signatureId: string;
  /** Whether they need a token, for which there is then a place. */
  readonly needsToken: boolean;
};

/** The operations that Apollo Sandbox and the explorer begin with. Reads the files anew, so call it once. */
export function readSampleOperations(options: SampleOptions): readonly SampleOperation[] {
  const { packageRoot, signatureId, needsToken } = options;
  const values: Readonly<Record<string, unknown>> = { signatureId, signatureIds: [signatureId] };
  const headers = {
    ...(needsToken && { authorization: 'Bearer YOUR_TOKEN' }),
    // The log knows the request by it.
    'x-request-id': 'explore-1',
  };
  return NAMES.map((name) => {
    const query = readFileSync(new URL(`schema/${name}.graphql`, packageRoot), 'utf8');
    const variables = Object.fromEntries(variablesOf(query).map((variable) => [variable, values[variable]]));
    return { query, variables, headers };
  });
}

function variablesOf(query: string): readonly string[] {
  return parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
  );
}
