import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServer, BaseContext, HTTPGraphQLRequest, HTTPGraphQLResponse } from '@apollo/server';
import type { Caller } from '../graphql/caller.js';
import type { Admission } from './admission/admission.js';
import type { Authenticate } from './authentication/authenticate.js';
import { createContentTypes } from './content-types.js';
import { applyCors } from './cors.js';
import { sendHttpError } from './http-error.js';
import { sendAnswer, sendBytes, toGraphqlRequest, toSearch } from './http-exchange.js';
import type { JoinedAnswer } from './memo/join-pieces.js';
import type { RecallAnswer, RepeatableRequest } from './memo/remembered-answers.js';
import { parseJson, readJsonText } from './read-body.js';
import { RefusedRequest } from './refused-request.js';
import { toRefusal } from './to-refusal.js';

/** Room for long documents and a full list of ids; what is longer is no question about results. */
const MAX_BODY_BYTES = 256 * 1024;

export type GraphqlRouteOptions<Context extends BaseContext> = {
  readonly apollo: ApolloServer<Context>;
  readonly authenticate: Authenticate;
  readonly createContext: (requestId: string, caller: Caller) => Context;
  /** Origins of pages that may read the answers. */
  readonly origins: readonly string[];
  /** Whether operations may come by GET as well. */
  readonly allowsGet: boolean;
  /** Whether a browser that opens the address is shown Apollo's landing page. */
  readonly hasLandingPage: boolean;
  /** Whether answers may be cached as Apollo says; else they are private and not stored. */
  readonly isCacheable?: boolean;
  /** Decides whether and when a request is begun; may throw `RefusedRequest`. */
  readonly admit?: Admission['admit'];
  /** Answers what Apollo Server need not be asked about. */
  readonly recall?: RecallAnswer;
  /** The request as Apollo Server is to see it; may throw `RefusedRequest`. */
  readonly prepare?: (request: HTTPGraphQLRequest) => HTTPGraphQLRequest;
};

/** What browsers begin with, and nothing that would rather have JSON. */
const PAGE_FIRST = /^text\/html(,|$)/;

const NOBODY: Caller = { subject: 'nobody', tenant: '', scopes: new Set() };

type Answer = HTTPGraphQLResponse | { readonly contentType: string; readonly joined: JoinedAnswer };

export type GraphqlRoute = (request: IncomingMessage, response: ServerResponse, requestId: string) => Promise<void>;

/** Between node:http and Apollo Server: GraphQL over HTTP, and the landing page for browsers. */
export function createGraphqlRoute<Context extends BaseContext>({
  apollo,
  authenticate,
  createContext,
  origins,
  allowsGet,
  hasLandingPage,
  isCacheable = false,
  admit = (work) => work(),
  recall,
  prepare = (request) => request,
}: GraphqlRouteOptions<Context>): GraphqlRoute {
  const methods = allowsGet ? ['GET', 'POST'] : ['POST'];

  const contentTypes = createContentTypes();

  /** Undefined for what is to be asked of Apollo Server. */
  const recallFrom = (headers: IncomingHttpHeaders, repeatable: RepeatableRequest) => {
    const contentType = contentTypes.find(headers.accept);
    const joined = contentType && recall?.(repeatable);
    if (!joined) return undefined;
    const toAnswer = (it: JoinedAnswer | undefined) => it && { contentType, joined: it };
    return joined instanceof Promise ? joined.then(toAnswer) : toAnswer(joined);
  };

  const ask = async (request: HTTPGraphQLRequest, caller: Caller, requestId: string) => {
    const context = async () => createContext(requestId, caller);
    const answered = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: request, context });
    contentTypes.learn(request.headers.get('accept'), answered);
    return answered;
  };

  const answer = async (request: IncomingMessage, requestId: string): Promise<Answer> => {
    const isPage = hasLandingPage && wantsPage(request);
    if (!isPage && !methods.includes(request.method ?? '')) throw methodNotAllowed(methods);
    const authenticated = isPage ? NOBODY : authenticate(request.headers);
    const caller = authenticated instanceof Promise ? await authenticated : authenticated;
    if (request.method !== 'POST') return ask(prepare(toGraphqlRequest(request, undefined)), caller, requestId);

    const text = await readJsonText(request, MAX_BODY_BYTES);
    if (text === undefined) return ask(prepare(toGraphqlRequest(request, undefined)), caller, requestId);
    const repeated = recallFrom(request.headers, { text, caller, requestId });
    const prepared = (repeated && (await repeated)) ?? prepare(toGraphqlRequest(request, parseJson(text)));
    if ('joined' in prepared) return prepared;
    const { body } = prepared;
    // What was recalled in vain must not be tried for a second time.
    const remembered = repeated === undefined && recallFrom(request.headers, { text, body, caller, requestId });
    return (remembered && (await remembered)) || ask(prepared, caller, requestId);
  };

  return async (request, response, requestId) => {
    applyCors(request, response, { origins, methods });
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    try {
      const answered = await admit(() => answer(request, requestId));
      if ('joined' in answered) {
        const { contentType, joined } = answered;
        // Where the client has gone before the end, the bytes may still be on their way.
        if (joined.release !== undefined) response.once('finish', joined.release);
        response.setHeader('content-type', contentType);
        sendBytes(response, joined.bytes);
        return;
      }
      if (isCacheable) response.removeHeader('cache-control');
      else answered.headers.delete('cache-control');
      await sendAnswer(response, answered);
    } catch (error) {
      const refusal = toRefusal(error);
      if (refusal === undefined) throw error;
      sendHttpError(request, response, refusal);
    }
  };
}

function methodNotAllowed(methods: readonly string[]): RefusedRequest {
  return new RefusedRequest({
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    message: `Operations are taken by ${methods.join(' and ')} only.`,
    headers: { allow: methods.join(', ') },
  });
}

/**
 * A browser that opens the address gets the landing page, which holds no data; it authenticates when it asks. Whatever
 * is taken for one here must be one to Apollo as well, which else would go on to the question.
 */
function wantsPage({ method, headers, url }: IncomingMessage): boolean {
  return method === 'GET' && PAGE_FIRST.test(headers.accept ?? '') && toSearch(url) === '';
}
