import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';

/** The oldest version that has all of what is used here, so that every router knows it. */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key"])';

/**
 * What a service says of itself to whoever composes it with others: its schema, sorted, each entity with its key. Throws
 * for a key that is no field of an object type. Knows keys of one field only.
 */
export function toSubgraphSdl(schema: GraphQLSchema, keys: Readonly<Record<string, string>>): string {
  for (const [typeName, key] of Object.entries(keys)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type) || !(key in type.getFields())) throw new Error(`${typeName}.${key} is no key`);
  }
  const document: DocumentNode = visit(parse(printSchema(lexicographicSortSchema(schema))), {
    ObjectTypeDefinition(node) {
      const key = keys[node.name.value];
      return key === undefined ? undefined : { ...node, directives: [toKeyDirective(key)] };
    },
  });
  return `${LINK}\n\n${print(document)}\n`;
}

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
