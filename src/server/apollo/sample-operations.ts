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
  'history',
  'statistics',
];

/** What was decided, the newest first, and rates by country. Sandbox has one set of variables for all operations. */
const HISTORY_VARIABLES = {
  filter: { status: ['PASS', 'FAIL'] },
  orderBy: { field: 'RECORDED_AT', direction: 'DESC' },
  first: 10,
  after: null,
  groupBy: ['COUNTRY_CODE'],
};

export type SampleOptions = {
  /** The folder that contains schema/; ends with a slash. */
  readonly packageRoot: URL;
  /** The ids for the variables. Operations on native results are left out if `livenessId` is undefined. */
  readonly signatureId: string;
  readonly livenessId?: string | undefined;
  /** Adds the operations that read the history. @default false */
  readonly hasHistory?: boolean;
  /** Adds an authorization header with a placeholder. */
  readonly needsToken: boolean;
};

/** Reads the operations that Apollo Sandbox and the explorer start with. Reads files at each call, so call it once. */
export function readSampleOperations(options: SampleOptions): readonly SampleOperation[] {
  const { packageRoot, signatureId, livenessId, hasHistory = false, needsToken } = options;
  const headers = {
    ...(needsToken && { authorization: 'Bearer YOUR_TOKEN' }),
    // The log lines of the request carry this id.
    'x-request-id': 'explore-1',
  };
  const given = {
    signatureId,
    signatureIds: [signatureId],
    ...(livenessId !== undefined && { livenessId }),
    ...(hasHistory && HISTORY_VARIABLES),
  };
  const values = new Map<string, unknown>(Object.entries(given));
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
