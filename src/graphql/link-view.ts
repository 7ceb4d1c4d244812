import type { GraphQLResolveInfo } from 'graphql';
import type { ExpiringLink } from '../liveness/expiring-link.js';
import type { Loaders } from '../results/loaders.js';
import { isFieldSelected } from './selection.js';

/**
 * The two fields of a link that has to be alive. Nothing is looked for until one of them is selected; then once for
 * both, so that an answer never pairs one link with the death of another.
 */
export type LinkView = {
  url(): string | null | Promise<string | null>;
  /** Epoch milliseconds. When no link can be had this is null, and the error stands at `url` if that is selected. */
  expiresAt(): number | null | Promise<number | null>;
};

type FoundLink = ReturnType<Loaders['link']>;

/** `info` is that of the field whose object has the link. */
export function createLinkView(
  find: () => FoundLink,
  info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>,
): LinkView {
  let found: FoundLink | undefined;
  const link = () => {
    found ??= find();
    return found;
  };
  return {
    url() {
      const it = link();
      return it instanceof Promise ? it.then(toUrl) : toUrl(it);
    },
    expiresAt() {
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
