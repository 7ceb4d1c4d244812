import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableNode,
  visit,
} from 'graphql';

type Path = readonly (string | number)[];

/** A selection whose `@skip` or `@include` is null, at one place of the response. */
export type NullCondition = {
  /** The response keys from the root to its parent, without list indices. */
  readonly above: readonly string[];
  /** The response key of the field; undefined for a fragment. */
  readonly key: string | undefined;
  readonly variable: VariableNode;
};

/** Returns the null conditions of an operation that is valid and within the limits. `names` are the null variables. */
export function findNullConditions(
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
  names: readonly string[],
): readonly NullCondition[] {
  const fragments = new Map(
    definitions.flatMap((it) => (it.kind === Kind.FRAGMENT_DEFINITION ? [[it.name.value, it]] : [])),
  );
  const found: NullCondition[] = [];
  const search = (set: SelectionSetNode | undefined, above: readonly string[]) => {
    for (const selection of set?.selections ?? []) {
      const key = selection.kind === Kind.FIELD ? (selection.alias ?? selection.name).value : undefined;
      const variable = conditionOf(selection, names);
      if (variable !== undefined) found.push({ above, key, variable });
      else if (selection.kind === Kind.FRAGMENT_SPREAD)
        search(fragments.get(selection.name.value)?.selectionSet, above);
      else search(selection.selectionSet, key === undefined ? above : [...above, key]);
    }
  };
  search(operation.selectionSet, []);
  return found;
}

/** Returns the document without selections whose condition is null, so that the rest can be executed. */
export function withoutNullConditions(document: DocumentNode, names: readonly string[]): DocumentNode {
  const drop = (selection: SelectionNode) => (conditionOf(selection, names) === undefined ? undefined : null);
  return visit(document, { Field: drop, InlineFragment: drop, FragmentSpread: drop });
}

function conditionOf({ directives = [] }: SelectionNode, names: readonly string[]): VariableNode | undefined {
  for (const { arguments: given = [] } of directives) {
    for (const { value } of given) {
      if (value.kind === Kind.VARIABLE && names.includes(value.name.value)) return value;
    }
  }
  return undefined;
}

/**
 * Returns one error for each place of a response where a selection is missing because its condition is null: at the path of
 * the field, or for a fragment at the path of its object. A place with several conditions has one error.
 */
export function toConditionErrors(data: unknown, conditions: readonly NullCondition[]): GraphQLError[] {
  const errors = new Map<string, GraphQLError>();
  for (const { above, key, variable } of conditions) {
    for (const object of objectsAt(data, above, [])) {
      const path = key === undefined ? object : [...object, key];
      const message = `Variable "$${variable.name.value}" must be true or false, but is null; selections that depend on it are omitted.`;
      const place = path.length === 0 ? {} : { path };
      const extensions = { code: 'BAD_USER_INPUT' };
      errors.set(JSON.stringify(path), new GraphQLError(message, { nodes: variable, ...place, extensions }));
    }
  }
  return [...errors.values()];
}

/** Returns the paths of all objects at these keys, through lists; none below null. */
function objectsAt(value: unknown, keys: readonly string[], path: Path): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsAt(item, keys, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  const [key, ...rest] = keys;
  if (key === undefined) return [path];
  return Object.hasOwn(value, key) ? objectsAt(Reflect.get(value, key), rest, [...path, key]) : [];
}
