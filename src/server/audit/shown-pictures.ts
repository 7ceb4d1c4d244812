import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql';
import type { Disclosure } from '../../graphql/disclosure.js';

type Path = ReturnType<typeof responsePathAsArray>;
type Container = Record<string | number, unknown>;

/** A place of an answer where something to look at stands. */
export type ShownPicture = Disclosure & {
  readonly path: Path;
  /** Takes it out of the answer. */
  readonly remove: () => void;
};

/** Which of the fields that were asked gave something that is still in the answer, each once. */
export function findShown(disclosures: readonly Disclosure[], data: unknown): ShownPicture[] {
  return disclosures.flatMap((disclosure) => {
    const path = toPath(disclosure.info);
    const container = containerAt(data, path);
    const key = path.at(-1);
    if (container === null || key === undefined || (container[key] ?? null) === null) return [];
    const remove = () => {
      container[key] = null;
    };
    return [{ ...disclosure, path, remove }];
  });
}

function toPath({ path }: GraphQLResolveInfo): Path {
  return responsePathAsArray(path);
}

function containerAt(data: unknown, path: Path): Container | null {
  let place = data;
  for (const key of path.slice(0, -1)) place = (place as Container | null | undefined)?.[key];
  return typeof place === 'object' ? (place as Container | null) : null;
}
