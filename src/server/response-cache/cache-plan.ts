import {
  BREAK,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  visit,
} from 'graphql';
import type { CacheRoot } from '../../graphql/rules/cache-roots.js';

/** Describes an operation that only reads results by id. */
export type CachePlan = {
  readonly operationName: string | null;
  /** The key of the root field in `data`. */
  readonly responseKey: string;
  readonly isList: boolean;
  readonly kind: CacheRoot['kind'];
  /** Returns the ids that the operation reads with these variables; undefined if they are not strings. */
  idsOf(variables: Readonly<Record<string, unknown>>): readonly string[] | undefined;
};

/**
 * Returns the plan of an operation that is the only one in its document and selects one root field for results, with ids
 * as its only variable. Its selection then depends only on the result and the caller. Returns undefined for any other.
 */
export function toCachePlan(
  roots: ReadonlyMap<string, CacheRoot>,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CachePlan | undefined {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const [field, ...others] = operation.selectionSet.selections;
  const isSimple = operations.length === 1 && operation.operation === 'query' && others.length === 0;
  if (!isSimple || field?.kind !== Kind.FIELD || hasDirectives(document)) return undefined;
  const root = roots.get(field.name.value);
  const value = root && argumentOf(field, root.argument);
  if (root === undefined || value === undefined) return undefined;
  const idsOf = toIdsOf(value, root.isList, operation);
  if (idsOf === undefined) return undefined;
  return {
    operationName: operation.name?.value ?? null,
    responseKey: (field.alias ?? field.name).value,
    isList: root.isList,
    kind: root.kind,
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
): CachePlan['idsOf'] | undefined {
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

/** Returns whether the document contains any directive, such as `@skip`. */
function hasDirectives(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive() {
      found = true;
      return BREAK;
    },
  });
  return found;
}
