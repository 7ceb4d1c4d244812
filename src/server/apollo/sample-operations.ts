import { readFileSync } from 'node:fs';
import { Kind, parse } from 'graphql';

/** An operation to run right away in a GraphQL IDE. */
export type SampleOperation = {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
};

/** Files in schema/, in the order in which an IDE shows them. */
const NAMES = [
  'explore',
  'verdict',
  'gallery',
  'whole-verification',
  'review-queue',
  'status',
  'inline-picture',
  'native-result',
];

export type SampleOptions = {
  /** The folder that contains schema/; ends with a slash. */
  readonly packageRoot: URL;
  /** The ids for the variables. Operations on native results are left out if `livenessId` is undefined. */
  readonly signatureId: string;
  readonly livenessId?: string | undefined;
  /** Adds an authorization header with a placeholder. */
  readonly needsToken: boolean;
};

/** Reads the operations that Apollo Sandbox and the explorer start with. Reads files at each call, so call it once. */
export function readSampleOperations(options: SampleOptions): readonly SampleOperation[] {
  const { packageRoot, signatureId, livenessId, needsToken } = options;
  const headers = {
    ...(needsToken && { authorization: 'Bearer YOUR_TOKEN' }),
    // The log lines of the request carry this id.
    'x-request-id': 'explore-1',
  };
  const values = new Map<string, unknown>([
    ['signatureId', signatureId],
    ['signatureIds', [signatureId]],
    ...(livenessId === undefined ? [] : [['livenessId', livenessId] as const]),
  ]);
  return NAMES.flatMap((name) => {
    const query = readFileSync(new URL(`schema/${name}.graphql`, packageRoot), 'utf8');
    const variables = variablesOf(query);
    if (!variables.every((variable) => values.has(variable))) return [];
    return [{ query, variables: Object.fromEntries(variables.map((one) => [one, values.get(one)])), headers }];
  });
}

function variablesOf(query: string): readonly string[] {
  return parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
  );
}
