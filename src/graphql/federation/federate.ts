import {
  type ConstDirectiveNode,
  type DocumentNode,
  GraphQLID,
  type GraphQLSchema,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import type { Scope } from '../../domain/caller.js';
import { assertListLength } from '../arguments.js';
import type { GatewayContext } from '../context.js';
import { createLoadRecord, onlyWithFace } from '../load-record.js';
import { COSTS, type ListSize } from '../rules/cost.js';
import { toSubgraphSchema } from './subgraph-schema.js';

const SERVICE_SCOPE: Scope = 'liveness:introspect';
/** The only entity that a record need not have. */
const LIVENESS_RESULT = 'LivenessResult';
/** The only entity whose key is not the id of a web session. */
const NATIVE_RESULT = 'NativeLivenessResult';
const ENTITY_SCOPE: Scope = 'liveness:read';

/**
 * Adds the subgraph fields to the gateway's schema. References are resolved like ids, with the same loaders, limits, scopes
 * and costs.
 */
export function federate(schema: GraphQLSchema): GraphQLSchema {
  const keys = entityKeysOf(schema);
  return toSubgraphSchema<GatewayContext>(schema, {
    sdl: toSubgraphSdl(schema, keys),
    entities: Object.fromEntries(
      Object.entries(keys).map(([type, key]) => [
        type,
        (representation, context, info) => {
          const kind = type === NATIVE_RESULT ? 'native' : 'web';
          const found = createLoadRecord(context, info, kind)(toId(representation[key]));
          return type === LIVENESS_RESULT ? onlyWithFace(found) : found;
        },
      ]),
    ),
    admit: (representations, { limits }) => assertListLength('representations', representations, limits),
    extensions: {
      service: { scope: SERVICE_SCOPE, cost: COSTS.plain, cacheRoot: false },
      entities: {
        scope: ENTITY_SCOPE,
        cost: COSTS.result,
        cacheRoot: false,
        listSize: { argument: 'representations' } satisfies ListSize,
      },
    },
  });
}

/** Coerces a key like an argument of type ID. Returns an empty text, which is never a valid id, for any other value. */
function toId(value: unknown): string {
  try {
    return GraphQLID.parseValue(value);
  } catch {
    return '';
  }
}

/** The oldest version with the directives used here, so that every router supports it. */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key", "@shareable"])';

/**
 * Reads the entities from the schema: the types that other services may reference, each with the field that it declares by
 * `@Extensions({ entityKey })`. Throws for a key that is not a field of its type. Supports keys of one field only.
 */
export function entityKeysOf(schema: GraphQLSchema): Readonly<Record<string, string>> {
  const keys: Record<string, string> = {};
  for (const type of Object.values(schema.getTypeMap())) {
    const { entityKey } = type.extensions;
    if (entityKey === undefined) continue;
    if (!isObjectType(type) || typeof entityKey !== 'string' || !(entityKey in type.getFields()))
      throw new Error(`${type.name} declares the entity key ${entityKey}, which is not one of its fields`);
    keys[type.name] = entityKey;
  }
  return keys;
}

/**
 * Returns the subgraph schema in SDL for schema composition: sorted, each entity with its key. `keys` are those of
 * `entityKeysOf`. A type that other subgraphs define as well declares `@Extensions({ isShareable: true })`.
 */
export function toSubgraphSdl(schema: GraphQLSchema, keys: Readonly<Record<string, string>>): string {
  const document: DocumentNode = visit(parse(printSchema(lexicographicSortSchema(schema))), {
    ObjectTypeDefinition(node) {
      const key = keys[node.name.value];
      if (key !== undefined) return { ...node, directives: [toKeyDirective(key)] };
      const isShareable = schema.getType(node.name.value)?.extensions.isShareable === true;
      return isShareable ? { ...node, directives: [SHAREABLE] } : undefined;
    },
  });
  return `${LINK}\n\n${print(document)}\n`;
}

const SHAREABLE: ConstDirectiveNode = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'shareable' } };

function toKeyDirective(field: string): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'key' },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'fields' },
        value: { kind: Kind.STRING, value: field },
      },
    ],
  };
}
