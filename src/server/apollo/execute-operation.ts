import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { Caller } from '../../domain/caller.js';
import { parseJson } from '../http/requests/json.js';
import { toSearch } from '../http/requests/target.js';
import type { Reservation } from '../limits/admission/response-bytes.js';
import { rejectDeepNesting } from '../limits/documents/document-depth.js';
import type { AssembledResponse } from '../response-cache/join-fragments.js';
import type { LookupResponse, RepeatableRequest } from '../response-cache/lookup.js';
import type { SubscriptionSlot } from '../streams/subscription-slot.js';
import { createContentTypes } from './content-types.js';
import type { OperationResponse } from './send-response.js';

export type OperationContext = BaseContext & {
  readonly reservation?: Reservation;
  readonly subscription?: SubscriptionSlot | undefined;
};

export type ExecuteOptions<Context extends OperationContext> = {
  readonly apollo: ApolloServer<Context>;
  readonly createContext: (requestId: string, caller: Caller, subscription?: SubscriptionSlot) => Context;
  /** Answers from the response cache. */
  readonly recall?: LookupResponse | undefined;
  /** Returns the request that Apollo Server is to execute. May throw `HttpRequestError`. */
  readonly prepare?: ((request: HTTPGraphQLRequest, requestId: string) => HTTPGraphQLRequest) | undefined;
};

/** The events of a subscription that has started, and the request that is executed for each of them. */
export type StartedOperation = {
  readonly request: HTTPGraphQLRequest;
  readonly events: NonNullable<SubscriptionSlot['events']>;
};

/**
 * Executes the operation of a request; `text` is the JSON in its body, undefined for a request without. Starts a subscription
 * only if the client accepts a stream.
 */
export type ExecuteOperation = (
  request: IncomingMessage,
  text: string | undefined,
  caller: Caller,
  requestId: string,
  acceptsStream: boolean,
) => Promise<OperationResponse | StartedOperation>;

/** Answers from the response cache where it can, by the text of the body first, and through Apollo Server elsewhere. */
export function createExecuteOperation<Context extends OperationContext>({
  apollo,
  createContext,
  recall,
  prepare = (request) => request,
}: ExecuteOptions<Context>): ExecuteOperation {
  const contentTypeFor = createContentTypes();

  /** Returns undefined for what Apollo Server has to execute. */
  const recallFor = (headers: IncomingHttpHeaders, repeatable: RepeatableRequest) => {
    if (recall === undefined) return undefined;
    const contentType = contentTypeFor(headers.accept);
    const joined = contentType && recall(repeatable);
    if (!joined) return undefined;
    const toResponse = (it: AssembledResponse | undefined) => it && { contentType, joined: it };
    return joined instanceof Promise ? joined.then(toResponse) : toResponse(joined);
  };

  const toPrepared = (request: IncomingMessage, body: unknown, requestId: string) =>
    prepare(rejectDeepNesting(toGraphqlRequest(request, body)), requestId);

  const execute = async (
    request: HTTPGraphQLRequest,
    caller: Caller,
    requestId: string,
    subscription?: SubscriptionSlot,
  ): Promise<OperationResponse | StartedOperation> => {
    let created: Context | undefined;
    const context = async () => {
      created = createContext(requestId, caller, subscription);
      return created;
    };
    try {
      const made = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: request, context });
      if (subscription?.events === undefined) return { made, held: created?.reservation?.held };
      return { request, events: subscription.events };
    } catch (error) {
      created?.reservation?.held?.release();
      await subscription?.events?.return?.();
      throw error;
    }
  };

  return async (request, text, caller, requestId, acceptsStream) => {
    if (text === undefined) return execute(toPrepared(request, undefined, requestId), caller, requestId);
    const repeated = recallFor(request.headers, { text, caller, requestId });
    const prepared = (repeated && (await repeated)) ?? toPrepared(request, parseJson(text), requestId);
    if ('joined' in prepared) return prepared;
    const { body } = prepared;
    // What was recalled in vain must not be tried for a second time.
    const cached = repeated === undefined && recallFor(request.headers, { text, body, caller, requestId });
    const found = cached && (await cached);
    if (found) return found;
    if (!acceptsStream) return execute(prepared, caller, requestId);
    return execute(withJsonAccepted(prepared), caller, requestId, {});
  };
}

/** Returns the request with a media type for what is not streamed, where the client names none but those of streams. */
function withJsonAccepted(request: HTTPGraphQLRequest): HTTPGraphQLRequest {
  if (!/json|\*\/\*/.test(request.headers.get('accept') ?? '')) request.headers.set('accept', 'application/json');
  return request;
}

/** Returns a request of node:http in the form that Apollo Server takes. */
function toGraphqlRequest(request: IncomingMessage, body: unknown): HTTPGraphQLRequest {
  return {
    method: request.method ?? '',
    headers: toHeaderMap(request),
    search: toSearch(request.url),
    body,
  };
}

function toHeaderMap({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
