import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import { MEDIA_SCOPE } from './media.js';

/** The costs of selecting a field, relative to a limit of 1,000 per operation. */
export const COSTS = {
  /** A field of a record in memory. */
  plain: 0.1,
  /** A record, which may cost a provider call. */
  result: 1,
  /** A link, which may need a renewal. */
  link: 1,
  /** A `minValidFor` argument, for each object with links: each invalid value causes an error of its own. */
  minValidFor: 2,
  /** Image bytes: one provider call and some hundred kilobytes of memory. */
  bytes: 50,
  /** The start of a verification, which may be charged. */
  start: 50,
  /** A page of the history: one query, besides what is selected of its records. */
  page: 5,
  /** The number of all records that match, of which up to 10,000 are counted. */
  count: 10,
  /** One query over all records that match. */
  statistics: 50,
  /** A field of introspection, whose lists are many and short. */
  introspection: 0.005,
} as const;

/** The assumed length of a list field. */
export type ListSize = {
  /** The list argument whose length bounds the list. */
  readonly argument?: string;
  /** The length without that argument, and its upper bound with it. */
  readonly expected?: number;
  /** The length is the page size of the connection that the list belongs to. */
  readonly isPage?: true;
};

/** The page size of a connection: the largest of the integer arguments that are given. */
export type PageSize = {
  readonly arguments: readonly string[];
  /** Without any of the arguments. */
  readonly expected: number;
  readonly max: number;
};

export type FieldCost = {
  readonly cost: number;
  readonly listSize: ListSize | undefined;
  readonly pageSize?: PageSize | undefined;
};

/**
 * Sets the cost of every field: `@Extensions({ cost })` if declared, otherwise the cost of a link for a field that needs
 * `liveness:image`, otherwise the cost of plain data. A list of objects must declare `@Extensions({ listSize })`, which
 * multiplies everything below it; throws for one that does not. The lists of a connection are as long as the page, whose size
 * the field of the connection declares by `@Extensions({ pageSize })`. Call it after the scopes are set.
 */
export function setCosts(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const { cost = field.extensions.scope === MEDIA_SCOPE ? COSTS.link : COSTS.plain, listSize } = field.extensions;
      if (isListOfObjects(field) && listSize === undefined) {
        throw new Error(`${type.name}.${field.name} is a list of objects and declares no listSize`);
      }
      field.extensions = { ...field.extensions, cost, listSize };
    }
  }
}

/** Returns the cost of a field, of a schema whose costs are set or of introspection. */
export function costOf(field: GraphQLField<unknown, unknown>): FieldCost {
  const { cost, listSize, pageSize } = field.extensions as Partial<FieldCost>;
  if (cost !== undefined) return { cost, listSize, ...(pageSize && { pageSize }) };
  return { cost: COSTS.introspection, listSize: isListOfObjects(field) ? { expected: 10 } : undefined };
}

function isListOfObjects({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type)) && !isLeafType(getNamedType(type));
}
