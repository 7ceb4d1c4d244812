import type { PageName } from '../../config/page-variables.js';

/** Nothing of elsewhere is loaded, nobody but the gateway is asked, and no other page shows this one. */
const COMMON = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

const OWN: Readonly<Record<PageName, Readonly<Record<string, string>>>> = {
  // The editor makes its own style sheets while it runs, and has its symbols in a font.
  explore: { 'style-src': "'self' 'unsafe-inline'", 'font-src': "'self' data:", 'worker-src': "'self'" },
  // Pictures and recordings lie at hosts of the provider that only their links name.
  console: { 'img-src': "'self' https: http: data:", 'media-src': 'https: http:' },
};

/** The content security policy of everything that belongs to a page. */
export function pagePolicyOf(page: PageName): string {
  return Object.entries({ ...COMMON, ...OWN[page] })
    .map((directive) => directive.join(' '))
    .join('; ');
}
