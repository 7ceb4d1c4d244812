import { badUserInput } from '../errors/to-graphql-errors.js';
import type { PageSize } from '../rules/cost.js';

/** The number of records in a page of the history. */
export const PAGE_SIZE = { arguments: ['first', 'last'], expected: 50, max: 100 } as const satisfies PageSize;

/** The arguments of a Relay connection, as they come. */
export type PageArguments = Readonly<
  Record<'first' | 'last', number | null | undefined> & Record<'after' | 'before', string | null | undefined>
>;

/** Which page is requested: from its cursor forwards, or up to its cursor. */
export type PageSlice = {
  readonly size: number;
  readonly backwards: boolean;
  readonly cursor: string | undefined;
};

/** Throws BAD_USER_INPUT for a size outside its limits, and for arguments of both directions. */
export function toPageSlice({ first, last, after, before }: PageArguments): PageSlice {
  const backwards = isGiven(last) || isGiven(before);
  if (backwards && (isGiven(first) || isGiven(after)))
    throw badUserInput('Use first and after to page forwards, or last and before to page backwards, but not both.');
  const size = (backwards ? last : first) ?? PAGE_SIZE.expected;
  if (size < 1 || size > PAGE_SIZE.max)
    throw badUserInput(`${backwards ? 'last' : 'first'} must be between 1 and ${PAGE_SIZE.max}.`);
  return { size, backwards, cursor: (backwards ? before : after) ?? undefined };
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}
