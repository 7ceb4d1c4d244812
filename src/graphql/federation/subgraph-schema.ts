import {
  type GraphQLFieldConfig,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isObjectType,
} from 'graphql';
import { badUserInput } from '../errors.js';
import { AnyScalar, type Representation } from './any-scalar.js';

/** The object that a representation stands for, null for none; a promise of it, where it is not at hand. */
export type ResolveReference<Context> = (
  representation: Representation,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown;

export type SubgraphOptions<Context> = {
  /** What `_service` says. */
  readonly sdl: string;
  /** By the name of their types. Where there are several, their objects must have a `__typename`. */
  readonly entities: Readonly<Record<string, ResolveReference<Context>>>;
  /** Throws for representations that are not to be looked at. */
  readonly admit?: (representations: readonly Representation[], context: Context) => void;
  /** The `extensions` of the fields that are added, since what reads them must not pass these over. */
  readonly extensions?: {
    readonly service: Readonly<Record<string, unknown>>;
    readonly entities: Readonly<Record<string, unknown>>;
  };
};

/**
 * The schema with what Apollo Federation 2 asks of a subgraph: `_service` and `_entities`. Leaves the one that it is
 * given alone, but shares its types with it. Throws for an entity that is no object type of it.
 */
export function toSubgraphSchema<Context>(
  schema: GraphQLSchema,
  { sdl, entities, admit, extensions }: SubgraphOptions<Context>,
): GraphQLSchema {
  const types = Object.keys(entities).map((name) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no type of an entity`);
    return type;
  });
  const entity = new GraphQLUnionType({
    name: '_Entity',
    description: 'Whatever other services may refer to.',
    types,
    resolveType: (value) => (types.length === 1 ? types[0]?.name : value.__typename),
  });
  const service = new GraphQLObjectType({
    name: '_Service',
    description: 'This service as a part of others.',
    fields: {
      sdl: {
        type: new GraphQLNonNull(GraphQLString),
        description: 'Its schema in the words of Apollo Federation 2.',
        resolve: () => sdl,
        ...(extensions && { extensions: extensions.service }),
      },
    },
  });
  const fields: Record<string, GraphQLFieldConfig<unknown, Context>> = {
    _service: {
      type: new GraphQLNonNull(service),
      description: 'What this service is, for whoever composes it with others.',
      resolve: () => ({}),
      ...(extensions && { extensions: extensions.service }),
    },
    _entities: {
      type: new GraphQLNonNull(new GraphQLList(entity)),
      description:
        'The objects that these representations stand for, in their order and number; null where there is none. One that fails does so alone, with an error at its index.',
      args: {
        representations: {
          type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(AnyScalar))),
          description: 'As another service knows the objects; limited in number as ids are.',
        },
      },
      resolve(_source, { representations }, context, info) {
        admit?.(representations, context);
        return representations.map((representation: Representation) => {
          const { __typename } = representation;
          const resolve = Object.hasOwn(entities, __typename) ? entities[__typename] : undefined;
          return resolve === undefined ? Promise.reject(noEntity()) : resolve(representation, context, info);
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

function noEntity() {
  return badUserInput('The __typename of a representation is that of no entity here.');
}
