import { type GraphQLSchema, getNullableType, isListType } from 'graphql';
import type { RecordKind } from '../../domain/verification.js';

/** A root field whose responses can be cached by the ids in one of its arguments. */
export type CacheRoot = { readonly argument: string; readonly isList: boolean; readonly kind: RecordKind };

/** Names the argument that holds the ids, with the kind of their records unless it is `web`; false caches nothing. */
export type CacheRootDeclaration = string | false | { readonly argument: string; readonly kind: RecordKind };

/**
 * Reads the cache roots from the schema: each field of Query declares `@Extensions({ cacheRoot })`, either the argument
 * that holds the ids, or false for a field whose responses are never cached. Throws for a field without a declaration, and
 * for one that names an argument that it does not have.
 */
export function cacheRootsOf(schema: GraphQLSchema): ReadonlyMap<string, CacheRoot> {
  const roots = new Map<string, CacheRoot>();
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const declared = field.extensions.cacheRoot as CacheRootDeclaration | undefined;
    if (declared === false) continue;
    const { argument, kind } = toNamed(declared);
    if (!field.args.some(({ name }) => name === argument))
      throw new Error(`Query.${field.name} must declare @Extensions({ cacheRoot }): its argument with ids, or false`);
    roots.set(field.name, { argument, isList: isListType(getNullableType(field.type)), kind });
  }
  return roots;
}

function toNamed(declared: Exclude<CacheRootDeclaration, false> | undefined): Pick<CacheRoot, 'argument' | 'kind'> {
  return typeof declared === 'object' ? declared : { argument: String(declared), kind: 'web' };
}
