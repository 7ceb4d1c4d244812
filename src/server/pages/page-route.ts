import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { PageName } from '../../config/page-variables.js';
import { type HttpError, sendHttpError } from '../http-error.js';
import { toSearch } from '../http-exchange.js';
import { listPageFiles, type PageFile } from './page-files.js';
import { pagePolicyOf } from './page-policy.js';

/** Answers what belongs to a page; undefined for any other path. */
export type PageRoute = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void> | undefined;

const NO_METHOD: HttpError = {
  status: 405,
  code: 'METHOD_NOT_ALLOWED',
  message: 'Pages are read by GET and HEAD only.',
  headers: { allow: 'GET, HEAD' },
};
const NO_FILE: HttpError = { status: 404, code: 'NOT_FOUND', message: 'There is no such file of this page.' };
const NOT_BUILT: HttpError = {
  status: 404,
  code: 'NOT_FOUND',
  message: 'This page has not been built. It is built by: npm run build.',
};

export type PageRouteOptions = {
  readonly pages: readonly PageName[];
  /** JSON that a page finds at an address of its own, such as /explore/samples.json. As public as the page. */
  readonly made?: Readonly<Record<string, string>>;
  /** Where there is a folder for each built page; ends with a slash. */
  readonly directory: string;
};

/**
 * Serves built pages as public files. Which files there are is looked up once, when the page is first asked for, so
 * that starting costs nothing.
 */
export function createPageRoute({ pages, made = {}, directory }: PageRouteOptions): PageRoute {
  const listings = new Map<PageName, Promise<ReadonlyMap<string, PageFile>>>();

  const filesOf = (page: PageName) => {
    const known = listings.get(page) ?? listPageFiles(`${directory}${page}`);
    listings.set(page, known);
    return known;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse, page: PageName, name?: string) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendHttpError(request, response, NO_METHOD);
    if (name === undefined) {
      response.writeHead(307, { location: `/${page}/${toSearch(request.url)}` }).end();
      return;
    }
    const text = made[`/${page}/${name}`];
    if (text !== undefined) return sendJson(response, text);
    const files = await filesOf(page);
    const file = files.get(name);
    if (file === undefined) return sendHttpError(request, response, files.size === 0 ? NOT_BUILT : NO_FILE);
    return sendFile(request, response, file, pagePolicyOf(page));
  };

  return (request, response, path) => {
    const [, first, ...rest] = path.split('/');
    const page = pages.find((name) => name === first);
    return page && answer(request, response, page, rest.length === 0 ? undefined : rest.join('/'));
  };
}

function sendJson(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' }).end(text);
}

async function sendFile({ method }: IncomingMessage, response: ServerResponse, file: PageFile, policy: string) {
  response.writeHead(200, {
    'content-type': file.contentType,
    'content-length': file.bytes,
    'cache-control': file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': policy,
  });
  if (method === 'HEAD') {
    response.end();
    return;
  }
  try {
    await pipeline(createReadStream(file.path), response);
  } catch (error) {
    // Whoever leaves a page while it loads is no fault of ours.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
