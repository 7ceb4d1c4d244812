import { GraphQLError, GraphQLScalarType } from 'graphql';

/** How another service names an object: its type, and the fields of one of its keys. Of the latter nothing is known. */
export type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string };

/** Only ever received. What is said of a value that is none repeats nothing of it. */
export const AnyScalar = new GraphQLScalarType<Representation, never>({
  name: '_Any',
  description: 'A representation of an entity: an object with its __typename and the fields of one of its keys.',
  parseValue(value) {
    if (isRepresentation(value)) return value;
    throw new GraphQLError('A representation must be an object with a __typename.');
  },
});

function isRepresentation(value: unknown): value is Representation {
  return typeof value === 'object' && value !== null && '__typename' in value && typeof value.__typename === 'string';
}
