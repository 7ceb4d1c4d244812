import type { GraphQLResolveInfo } from 'graphql';
import type { ExpiringLink } from '../../domain/expiring-link.js';
import type { Loaders } from '../../verifications/loaders.js';
import { isFieldSelected } from '../selection.js';
import type { ResponseLinks } from './response-links.js';

type FoundLink = ReturnType<Loaders['link']>;

export type ExpiringLinkFieldOptions = {
  readonly find: () => FoundLink;
  readonly minValidForMs: number;
  /** Collects the links of the response. */
  readonly responseLinks: Pick<ResponseLinks, 'add'>;
  /** The resolve info of the field whose object has the link. */
  readonly info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;
};

/**
 * Resolves the two fields of a link: `url`, and `expiresAt` in epoch milliseconds. Loads nothing until one of them is
 * selected, then one link for both, so that a response never pairs one link's URL with another's expiry. If no
 * link is available and `url` is selected, the error is at `url` and `expiresAt` is null.
 *
 * It is a class since a large response has hundreds of links, and closures for each would take more memory.
 */
export class ExpiringLinkField {
  readonly #options: ExpiringLinkFieldOptions;
  readonly #urlFields: GraphQLResolveInfo[] = [];
  readonly #expiryFields: GraphQLResolveInfo[] = [];
  #found: FoundLink | undefined;

  constructor(options: ExpiringLinkFieldOptions) {
    this.#options = options;
  }

  url(field: GraphQLResolveInfo): string | null | Promise<string | null> {
    this.#urlFields.push(field);
    const it = this.#find();
    return it instanceof Promise ? it.then(toUrl) : toUrl(it);
  }

  expiresAt(field: GraphQLResolveInfo): number | null | Promise<number | null> {
    this.#expiryFields.push(field);
    const it = this.#find();
    if (!(it instanceof Promise)) return toExpiry(it);
    return it.then(toExpiry, (error) => {
      if (isFieldSelected(this.#options.info, 'url')) return null;
      throw error;
    });
  }

  #find(): FoundLink {
    if (this.#found !== undefined) return this.#found;
    const it = this.#options.find();
    this.#found = it instanceof Promise ? it.then((link) => this.#track(link)) : this.#track(it);
    return this.#found;
  }

  #track(link: ExpiringLink | null): ExpiringLink | null {
    if (link !== null) {
      const { minValidForMs, responseLinks, find } = this.#options;
      responseLinks.add({
        link,
        minValidForMs,
        urlFields: this.#urlFields,
        expiryFields: this.#expiryFields,
        refetch: find,
      });
    }
    return link;
  }
}

function toUrl(link: ExpiringLink | null): string | null {
  return link?.url ?? null;
}

function toExpiry(link: ExpiringLink | null): number | null {
  return link?.expiresAt ?? null;
}
