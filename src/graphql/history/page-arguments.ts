import { badUserInput } from '../errors/to-graphql-errors.js';
import type { Estimate } from '../rules/cost.js';

const DEFAULT_SIZE = 50;
const MAX_SIZE = 100;

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
  const size = (backwards ? last : first) ?? DEFAULT_SIZE;
  if (size < 1 || size > MAX_SIZE)
    throw badUserInput(`${backwards ? 'last' : 'first'} must be between 1 and ${MAX_SIZE}.`);
  return { size, backwards, cursor: (backwards ? before : after) ?? undefined };
}

/** The lists of a page are as long as the larger of both sizes. */
export const estimatePage: Estimate = ({ first, last }) => {
  const sizes = [first, last].filter((size) => typeof size === 'number');
  return { cost: 0, length: sizes.length === 0 ? DEFAULT_SIZE : Math.min(MAX_SIZE, Math.max(0, ...sizes)) };
};

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}
