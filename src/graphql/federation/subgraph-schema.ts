import {
  GraphQLError,
  type GraphQLFieldConfig,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isObjectType,
} from 'graphql';
import { badUserInput } from '../errors/to-graphql-errors.js';

/** A reference to an object from another subgraph: its type and the fields of one of its keys, which are not validated. */
export type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string };

/** Returns the object of a representation, null if there is none, or a promise of either. The object is copied. */
export type ResolveReference<Context> = (
  representation: Representation,
  context: Context,
  info: GraphQLResolveInfo,
) => object | null | Promise<object | null>;

export type SubgraphOptions<Context> = {
  /** The value of `_service { sdl }`. */
  readonly sdl: string;
  /** The resolvers by type name. */
  readonly entities: Readonly<Record<string, ResolveReference<Context>>>;
  /** Throws to reject all representations of a request. */
  readonly admit?: (representations: readonly Representation[], context: Context) => void;
  /** The `extensions` of the added fields, with the declarations that every root field must have. */
  readonly extensions?: {
    readonly service: Readonly<Record<string, unknown>>;
    readonly entities: Readonly<Record<string, unknown>>;
  };
};

/**
 * Returns the schema with the fields of an Apollo Federation 2 subgraph: `_service` and `_entities`. Does not change the
 * given schema, but shares its types. Throws if an entity is not one of its object types.
 */
export function toSubgraphSchema<Context>(
  schema: GraphQLSchema,
  { sdl, entities, admit, extensions }: SubgraphOptions<Context>,
): GraphQLSchema {
  const types = Object.keys(entities).map((name) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`the entity ${name} is not an object type of the schema`);
    return type;
  });
  const entity = new GraphQLUnionType({
    name: '_Entity',
    description: 'The types that other subgraphs can reference.',
    types,
    resolveType: ({ __typename }) => __typename,
  });
  const service = new GraphQLObjectType({
    name: '_Service',
    description: 'This service as a subgraph.',
    fields: {
      sdl: {
        type: new GraphQLNonNull(GraphQLString),
        description: 'The subgraph schema in Apollo Federation 2 SDL.',
        resolve: () => sdl,
        ...(extensions && { extensions: extensions.service }),
      },
    },
  });
  const fields: Record<string, GraphQLFieldConfig<unknown, Context>> = {
    _service: {
      type: new GraphQLNonNull(service),
      description: 'Returns the subgraph schema, for schema composition.',
      resolve: () => ({}),
      ...(extensions && { extensions: extensions.service }),
    },
    _entities: {
      type: new GraphQLNonNull(new GraphQLList(entity)),
      description:
        'Resolves entity references: one entry per representation in the same order, null if there is no such entity. A failing representation affects only its own entry, with an error at its index.',
      args: {
        representations: {
          type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(AnyScalar))),
          description: 'Entity references from other subgraphs; limited in number like ids.',
        },
      },
      resolve(_source, { representations }, context, info) {
        admit?.(representations, context);
        return representations.map((representation: Representation) => {
          const { __typename } = representation;
          const resolve = Object.hasOwn(entities, __typename) ? entities[__typename] : undefined;
          if (resolve === undefined) return Promise.reject(unknownEntity());
          const found = resolve(representation, context, info);
          return found instanceof Promise ? found.then(toEntity(__typename)) : toEntity(__typename)(found);
        });
      },
      ...(extensions && { extensions: extensions.entities }),
    },
  };
  const config = schema.toConfig();
  const query = schema.getQueryType()?.toConfig();
  if (query === undefined) throw new Error('A schema without queries cannot be a subgraph');
  return new GraphQLSchema({
    ...config,
    query: new GraphQLObjectType({ ...query, fields: { ...query.fields, ...fields } }),
    types: [...config.types.filter(({ name }) => name !== query.name), entity, service],
  });
}

/** Adds the type, by which a union tells its objects apart. */
function toEntity(__typename: string) {
  return (found: object | null) => found && { ...found, __typename };
}

function unknownEntity() {
  return badUserInput('A representation has a __typename that is not an entity of this subgraph.');
}

/** Only received, never sent. The error for an invalid value does not repeat it. */
const AnyScalar = new GraphQLScalarType<Representation, never>({
  name: '_Any',
  description: 'A representation of an entity: an object with __typename and the fields of one of its keys.',
  parseValue(value) {
    if (isRepresentation(value)) return value;
    throw new GraphQLError('A representation must be an object with a __typename.');
  },
});

function isRepresentation(value: unknown): value is Representation {
  return typeof value === 'object' && value !== null && '__typename' in value && typeof value.__typename === 'string';
}
