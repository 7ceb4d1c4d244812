import type { Variable } from './variable.js';

/** The pages that the project brings along, as they are called in PAGES and in addresses. */
export const PAGE_NAMES = ['explore', 'console'] as const;

export type PageName = (typeof PAGE_NAMES)[number];

/** Which pages are served beside the endpoint. */
export const PAGE_VARIABLES = {
  pages: {
    name: 'PAGES',
    fallback: PAGE_NAMES.join(','),
    fallbackWithAuth: 'off',
    meaning: 'Pages of the gateway that browsers may load; they hold no data, and ask with the token that is typed in',
    rule: `${PAGE_NAMES.join(', ')}, separated by commas, or off`,
    parse: parsePages,
  },
} as const satisfies Record<string, Variable<unknown>>;

function parsePages(text: string): readonly PageName[] | undefined {
  if (text === 'off') return [];
  const names = new Set(text.split(',').map((part) => part.trim()));
  const pages = PAGE_NAMES.filter((page) => names.has(page));
  return pages.length === names.size ? pages : undefined;
}
