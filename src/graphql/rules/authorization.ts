import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { SCOPES, type Scope } from '../../domain/caller.js';
import type { GatewayContext } from '../context.js';
import { withoutStack } from '../errors/cheap-errors.js';

type Resolver = GraphQLFieldResolver<unknown, GatewayContext>;

/** The scope of most root fields. Below a field that needs it, only fields that need another scope are guarded. */
const ENTRY_SCOPE: Scope = 'liveness:read';

/** Reports a field that needs a scope that the caller does not have. */
export class MissingScopeError extends GraphQLError {
  /** For the log. */
  readonly missingScope: Scope;

  constructor(scope: Scope) {
    super(`The scope ${scope} is required.`, { extensions: { code: 'FORBIDDEN' } });
    this.missingScope = scope;
    withoutStack(this);
  }
}

/**
 * Enforces the scope that each field declares with `@Authorized`, or with `extensions.scope` if no class describes it. The
 * check runs before the field is resolved or subscribed to, and so before any provider call. Every caller has the
 * `openScopes`. Throws for a field without exactly one known scope: no field is public by default.
 *
 * type-graphql could enforce scopes itself, but only by a promise for every field, which makes large responses slow.
 */
export function guardScopes(schema: GraphQLSchema, openScopes: readonly Scope[] = []): void {
  const scopes = declaredScopes();
  const scopeOf = (type: GraphQLObjectType, name: string) =>
    [type, ...type.getInterfaces()].map((owner) => scopes.get(`${owner.name}.${name}`)).find((scope) => scope);
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const own = types.filter(({ name }) => !name.startsWith('__'));
  for (const type of own) {
    for (const field of Object.values(type.getFields())) {
      const scope = scopeOf(type, field.name) ?? toScope(field.extensions.scope);
      if (scope === undefined) throw new Error(`${type.name}.${field.name} declares no scope`);
      field.extensions = { ...field.extensions, scope };
    }
  }
  const open = reachedWithoutEntryScope(schema);
  for (const type of own) {
    for (const field of Object.values(type.getFields())) {
      const scope = field.extensions.scope as Scope;
      if (openScopes.includes(scope) || (!open.has(type) && scope === ENTRY_SCOPE)) continue;
      field.resolve = guarded(field.resolve ?? defaultFieldResolver, scope);
      if (field.subscribe !== undefined) field.subscribe = guarded(field.subscribe, scope);
    }
  }
}

/** Returns the types that a caller without the entry scope can reach: the roots, and those behind fields of other scopes. */
function reachedWithoutEntryScope(schema: GraphQLSchema): ReadonlySet<unknown> {
  const reached = new Set<GraphQLNamedType | null | undefined>();
  const reach = (type: GraphQLNamedType | null | undefined) => {
    if (reached.has(type)) return;
    reached.add(type);
    if (isAbstractType(type)) schema.getPossibleTypes(type).forEach(reach);
    if (!isObjectType(type)) return;
    for (const field of Object.values(type.getFields()))
      if (field.extensions.scope !== ENTRY_SCOPE) reach(getNamedType(field.type));
  };
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].forEach(reach);
  return reached;
}

function guarded(resolve: Resolver, scope: Scope): Resolver {
  // One error serves all requests: graphql-js copies it with the path of the field.
  const refusal = new MissingScopeError(scope);
  return (source, args, context, info) => {
    if (!context.caller.scopes.has(scope)) throw refusal;
    return resolve(source, args, context, info);
  };
}

/** Returns the scopes by `Type.field`, as declared by the decorators. */
function declaredScopes(): ReadonlyMap<string, Scope> {
  const { objectTypes, interfaceTypes, queries, mutations, subscriptions } = getMetadataStorage();
  const rootFields = Object.entries({ Query: queries, Mutation: mutations, Subscription: subscriptions }).flatMap(
    ([type, handlers]) => handlers.map(({ schemaName, roles }) => ({ path: `${type}.${schemaName}`, roles })),
  );
  const fields = [...objectTypes, ...interfaceTypes].flatMap((type) =>
    (type.fields ?? []).map(({ schemaName, roles }) => ({ path: `${type.name}.${schemaName}`, roles })),
  );
  const scopes = new Map<string, Scope>();
  for (const { path, roles } of [...rootFields, ...fields]) {
    const scope = toScope(roles?.[0]);
    if (scope !== undefined && roles?.length === 1) scopes.set(path, scope);
  }
  return scopes;
}

function toScope(word: unknown): Scope | undefined {
  return SCOPES.find((known) => known === word);
}
