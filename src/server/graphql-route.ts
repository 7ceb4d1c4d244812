import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { Caller } from '../graphql/caller.js';
import type { Authenticate } from './authentication/authenticate.js';
import { AuthenticationError } from './authentication/authentication-error.js';
import { applyCors } from './cors.js';
import { sendHttpError } from './http-error.js';
import { BodyError, readJsonBody } from './read-body.js';
import type { RequestContext } from './request-context.js';

/** Room for long documents and a full list of ids; what is longer is no question about results. */
const MAX_BODY_BYTES = 256 * 1024;

const BODY_ERROR_CODES = { 400: 'BAD_REQUEST', 413: 'PAYLOAD_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' } as const;

export type GraphqlRouteOptions = {
  readonly apollo: ApolloServer<RequestContext>;
  readonly authenticate: Authenticate;
  readonly createContext: (requestId: string, caller: Caller) => RequestContext;
  /** Whether Apollo answers a browser that opens the address with a page. */
  readonly hasLandingPage: boolean;
  /** Origins of pages that may read the answers. */
  readonly origins: readonly string[];
};

/** What browsers begin with, and nothing that would rather have JSON. */
const PAGE_FIRST = /^text\/html(,|$)/;

const NOBODY: Caller = { subject: 'nobody', tenant: '', scopes: new Set() };

export type GraphqlRoute = (request: IncomingMessage, response: ServerResponse, requestId: string) => Promise<void>;

/** Between node:http and Apollo Server: GraphQL over HTTP, and the landing page for browsers. */
export function createGraphqlRoute({
  apollo,
  authenticate,
  createContext,
  hasLandingPage,
  origins,
}: GraphqlRouteOptions): GraphqlRoute {
  return async (request, response, requestId) => {
    applyCors(request, response, origins);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    try {
      const caller = hasLandingPage && wantsPage(request) ? NOBODY : await authenticate(request.headers);
      const body = request.method === 'POST' ? await readJsonBody(request, MAX_BODY_BYTES) : undefined;
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method ?? '',
          headers: toHeaderMap(request),
          search: toSearch(request.url ?? ''),
          body,
        },
        context: async () => createContext(requestId, caller),
      });
      for (const [name, value] of answer.headers) {
        if (name !== 'cache-control') response.setHeader(name, value);
      }
      response.statusCode = answer.status ?? 200;
      if (answer.body.kind === 'complete') {
        response.end(answer.body.string);
        return;
      }
      for await (const part of answer.body.asyncIterator) response.write(part);
      response.end();
    } catch (error) {
      if (error instanceof AuthenticationError) {
        for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
        sendHttpError(request, response, error);
        return;
      }
      if (!(error instanceof BodyError)) throw error;
      sendHttpError(request, response, {
        status: error.status,
        code: BODY_ERROR_CODES[error.status],
        message: error.message,
      });
    }
  };
}

/**
 * A browser that opens the address gets the landing page, which holds no data; it authenticates when it asks. Whatever
 * is taken for one here must be one to Apollo as well, which else would go on to the question.
 */
function wantsPage({ method, headers, url }: IncomingMessage): boolean {
  return method === 'GET' && PAGE_FIRST.test(headers.accept ?? '') && toSearch(url ?? '') === '';
}

function toHeaderMap({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

function toSearch(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start);
}
