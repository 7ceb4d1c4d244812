type ModelClass = { readonly prototype: { validate(): void | Promise<void> } };

/**
 * What is wrong with a Kubernetes object by the schema of its kind. Schemas let pass what they do not know, and a
 * cluster drops it, so a field that the schema never looked at is a fault as well: it is misspelt.
 */
export function faultsOf(Model: ModelClass, data: object): string[] {
  const seen = new Map<object, Set<PropertyKey>>();
  try {
    // An instance would be a copy, whose reads could not be observed.
    Model.prototype.validate.call(watch(data, seen) as typeof Model.prototype);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  return unseenIn(data, seen);
}

/** The same value, noting which fields of it are asked for; who lists all fields has asked for all of them. */
function watch(value: unknown, seen: Map<object, Set<PropertyKey>>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => watch(item, seen));
  const fields = new Set<PropertyKey>();
  seen.set(value, fields);
  const watched = Object.entries(value).map(([key, below]) => [key, watch(below, seen)] as const);
  return new Proxy(Object.fromEntries(watched), {
    get(target, key) {
      fields.add(key);
      return Reflect.get(target, key);
    },
    ownKeys(target) {
      for (const key of Reflect.ownKeys(target)) fields.add(key);
      return Reflect.ownKeys(target);
    },
  });
}

function unseenIn(value: unknown, seen: Map<object, Set<PropertyKey>>, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => {
    const isKnown = Array.isArray(value) || seen.get(value)?.has(key);
    return isKnown ? unseenIn(below, seen, `${path}.${key}`) : [`no such field: ${path}.${key}`];
  });
}
