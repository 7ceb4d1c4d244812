import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { SCOPES, type Scope } from './caller.js';
import type { GatewayContext } from './context.js';

type Resolver = GraphQLFieldResolver<unknown, GatewayContext>;

/** The scope of what every question begins with; below it only fields that need another one have to be guarded. */
const ENTRY_SCOPE: Scope = 'liveness:read';

/**
 * Enforces what `@Authorized` declares, or `extensions.scope` of a field that no class describes, before it is resolved
 * and so before any call of the provider. `openScopes` are those that every caller has.
 *
 * type-graphql would do that itself, but asynchronously for every field, and promises are what makes large answers
 * slow. So it only declares here. Throws for a field without exactly one known scope: nothing is open by omission.
 */
export function guardScopes(schema: GraphQLSchema, openScopes: readonly Scope[] = []): void {
  const scopes = declaredScopes();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const isRoot = type === schema.getQueryType();
    for (const field of Object.values(type.getFields())) {
      const scope = scopes.get(`${type.name}.${field.name}`) ?? toScope(field.extensions.scope);
      if (scope === undefined) throw new Error(`${type.name}.${field.name} declares no scope`);
      const isOpen = openScopes.includes(scope);
      if (!isOpen && (isRoot || scope !== ENTRY_SCOPE))
        field.resolve = guarded(field.resolve ?? defaultFieldResolver, scope);
      field.extensions = { ...field.extensions, scope };
    }
  }
}

function guarded(resolve: Resolver, scope: Scope): Resolver {
  return (source, args, context, info) => {
    if (!context.caller.scopes.has(scope)) throw forbidden(scope);
    return resolve(source, args, context, info);
  };
}

function forbidden(scope: Scope): GraphQLError {
  return new GraphQLError(`This needs the scope ${scope}.`, { extensions: { code: 'FORBIDDEN' } });
}

/** Scope by `Type.field`, from the decorators. */
function declaredScopes(): ReadonlyMap<string, Scope> {
  const { objectTypes, queries } = getMetadataStorage();
  const roots = queries.map(({ schemaName, roles }) => ({ path: `Query.${schemaName}`, roles }));
  const fields = objectTypes.flatMap((type) =>
    (type.fields ?? []).map(({ schemaName, roles }) => ({ path: `${type.name}.${schemaName}`, roles })),
  );
  const scopes = new Map<string, Scope>();
  for (const { path, roles } of [...roots, ...fields]) {
    const scope = toScope(roles?.[0]);
    if (scope !== undefined && roles?.length === 1) scopes.set(path, scope);
  }
  return scopes;
}

function toScope(word: unknown): Scope | undefined {
  return SCOPES.find((known) => known === word);
}
