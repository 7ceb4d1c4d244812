import { createHash } from 'node:crypto';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import type { Config } from '../../../config/config.js';

export type StartPageConfig = Pick<Config, 'auth' | 'introspection' | 'landingPage' | 'pages' | 'trustedDocuments'>;

type StartPage = { readonly headers: Readonly<Record<string, string>>; readonly html: string };

type Entry = { readonly path: string; readonly name: string; readonly text: string };

const STYLE = `
:root { color-scheme: light dark; --page: #f4f4f4; --card: #fff; --line: #d6d6d6; --text: #1d1d1d; --soft: #595959; --link: #0b5d74; font: 100%/1.5 system-ui, sans-serif; background: var(--page); color: var(--text); }
@media (prefers-color-scheme: dark) { :root { --page: #161616; --card: #202020; --line: #3d3d3d; --text: #ececec; --soft: #ababab; --link: #7cc5da; } }
* { box-sizing: border-box; margin: 0; padding: 0; }
main { display: grid; gap: 1.25rem; max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.3; overflow-wrap: anywhere; }
p { color: var(--soft); }
ul { display: grid; gap: 0.75rem; list-style: none; }
li { padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
a { display: inline-block; padding: 0.25rem 0; color: var(--link); font-size: 1.125rem; font-weight: 600; text-underline-offset: 0.2em; }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
code { color: var(--text); font: 0.92em ui-monospace, monospace; }
`;

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" fill="none" stroke="#1f7a6d" stroke-width="1.5"/><circle cx="8" cy="8" r="2.5" fill="#1f7a6d"/></svg>';

/** Only the style sheet in the page itself is applied, and nothing is loaded or run. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/**
 * Serves the start page to browsers at `/`, where there is one. Redirects every other client to the GraphQL endpoint, by
 * any method.
 */
export function addStartPage(config: StartPageConfig): FastifyPluginCallback {
  const page = createStartPage(config);
  return (app, _options, done) => {
    app.all('/', (request, reply) => {
      if (page === undefined || !prefersHtml(request)) return reply.redirect('/graphql', 307);
      return reply.headers(page.headers).send(request.method === 'HEAD' ? undefined : page.html);
    });
    done();
  };
}

/**
 * Returns the page that leads from `/` to what this gateway shows in a browser: console, explorer, schema documentation
 * and Apollo Sandbox, each only where it is on. Undefined where none of them is on, so that the gateway discloses nothing
 * that it would not disclose without the page. The page holds no data and runs no script.
 */
function createStartPage(config: StartPageConfig): StartPage | undefined {
  const entries = toEntries(config);
  if (entries.length === 0) return undefined;
  const html = toHtml(entries, config);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    // A client that does not prefer HTML is redirected from the same address.
    vary: 'Accept',
    'content-length': String(Buffer.byteLength(html)),
  };
  return { headers, html };
}

/** Returns whether a client asks for HTML before anything else, as browsers do. */
function prefersHtml({ method, headers: { accept = '' } }: FastifyRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && /^\s*text\/html\s*(?:[,;]|$)/i.test(accept);
}

function toEntries({ introspection, landingPage, pages, trustedDocuments }: StartPageConfig): readonly Entry[] {
  const entries: Entry[] = [];
  if (pages.includes('console')) {
    entries.push({
      path: '/console/',
      name: 'Console',
      text: 'Look up a verification by its signature id: verdict, scores, images and recording.',
    });
  }
  if (pages.includes('explore')) {
    entries.push({
      path: '/explore/',
      name: 'Explorer',
      text: 'Write and run GraphQL operations in GraphiQL. Works without internet access.',
    });
    if (introspection === 'on' && trustedDocuments !== 'only') {
      entries.push({
        path: '/explore/#docs',
        name: 'Schema documentation',
        text: 'Read what each type, field, argument and enum value means.',
      });
    }
  }
  if (landingPage === 'sandbox') {
    entries.push({
      path: '/graphql',
      name: 'Apollo Sandbox',
      text: 'Write and run GraphQL operations in Apollo Sandbox. Needs internet access: Apollo hosts it.',
    });
  }
  return entries;
}

function toHtml(entries: readonly Entry[], { auth, trustedDocuments }: StartPageConfig): string {
  const items = entries.map(({ path, name, text }) => `<li><a href="${path}">${name}</a><p>${text}</p></li>`);
  const limits = [
    ...(auth === 'on' ? ['Each request needs a token or an API key.'] : []),
    ...(trustedDocuments === 'only' ? ['Only trusted documents are executed.'] : []),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>liveness-gateway</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>liveness-gateway</h1>
<p>A GraphQL gateway for liveness detection results.</p>
<ul>
${items.join('\n')}
</ul>
<p>${['Applications send their operations to <code>/graphql</code>.', ...limits].join(' ')}</p>
<p>The guides start at <code>docs/README.md</code> in the package.</p>
</main>
</body>
</html>
`;
}
