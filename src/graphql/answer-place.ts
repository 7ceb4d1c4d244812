import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql';

type Path = GraphQLResolveInfo['path'];
type Container = Record<string | number, unknown>;

/** Where the value of one field stands in an answer that is complete, but not yet sent. */
export type AnswerPlace = {
  readonly path: () => ReturnType<typeof responsePathAsArray>;
  /** As it will be sent; null as well where nothing stands. */
  read(): unknown;
  write(value: unknown): void;
};

/** Null where something above the field has become null. */
export function placeIn(data: unknown, { path }: Pick<GraphQLResolveInfo, 'path'>): AnswerPlace | null {
  const above = valueAt(data, path.prev);
  return typeof above === 'object' && above !== null ? new Place(above as Container, path) : null;
}

/** A large answer has hundreds of them, so they are kept small. */
class Place implements AnswerPlace {
  readonly #container: Container;
  readonly #path: Path;

  constructor(container: Container, path: Path) {
    this.#container = container;
    this.#path = path;
  }

  path() {
    return responsePathAsArray(this.#path);
  }

  read() {
    return this.#container[this.#path.key] ?? null;
  }

  write(value: unknown) {
    this.#container[this.#path.key] = value;
  }
}

function valueAt(data: unknown, path: Path | undefined): unknown {
  if (path === undefined) return data;
  return (valueAt(data, path.prev) as Container | null | undefined)?.[path.key];
}
