import { readFileSync } from 'node:fs';
import { buildASTSchema, graphql, isInterfaceType, isObjectType, Kind, parse, visit } from 'graphql';
import { type ResolveReference, toSubgraphSchema } from '../../../../src/graphql/federation/subgraph-schema.js';
import type { Subgraph } from './supergraph.js';

// biome-ignore lint/suspicious/noExplicitAny: the data of each service is its own.
type Resolver = (source: any, args: any) => unknown;

export type Resolvers = {
  readonly entities: Readonly<Record<string, ResolveReference<unknown>>>;
  /** By `Type.field`; any other field is read from its object. */
  readonly fields: Readonly<Record<string, Resolver>>;
};

/** A service in this process, with what it says in test/compatibility/federation/products. */
export function createLocalSubgraph(name: string, { entities, fields }: Resolvers): Subgraph {
  const sdl = readFileSync(`test/compatibility/federation/products/${name}.graphql`, 'utf8');
  const plain = visit(parse(sdl), {
    SchemaExtension: () => null,
    DirectiveDefinition: () => null,
    Directive: () => null,
    ObjectTypeExtension: (node) => ({ ...node, kind: Kind.OBJECT_TYPE_DEFINITION }),
  });
  // What it extends may have no query of its own.
  const hasQuery = plain.definitions.some((it) => 'name' in it && it.name?.value === 'Query');
  const own = buildASTSchema(
    hasQuery ? plain : { ...plain, definitions: [...plain.definitions, ...parse('type Query').definitions] },
    { assumeValid: true },
  );
  for (const [path, resolve] of Object.entries(fields)) {
    const [typeName = '', fieldName = ''] = path.split('.');
    const type = own.getType(typeName);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName] : undefined;
    if (field === undefined) throw new Error(`no field ${path}`);
    field.resolve = resolve;
  }
  const schema = toSubgraphSchema(own, { sdl, entities });
  return {
    name,
    sdl,
    run: (source, variableValues) => graphql({ schema, source, variableValues }),
  };
}
