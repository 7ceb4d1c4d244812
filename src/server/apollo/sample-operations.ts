import { readFileSync } from 'node:fs';
import { Kind, parse, type TypeNode, type VariableDefinitionNode } from 'graphql';

/** An operation to run right away in a GraphQL IDE. */
export type SampleOperation = {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
};

/** Files in schema/, in the order in which an IDE shows them. */
const NAMES = ['explore', 'verdict', 'gallery', 'review-queue', 'status', 'inline-picture'];

export type SampleOptions = {
  /** The folder that contains schema/; ends with a slash. */
  readonly packageRoot: URL;
  /** The id for the variables. */
  readonly signatureId: string;
  /** Adds an authorization header with a placeholder. */
  readonly needsToken: boolean;
};

/** Reads the operations that Apollo Sandbox and the explorer start with. Reads files at each call, so call it once. */
export function readSampleOperations(options: SampleOptions): readonly SampleOperation[] {
  const { packageRoot, signatureId, needsToken } = options;
  const headers = {
    ...(needsToken && { authorization: 'Bearer YOUR_TOKEN' }),
    // The log lines of the request carry this id.
    'x-request-id': 'explore-1',
  };
  return NAMES.map((name) => {
    const query = readFileSync(new URL(`schema/${name}.graphql`, packageRoot), 'utf8');
    const variables = Object.fromEntries(
      variablesOf(query).map(({ variable, type }) => [variable.name.value, isList(type) ? [signatureId] : signatureId]),
    );
    return { query, variables, headers };
  });
}

/** The variables of all sample operations are ids or lists of ids. */
function variablesOf(query: string): readonly VariableDefinitionNode[] {
  return parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE ? isList(type.type) : type.kind === Kind.LIST_TYPE;
}
