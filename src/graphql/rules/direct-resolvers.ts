import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { GatewayContext } from '../context.js';

type Resolver = GraphQLFieldResolver<unknown, GatewayContext>;
type Storage = ReturnType<typeof getMetadataStorage>;
type Handler = Storage['queries'][number] | Storage['fieldResolvers'][number];
type Parameter = NonNullable<Handler['params']>[number];

/**
 * Makes every field of Query, Mutation, Subscription and the object types call its resolver method directly, on one shared instance.
 *
 * type-graphql would collect the parameters again for each value and return a promise for every field with an argument.
 * Its other features, such as argument classes and middlewares, are not supported; throws for a resolver that uses one.
 */
export function resolveDirectly(schema: GraphQLSchema): void {
  const { queries, mutations, subscriptions, fieldResolvers } = getMetadataStorage();
  const instances = new Map<unknown, object>();
  const instanceOf = ({ target }: Handler): object => {
    const instance = instances.get(target) ?? new (target as new () => object)();
    instances.set(target, instance);
    return instance;
  };
  const direct = (handler: Handler) => toDirectResolver(handler, instanceOf(handler));

  const roots = [
    { fields: schema.getQueryType()?.getFields(), handlers: queries },
    { fields: schema.getMutationType()?.getFields(), handlers: mutations },
    { fields: schema.getSubscriptionType()?.getFields(), handlers: subscriptions },
  ];
  for (const { fields, handlers } of roots) {
    for (const handler of handlers) {
      const field = fields?.[handler.schemaName];
      if (field !== undefined) field.resolve = direct(handler);
    }
  }
  for (const handler of fieldResolvers) {
    // A method of the class that describes the type would need values of that class; ours are values of the domain.
    if (handler.kind !== 'external') throw new Error(`${handler.methodName} is not in a resolver class`);
    for (const name of namesOf(handler.getObjectType?.())) {
      const type = schema.getType(name);
      const field = isObjectType(type) ? type.getFields()[handler.schemaName] : undefined;
      if (field !== undefined) field.resolve = direct(handler);
    }
  }
}

/** Returns the schema names of the object type that a class describes, or of those that implement its interface. */
function namesOf(described: unknown): string[] {
  return getMetadataStorage()
    .objectTypes.filter(
      ({ target, interfaceClasses = [] }) =>
        target === described || interfaceClasses.some((implemented) => implemented === described),
    )
    .map(({ name }) => name);
}

type Pick = (source: unknown, args: Record<string, unknown>, context: GatewayContext, info: unknown) => unknown;

const MAX_PARAMETERS = 7;
/** Fields of results, of which a response has thousands, have fewer; a call without an array is faster. */
const MAX_UNROLLED = 5;

function toDirectResolver(handler: Handler, instance: object): Resolver {
  const { methodName, middlewares = [], params = [] } = handler;
  const place = `${instance.constructor.name}.${methodName}`;
  if (middlewares.length > 0 || params.length > MAX_PARAMETERS)
    throw new Error(
      `${place} uses middlewares or more than ${MAX_PARAMETERS} parameters, so it cannot be called directly`,
    );
  const method = Reflect.get(instance, methodName) as (...values: unknown[]) => unknown;
  const picks = [...params].sort((one, other) => one.index - other.index).map((parameter) => toPick(parameter, place));
  if (picks.length > MAX_UNROLLED)
    return (source, args, context, info) =>
      method.apply(
        instance,
        picks.map((pick) => pick(source, args, context, info)),
      );
  const [first = nothing, second = nothing, third = nothing, fourth = nothing, fifth = nothing] = picks;
  return (source, args, context, info) =>
    method.call(
      instance,
      first(source, args, context, info),
      second(source, args, context, info),
      third(source, args, context, info),
      fourth(source, args, context, info),
      fifth(source, args, context, info),
    );
}

const nothing: Pick = () => undefined;

function toPick(parameter: Parameter, place: string): Pick {
  if (parameter.kind === 'arg' && parameter.validateFn === undefined) {
    const { name } = parameter;
    return (_source, args) => args[name];
  }
  if (parameter.kind === 'root' && parameter.propertyName === undefined && parameter.getType === undefined)
    return (source) => source;
  if (parameter.kind === 'context' && parameter.propertyName === undefined) return (_source, _args, context) => context;
  if (parameter.kind === 'info') return (_source, _args, _context, info) => info;
  throw new Error(`${place} has a parameter that only type-graphql can provide`);
}
