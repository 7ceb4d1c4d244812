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
  /** A page of the history: one query, besides what is selected of its records. */
  page: 5,
  /** The number of all records that match, of which up to 10,000 are counted. */
  count: 10,
  /** A wait for a verification, which may cost a provider call for each interval of it. */
  wait: 10,
  /** One query over all records that match, besides the days that it reads. */
  statistics: 20,
  /** The groups of one day, of which statistics read a thousand at most. */
  day: 0.5,
  /** A value of a group, of which a response has thousands. */
  groupValue: 0.02,
  /** A field of introspection, whose lists are many and short. */
  introspection: 0.005,
} as const;

/** The assumed length of a list field. */
export type ListSize = {
  /** The list argument whose length bounds the list. */
  readonly argument?: string;
  /** The length without that argument, and its upper bound with it. */
  readonly expected?: number;
  /** The length is what the field around it estimates. */
  readonly isEstimated?: true;
};

/** Returns how much a field reads with these arguments, which are as the client has sent them. Must not throw. */
export type Estimate = (args: Readonly<Record<string, unknown>>) => {
  /** Added to the cost of the field. */
  readonly cost: number;
  /** The length of the lists below it that are `isEstimated`. */
  readonly length: number;
};

export type FieldCost = {
  readonly cost: number;
  readonly listSize: ListSize | undefined;
  readonly estimate?: Estimate | undefined;
};

/**
 * Sets the cost of every field: `@Extensions({ cost })` if declared, otherwise the cost of a link for a field that needs
 * `liveness:image`, otherwise the cost of plain data. A list of objects must declare `@Extensions({ listSize })`, which
 * multiplies everything below it; throws for one that does not. A field whose arguments say how much it reads, such as the
 * size of a page, declares `@Extensions({ estimate })`. Call it after the scopes are set.
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
  const { cost, listSize, estimate } = field.extensions as Partial<FieldCost>;
  if (cost !== undefined) return { cost, listSize, ...(estimate && { estimate }) };
  return { cost: COSTS.introspection, listSize: isListOfObjects(field) ? { expected: 10 } : undefined };
}

function isListOfObjects({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type)) && !isLeafType(getNamedType(type));
}
