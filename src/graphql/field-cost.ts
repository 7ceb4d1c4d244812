import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Scope } from './caller.js';

/** What selecting a field costs. A gateway that may spend 1,000 on a question has these in mind. */
export const COSTS = {
  /** Something of a record, which is in memory. */
  plain: 0.1,
  /** A record, for which the provider may have to be called. */
  result: 1,
  /** A link that may have to be renewed. */
  link: 1,
  /** Bytes of a picture: a call of the provider, and some hundred kilobytes here and there. */
  bytes: 50,
  /** Something of the schema, whose lists are many and short. */
  introspection: 0.005,
} as const;

/** How long the list of a field is taken to be. */
export type ListSize = {
  /** A list that the caller hands in, and that says it. */
  readonly argument?: string;
  /** The length without that argument, and its bound with it. */
  readonly expected?: number;
};

export type FieldCost = { readonly cost: number; readonly listSize: ListSize | undefined };

const LINK_SCOPE: Scope = 'liveness:image';

/**
 * Settles the cost of every field, after the scopes: what `@Extensions({ cost })` says, else that of a link for what
 * needs the scope of pictures, so that a new field is dear by omission, else that of plain data. A list of objects must
 * say its `@Extensions({ listSize })`, by which everything below it is multiplied; throws for one that does not.
 */
export function settleCosts(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const { cost = field.extensions.scope === LINK_SCOPE ? COSTS.link : COSTS.plain, listSize } = field.extensions;
      if (isListOfObjects(field) && listSize === undefined) {
        throw new Error(`${type.name}.${field.name} is a list and does not say how long`);
      }
      field.extensions = { ...field.extensions, cost, listSize };
    }
  }
}

/** Of a field of a schema whose costs have been settled, or of introspection. */
export function costOf(field: GraphQLField<unknown, unknown>): FieldCost {
  const { cost, listSize } = field.extensions as Partial<FieldCost>;
  if (cost !== undefined) return { cost, listSize };
  return { cost: COSTS.introspection, listSize: isListOfObjects(field) ? { expected: 10 } : undefined };
}

function isListOfObjects({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type)) && !isLeafType(getNamedType(type));
}
