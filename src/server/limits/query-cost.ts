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
import { costOf, type ListSize } from '../../graphql/field-cost.js';

type Variables = Readonly<Record<string, unknown>>;
type Size = (variables: Variables) => number;

/** Fields that a type has without saying so. */
const META_FIELDS: Readonly<Record<string, GraphQLField<unknown, unknown>>> = {
  [SchemaMetaFieldDef.name]: SchemaMetaFieldDef,
  [TypeMetaFieldDef.name]: TypeMetaFieldDef,
};

/** The cost of a selection as far as it is known without variables, and of lists in it, whose length they decide. */
type Cost = { readonly own: number; readonly lists: readonly { readonly size: Size; readonly each: Cost }[] };

/**
 * The cost of an operation as a function of its variables, which does no more than count the lists in them. The document
 * must be valid and within the limits. What is selected twice counts twice, and what is skipped counts as well.
 */
export function compileCost(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
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
    const { cost, listSize } = costOf(field);
    const below = ofSet(node.selectionSet, getNamedType(field.type));
    const each = { own: cost + below.own, lists: below.lists };
    return listSize === undefined ? each : { own: 0, lists: [{ size: toSize(node, listSize, operation), each }] };
  };

  const cost = ofSet(operation.selectionSet, schema.getRootType(operation.operation));
  // Tenths add up to what is nearly a whole number.
  return (variables) => Math.ceil(Math.round(evaluate(cost, variables) * 10) / 10);
}

function evaluate({ own, lists }: Cost, variables: Variables): number {
  return own + sum(lists.map(({ size, each }) => size(variables) * evaluate(each, variables)));
}

function toSize(field: FieldNode, listSize: ListSize, { variableDefinitions }: OperationDefinitionNode): Size {
  const { argument, expected } = listSize;
  const bounded = (length = expected ?? 0) => Math.min(length, expected ?? length);
  const value = field.arguments?.find(({ name }) => name.value === argument)?.value;
  if (value?.kind !== Kind.VARIABLE) {
    const size = bounded(toLength(value && valueFromASTUntyped(value)));
    return () => size;
  }
  const variable = value.name.value;
  const { defaultValue } = variableDefinitions?.find((it) => it.variable.name.value === variable) ?? {};
  const otherwise = toLength(defaultValue && valueFromASTUntyped(defaultValue));
  return (variables) => bounded(Object.hasOwn(variables, variable) ? toLength(variables[variable]) : otherwise);
}

/** A single value stands for a list of one, and null for none that was handed in. */
function toLength(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? value.length : 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
