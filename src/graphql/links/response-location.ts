import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql';

type Path = GraphQLResolveInfo['path'];
type Container = Record<string | number, unknown>;

/** The location of one field's value in a response that is complete but not yet sent. */
export class ResponseLocation {
  readonly #container: Container;
  readonly #path: Path;

  constructor(container: Container, path: Path) {
    this.#container = container;
    this.#path = path;
  }

  path(): ReturnType<typeof responsePathAsArray> {
    return responsePathAsArray(this.#path);
  }

  /** Returns the value as it will be sent; null if there is none. */
  read(): unknown {
    return this.#container[this.#path.key] ?? null;
  }

  write(value: unknown): void {
    this.#container[this.#path.key] = value;
  }
}

/** Returns the location of the field's value in the response; null if an object above the field is null. */
export function locate(data: unknown, { path }: Pick<GraphQLResolveInfo, 'path'>): ResponseLocation | null {
  const container = valueAt(data, path.prev);
  return typeof container === 'object' && container !== null
    ? new ResponseLocation(container as Container, path)
    : null;
}

function valueAt(data: unknown, path: Path | undefined): unknown {
  if (path === undefined) return data;
  return (valueAt(data, path.prev) as Container | null | undefined)?.[path.key];
}
