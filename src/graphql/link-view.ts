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

export function createLinkView(options: LinkViewOptions): LinkView {
  return new LinkOfField(options);
}

/** A class, since a large answer has hundreds of them, and functions made for each would weigh more than all the rest. */
class LinkOfField implements LinkView {
  readonly #options: LinkViewOptions;
  readonly #urls: GraphQLResolveInfo[] = [];
  readonly #ends: GraphQLResolveInfo[] = [];
  #found: FoundLink | undefined;

  constructor(options: LinkViewOptions) {
    this.#options = options;
  }

  url(field: GraphQLResolveInfo) {
    this.#urls.push(field);
    const it = this.#find();
    return it instanceof Promise ? it.then(toUrl) : toUrl(it);
  }

  expiresAt(field: GraphQLResolveInfo) {
    this.#ends.push(field);
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
    this.#found = it instanceof Promise ? it.then((link) => this.#note(link)) : this.#note(it);
    return this.#found;
  }

  #note(link: ExpiringLink | null): ExpiringLink | null {
    if (link !== null) {
      const { minValidForMs, handedOut, find } = this.#options;
      handedOut.add({ link, minValidForMs, urls: this.#urls, ends: this.#ends, findAgain: find });
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
