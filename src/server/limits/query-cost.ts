import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import { MIN_VALID_FOR } from '../../graphql/arguments.js';
import { COSTS, costOf, type ListSize, type PageSize } from '../../graphql/rules/cost.js';

type Variables = Readonly<Record<string, unknown>>;
/** Returns the weight of a field from its cost. */
export type Weigh = (cost: number, field: GraphQLField<unknown, unknown>) => number;
/** `page` is the page size of the connection around the list. */
type Size = (variables: Variables, page: number) => number;

/** Fields that a type has implicitly. */
const META_FIELDS: Readonly<Record<string, GraphQLField<unknown, unknown>>> = {
  [SchemaMetaFieldDef.name]: SchemaMetaFieldDef,
  [TypeMetaFieldDef.name]: TypeMetaFieldDef,
};

/** The cost of a selection: the part that does not depend on variables, and its lists, whose length variables set. */
type Cost = { readonly own: number; readonly lists: readonly ListCost[] };

/** A list, or a connection, which counts once and sets the page size of the lists below it. */
type ListCost = { readonly size: Size; readonly each: Cost; readonly page?: (variables: Variables) => number };

/**
 * Compiles the cost of an operation to a function of its variables, which only counts the lists in them. The document must
 * be valid and within the limits. A field selected twice counts twice; skipped fields count, too. `weigh` may count
 * something other than the cost of the fields.
 */
export function compileCost(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
  weigh: Weigh = (cost) => cost,
): (variables: Variables) => number {
  const fragments = new Map(
    definitions.flatMap((it) => (it.kind === Kind.FRAGMENT_DEFINITION ? [[it.name.value, it]] : [])),
  );
  const known = new Map<string, Cost>();

  const ofFragment = (name: string): Cost => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const definition = fragments.get(name);
    const cost = ofSet(definition?.selectionSet, schema.getType(definition?.typeCondition.name.value ?? ''));
    known.set(name, cost);
    return cost;
  };
  const ofSet = (set: SelectionSetNode | undefined, type: GraphQLNamedType | null | undefined): Cost => {
    const costs = (set?.selections ?? []).map((selection) => {
      if (selection.kind === Kind.FIELD) return ofField(selection, type);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
      const condition = selection.typeCondition;
      return ofSet(selection.selectionSet, condition === undefined ? type : schema.getType(condition.name.value));
    });
    return { own: sum(costs.map(({ own }) => own)), lists: costs.flatMap(({ lists }) => lists) };
  };
  const ofField = (node: FieldNode, type: GraphQLNamedType | null | undefined): Cost => {
    const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
    const field = fields[node.name.value] ?? META_FIELDS[node.name.value];
    if (field === undefined) return { own: 0, lists: [] };
    const { cost, listSize, pageSize } = costOf(field);
    const below = ofSet(node.selectionSet, getNamedType(field.type));
    const setsMinValidFor = node.arguments?.some(({ name }) => name.value === MIN_VALID_FOR) ?? false;
    const own = weigh(cost + (setsMinValidFor ? COSTS.minValidFor : 0), field) + below.own;
    const each = { own, lists: below.lists };
    if (pageSize !== undefined)
      return { own: 0, lists: [{ size: () => 1, each, page: toPage(node, pageSize, operation) }] };
    return listSize === undefined ? each : { own: 0, lists: [{ size: toSize(node, listSize, operation), each }] };
  };

  return toFunction(ofSet(operation.selectionSet, schema.getRootType(operation.operation)));
}

/** Separate so that the returned function does not keep the document alive in its closure. */
function toFunction(cost: Cost): (variables: Variables) => number {
  // Sums of tenths are not exact.
  return (variables) => Math.ceil(Math.round(evaluate(cost, variables) * 10) / 10);
}

function evaluate({ own, lists }: Cost, variables: Variables, outer = 0): number {
  const costs = lists.map(({ size, each, page }) => {
    const inner = page === undefined ? outer : page(variables);
    return size(variables, outer) * evaluate(each, variables, inner);
  });
  return own + sum(costs);
}

function toSize(field: FieldNode, { isPage, argument, expected }: ListSize, operation: OperationDefinitionNode): Size {
  if (isPage) return (_variables, page) => page;
  const bounded = (length = expected ?? 0) => Math.min(length, expected ?? length);
  const read = toValueOf(field, argument, operation);
  return (variables) => bounded(toLength(read(variables)));
}

function toPage(field: FieldNode, { arguments: names, expected, max }: PageSize, operation: OperationDefinitionNode) {
  const reads = names.map((name) => toValueOf(field, name, operation));
  return (variables: Variables) => {
    const given = reads.map((read) => read(variables)).filter((value) => typeof value === 'number');
    return given.length === 0 ? expected : Math.min(max, Math.max(0, ...given));
  };
}

/** Returns a function that returns the value of an argument: of the document, or of its variable. */
function toValueOf(
  field: FieldNode,
  argument: string | undefined,
  { variableDefinitions }: OperationDefinitionNode,
): (variables: Variables) => unknown {
  const value = field.arguments?.find(({ name }) => name.value === argument)?.value;
  if (value?.kind !== Kind.VARIABLE) {
    const literal: unknown = value && valueFromASTUntyped(value);
    return () => literal;
  }
  const variable = value.name.value;
  const { defaultValue } = variableDefinitions?.find((it) => it.variable.name.value === variable) ?? {};
  const otherwise: unknown = defaultValue && valueFromASTUntyped(defaultValue);
  return (variables) => (Object.hasOwn(variables, variable) ? variables[variable] : otherwise);
}

/** A single value is a list of one, and null is no list. */
function toLength(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? value.length : 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
