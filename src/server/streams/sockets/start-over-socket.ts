import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Caller } from '../../../domain/caller.js';
import type { RequestContext } from '../../apollo/request-context.js';
import { toHttpError } from '../../http/errors.js';
import type { Admission } from '../../limits/admission/admission.js';
import { rejectDeepNesting } from '../../limits/documents/document-depth.js';
import type { SubscriptionSlot } from '../subscription-slot.js';
import type { Subscriptions } from '../subscriptions.js';
import type { StartOverSocket } from './socket-protocol.js';

export type StartOverSocketOptions = {
  readonly apollo: Pick<ApolloServer<RequestContext>, 'executeHTTPGraphQLRequest'>;
  readonly admission: Pick<Admission, 'admit'>;
  readonly createContext: (requestId: string, caller: Caller, slot: SubscriptionSlot) => RequestContext;
  /** Returns the request that Apollo Server is to execute. May throw `HttpRequestError`. */
  readonly prepare: (request: HTTPGraphQLRequest, requestId: string) => HTTPGraphQLRequest;
  readonly subscriptions: Pick<Subscriptions, 'open'>;
  readonly newRequestId: () => string;
};

/** Starts the subscription of a message as one of a POST request is started, so that it passes the same checks. */
export function createStartOverSocket(options: StartOverSocketOptions): StartOverSocket {
  const { apollo, admission, createContext, prepare, subscriptions, newRequestId } = options;

  const start = async (payload: SubscribePayload, caller: Caller, requestId: string) => {
    const slot: SubscriptionSlot = { isRequired: true };
    const request = prepare(rejectDeepNesting(toRequest(payload)), requestId);
    const context = async () => createContext(requestId, caller, slot);
    const { body } = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: request, context });
    if (slot.events !== undefined) return { request, events: slot.events };
    return JSON.parse(body.kind === 'complete' ? body.string : '{}') as FormattedExecutionResult;
  };

  return async (payload, caller, authorize) => {
    const requestId = newRequestId();
    try {
      const started = await admission.admit(() => start(payload, caller, requestId));
      if (!('events' in started)) return started;
      return subscriptions.open({ ...started, requestId, caller, authorize });
    } catch (error) {
      const { message, code, details } = toHttpError(error);
      return { errors: [{ message, extensions: { code, ...details } }] };
    }
  };
}

function toRequest(payload: SubscribePayload): HTTPGraphQLRequest {
  const headers = new HeaderMap([
    ['content-type', 'application/json'],
    ['accept', 'application/json'],
  ]);
  return { method: 'POST', headers, search: '', body: payload };
}
