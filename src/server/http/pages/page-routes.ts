import { createReadStream } from 'node:fs';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import type { PageName } from '../../../config/variables/http.js';
import { HttpRequestError } from '../errors.js';
import { toSearch } from '../requests/target.js';
import { etagOfFile, etagOfText, listPageFiles, type PageFile } from './page-files.js';

const NO_METHOD = new HttpRequestError({
  status: 405,
  code: 'METHOD_NOT_ALLOWED',
  message: 'Pages are read by GET and HEAD only.',
  headers: { allow: 'GET, HEAD' },
});
const NO_FILE = new HttpRequestError({
  status: 404,
  code: 'NOT_FOUND',
  message: 'There is no such file of this page.',
});
const NOT_BUILT = new HttpRequestError({
  status: 404,
  code: 'NOT_FOUND',
  message: 'This page has not been built. It is built by: npm run build.',
});

export type PageRoutesOptions = {
  readonly pages: readonly PageName[];
  /** JSON that a page finds at an address of its own, such as /explore/samples.json. As public as the page. */
  readonly made?: Readonly<Record<string, string>>;
  /** Where there is a folder for each built page; ends with a slash. */
  readonly directory: string;
};

/**
 * Serves built pages as public files. Lists the files of a page at the first request for it, so that starting costs
 * nothing.
 */
export function createPageRoutes({ pages, made = {}, directory }: PageRoutesOptions): FastifyPluginCallback {
  const listings = new Map<PageName, Promise<ReadonlyMap<string, PageFile>>>();
  /** By path; a built file does not change while the process runs. */
  const etags = new Map<string, Promise<string>>();

  const filesOf = (page: PageName) => {
    const known = listings.get(page);
    if (known !== undefined) return known;
    const listing = listPageFiles(`${directory}${page}`);
    listings.set(page, listing);
    // A folder that cannot be read once, such as when too many files are open, is read again.
    listing.catch(() => listings.delete(page));
    return listing;
  };

  const etagOf = ({ path }: PageFile) => {
    const known = etags.get(path);
    if (known !== undefined) return known;
    const etag = etagOfFile(path);
    etags.set(path, etag);
    // So is a file.
    etag.catch(() => etags.delete(path));
    return etag;
  };

  const sendPage = async (request: FastifyRequest, reply: FastifyReply, page: PageName, name: string) => {
    const text = made[`/${page}/${name}`];
    if (text !== undefined) {
      if (isUnchanged(request, reply, etagOfText(text), 'no-cache')) return reply.send();
      return reply.type('application/json; charset=utf-8').send(text);
    }
    const files = await filesOf(page);
    const file = files.get(name);
    if (file === undefined) throw files.size === 0 ? NOT_BUILT : NO_FILE;
    if (isUnchanged(request, reply, await etagOf(file), cacheControlOf(file))) return reply.send();
    reply
      .type(file.contentType)
      .headers({ 'content-length': file.bytes, 'content-security-policy': pagePolicyOf(page) });
    return reply.send(request.method === 'HEAD' ? undefined : createReadStream(file.path));
  };

  return (app, _options, done) => {
    app.addHook('onRequest', ({ method }, _reply, next) => next(isReading(method) ? undefined : NO_METHOD));
    for (const page of pages) {
      app.all(`/${page}`, (request, reply) => reply.redirect(`/${page}/${toSearch(request.raw.url)}`, 307));
      app.all<{ Params: { '*': string } }>(`/${page}/*`, (request, reply) =>
        sendPage(request, reply, page, request.params['*']),
      );
    }
    done();
  };
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Sets the headers of a cache, and the status 304 where the client has the newest version already. */
function isUnchanged(request: FastifyRequest, reply: FastifyReply, etag: string, cacheControl: string): boolean {
  reply.headers({ etag, 'cache-control': cacheControl });
  const isUnchanged = isKnown(request.headers['if-none-match'], etag);
  if (isUnchanged) reply.code(304);
  return isUnchanged;
}

/** Returns whether `If-None-Match` names this tag; weak and strong tags match alike (RFC 9110, section 13.1.2). */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((part) => {
    const known = part.trim();
    return known === '*' || known === etag || known === `W/${etag}`;
  });
}

function cacheControlOf({ isHashed }: PageFile): string {
  return isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** Loads nothing from other hosts, sends requests only to the gateway, and is not shown in frames. */
const COMMON_POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

const OWN_POLICIES: Readonly<Record<PageName, Readonly<Record<string, string>>>> = {
  // The editor makes its own style sheets while it runs, and has its symbols in a font.
  explore: { 'style-src': "'self' 'unsafe-inline'", 'font-src': "'self' data:", 'worker-src': "'self'" },
  // Pictures and recordings lie at hosts of the provider that only their links name.
  console: { 'img-src': "'self' https: http: data:", 'media-src': 'https: http:' },
};

/** The content security policy of everything that belongs to a page. */
function pagePolicyOf(page: PageName): string {
  return Object.entries({ ...COMMON_POLICY, ...OWN_POLICIES[page] })
    .map((directive) => directive.join(' '))
    .join('; ');
}
