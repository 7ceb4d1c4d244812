import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, type ValueNode } from 'graphql';
import { hasDirectives } from '../execution/has-directives.js';

/** How an operation asks for results, where that is all it does. */
export type MemoPlan = {
  readonly operationName: string | null;
  /** Under what the answer is found in `data`. */
  readonly responseKey: string;
  readonly isList: boolean;
  /** The ids that these variables ask for; undefined where they are of another form than plain text. */
  idsOf(variables: Readonly<Record<string, unknown>>): readonly string[] | undefined;
};

const ROOT_FIELDS: ReadonlyMap<string, { readonly argument: string; readonly isList: boolean }> = new Map([
  ['livenessResult', { argument: 'signatureId', isList: false }],
  ['livenessResults', { argument: 'signatureIds', isList: true }],
]);

/**
 * The plan of an operation that is alone in its document and asks one root field for results, by ids that are its only
 * variable. What it selects of each then depends on nothing but the result and the caller. Undefined for any other.
 */
export function toMemoPlan(document: DocumentNode, operation: OperationDefinitionNode): MemoPlan | undefined {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const [field, ...others] = operation.selectionSet.selections;
  const isSimple = operations.length === 1 && operation.operation === 'query' && others.length === 0;
  if (!isSimple || field?.kind !== Kind.FIELD || hasDirectives(document)) return undefined;
  const root = ROOT_FIELDS.get(field.name.value);
  const value = root && argumentOf(field, root.argument);
  if (root === undefined || value === undefined) return undefined;
  const idsOf = toIdsOf(value, root.isList, operation);
  if (idsOf === undefined) return undefined;
  return {
    operationName: operation.name?.value ?? null,
    responseKey: (field.alias ?? field.name).value,
    isList: root.isList,
    idsOf,
  };
}

function argumentOf({ arguments: given = [] }: FieldNode, name: string): ValueNode | undefined {
  return given.find((argument) => argument.name.value === name)?.value;
}

function toIdsOf(
  value: ValueNode,
  isList: boolean,
  { variableDefinitions = [] }: OperationDefinitionNode,
): MemoPlan['idsOf'] | undefined {
  if (value.kind === Kind.VARIABLE) {
    const name = value.name.value;
    const [definition, ...others] = variableDefinitions;
    if (others.length > 0 || definition?.defaultValue !== undefined) return undefined;
    return (variables) => {
      const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
      return isList ? toTexts(given) : toTexts([given]);
    };
  }
  if (variableDefinitions.length > 0) return undefined;
  const nodes = value.kind === Kind.LIST ? value.values : [value];
  const ids = toTexts(nodes.map((node) => (node.kind === Kind.STRING ? node.value : undefined)));
  return ids && (() => ids);
}

function toTexts(values: unknown): readonly string[] | undefined {
  return Array.isArray(values) && values.every((value) => typeof value === 'string') ? values : undefined;
}
