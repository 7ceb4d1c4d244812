import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql';

type Container = Record<string | number, unknown>;

/** Where the value of one field stands in an answer that is complete, but not yet sent. */
export type AnswerPlace = {
  readonly path: ReturnType<typeof responsePathAsArray>;
  /** As it will be sent; null as well where nothing stands. */
  read(): unknown;
  write(value: unknown): void;
};

/** Null where something above the field has become null. */
export function placeIn(data: unknown, info: Pick<GraphQLResolveInfo, 'path'>): AnswerPlace | null {
  const path = responsePathAsArray(info.path);
  const key = path.at(-1);
  let above = data;
  for (const step of path.slice(0, -1)) above = (above as Container | null | undefined)?.[step];
  if (typeof above !== 'object' || above === null || key === undefined) return null;
  const container = above as Container;
  return {
    path,
    read: () => container[key] ?? null,
    write: (value) => {
      container[key] = value;
    },
  };
}
