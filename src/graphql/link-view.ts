import type { GraphQLResolveInfo } from 'graphql';
import type { ExpiringLink } from '../liveness/expiring-link.js';
import type { Loaders } from '../results/loaders.js';
import type { HandedOutLinks } from './handed-out-links.js';
import { isFieldSelected } from './selection.js';

/**
 * The two fields of a link that has to be alive. Nothing is looked for until one of them is selected; then once for
 * both, so that an answer never pairs one link with the death of another. `info` is that of the field itself.
 */
export type LinkView = {
  url(info: GraphQLResolveInfo): string | null | Promise<string | null>;
  /** Epoch milliseconds. When no link can be had this is null, and the error stands at `url` if that is selected. */
  expiresAt(info: GraphQLResolveInfo): number | null | Promise<number | null>;
};

type FoundLink = ReturnType<Loaders['link']>;

export type LinkViewOptions = {
  readonly find: () => FoundLink;
  readonly minValidForMs: number;
  /** Where it is noted what was found. */
  readonly handedOut: Pick<HandedOutLinks, 'add'>;
  /** Of the field whose object has the link. */
  readonly info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;
};

export function createLinkView({ find, minValidForMs, handedOut, info }: LinkViewOptions): LinkView {
  const urls: GraphQLResolveInfo[] = [];
  const ends: GraphQLResolveInfo[] = [];
  let found: FoundLink | undefined;
  const note = (link: ExpiringLink | null) => {
    if (link !== null) handedOut.add({ link, minValidForMs, urls, ends, findAgain: find });
    return link;
  };
  const link = () => {
    if (found !== undefined) return found;
    const it = find();
    found = it instanceof Promise ? it.then(note) : note(it);
    return found;
  };
  return {
    url(field) {
      urls.push(field);
      const it = link();
      return it instanceof Promise ? it.then(toUrl) : toUrl(it);
    },
    expiresAt(field) {
      ends.push(field);
      const it = link();
      if (!(it instanceof Promise)) return toExpiry(it);
      return it.then(toExpiry, (error) => {
        if (isFieldSelected(info, 'url')) return null;
        throw error;
      });
    },
  };
}

function toUrl(link: ExpiringLink | null): string | null {
  return link?.url ?? null;
}

function toExpiry(link: ExpiringLink | null): number | null {
  return link?.expiresAt ?? null;
}
