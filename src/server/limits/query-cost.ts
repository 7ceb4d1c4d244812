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
  type ListValueNode,
  type ObjectValueNode,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  type ValueNode,
  type VariableNode,
  valueFromASTUntyped,
} from 'graphql';
import { MIN_VALID_FOR } from '../../graphql/arguments.js';
import { COSTS, costOf, type Estimate, type ListSize } from '../../graphql/rules/cost.js';

type Variables = Readonly<Record<string, unknown>>;
/** Returns the weight of a field from its cost. */
export type Weigh = (cost: number, field: GraphQLField<unknown, unknown>) => number;
/** `estimated` is the length that the field around the list estimates. */
type Size = (variables: Variables, estimated: number) => number;

/** Fields that a type has implicitly. */
const META_FIELDS: Readonly<Record<string, GraphQLField<unknown, unknown>>> = {
  [SchemaMetaFieldDef.name]: SchemaMetaFieldDef,
  [TypeMetaFieldDef.name]: TypeMetaFieldDef,
};

/** The cost of a selection: the part that does not depend on variables, and its lists, whose length variables set. */
type Cost = { readonly own: number; readonly lists: readonly ListCost[] };

/** A list, or a field that counts once, costs more by its arguments, and estimates the length of lists below it. */
type ListCost = {
  readonly size: Size;
  readonly each: Cost;
  readonly estimate?: (variables: Variables) => ReturnType<Estimate>;
};

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
    const { cost, listSize, estimate } = costOf(field);
    const below = ofSet(node.selectionSet, getNamedType(field.type));
    const setsMinValidFor = node.arguments?.some(({ name }) => name.value === MIN_VALID_FOR) ?? false;
    const own = weigh(cost + (setsMinValidFor ? COSTS.minValidFor : 0), field) + below.own;
    const each = { own, lists: below.lists };
    if (estimate !== undefined) {
      const read = toArguments(node, operation);
      const weighed = (variables: Variables) => {
        const { cost: more, length } = estimate(read(variables));
        return { cost: weigh(more, field), length };
      };
      return { own: 0, lists: [{ size: () => 1, each, estimate: weighed }] };
    }
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
  const costs = lists.map(({ size, each, estimate }) => {
    const { cost, length } = estimate?.(variables) ?? { cost: 0, length: outer };
    return size(variables, outer) * (cost + evaluate(each, variables, length));
  });
  return own + sum(costs);
}

function toSize(
  field: FieldNode,
  { isEstimated, argument, expected }: ListSize,
  operation: OperationDefinitionNode,
): Size {
  if (isEstimated) return (_variables, estimated) => estimated;
  const bounded = (length = expected ?? 0) => Math.min(length, expected ?? length);
  const value = field.arguments?.find(({ name }) => name.value === argument)?.value;
  const read = value && toReader(value, operation);
  return (variables) => bounded(toLength(read?.(variables)));
}

/** Returns a function that returns all arguments of a field. */
function toArguments(field: FieldNode, operation: OperationDefinitionNode) {
  const reads = (field.arguments ?? []).map(({ name, value }) => [name.value, toReader(value, operation)] as const);
  return (variables: Variables) => Object.fromEntries(reads.map(([name, read]) => [name, read(variables)]));
}

/** Returns a function that returns the value of a node, with that of the variables in it. */
function toReader(value: ValueNode, operation: OperationDefinitionNode): (variables: Variables) => unknown {
  if (isConstant(value)) {
    const constant: unknown = valueFromASTUntyped(value);
    return () => constant;
  }
  if (value.kind === Kind.OBJECT) {
    const members = value.fields.map((member) => [member.name.value, toReader(member.value, operation)] as const);
    return (variables) => Object.fromEntries(members.map(([name, read]) => [name, read(variables)]));
  }
  if (value.kind === Kind.LIST) {
    const items = value.values.map((item) => toReader(item, operation));
    return (variables) => items.map((read) => read(variables));
  }
  const variable = value.name.value;
  const { defaultValue } = operation.variableDefinitions?.find((it) => it.variable.name.value === variable) ?? {};
  const otherwise: unknown = defaultValue && valueFromASTUntyped(defaultValue);
  return (variables) => (Object.hasOwn(variables, variable) ? variables[variable] : otherwise);
}

type ValueWithVariables = VariableNode | ListValueNode | ObjectValueNode;

function isConstant(value: ValueNode): value is Exclude<ValueNode, ValueWithVariables> {
  if (value.kind === Kind.OBJECT) return value.fields.every((member) => isConstant(member.value));
  if (value.kind === Kind.LIST) return value.values.every(isConstant);
  return value.kind !== Kind.VARIABLE;
}

/** A single value is a list of one, and null is no list. */
function toLength(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? value.length : 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
