import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import { createSourceEventStream, type FormattedExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import { formatError } from '../../graphql/errors/to-graphql-errors.js';
import type { WatchedState } from '../../live/verification-watches.js';
import type { RequestContext } from '../apollo/request-context.js';
import { HttpRequestError } from '../http/errors.js';
import { asGraphqlError } from '../limits/cost-guard.js';

const NO_STREAM = asGraphqlError(
  new HttpRequestError({
    status: 406,
    code: 'BAD_REQUEST',
    message:
      'A subscription is sent as a stream. Accept text/event-stream or multipart/mixed, or subscribe over a WebSocket.',
  }),
);

const NO_SUBSCRIPTION = asGraphqlError(
  new HttpRequestError({
    status: 400,
    code: 'BAD_REQUEST',
    message: 'Only subscriptions are taken over a WebSocket. Send other operations by POST.',
  }),
);

/**
 * Starts a subscription that has passed all checks of an operation, and leaves its events in the context: they come from
 * later executions of the same document. The response to the start itself is sent only if it has errors. Must follow the
 * plugins that change the document.
 */
export function createSubscriptionStart(schema: GraphQLSchema): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart({ contextValue }) {
      const { event, subscription: slot } = contextValue;
      if (event !== undefined) return;
      return {
        async didResolveOperation({ operation }) {
          const isSubscription = operation?.operation === 'subscription';
          if (isSubscription && slot === undefined) throw NO_STREAM;
          if (!isSubscription && slot?.isRequired) throw NO_SUBSCRIPTION;
        },
        async responseForOperation({ operation, document, request }) {
          if (operation?.operation !== 'subscription' || slot === undefined) return null;
          const started = await createSourceEventStream({
            ...{ schema, document, contextValue },
            variableValues: request.variables,
            operationName: request.operationName,
          });
          if (!(Symbol.asyncIterator in started)) return toResponse({ errors: toFormatted(started.errors) });
          slot.events = started[Symbol.asyncIterator]() as AsyncIterator<WatchedState>;
          return toResponse({ data: null });
        },
      };
    },
  };
}

function toFormatted(errors: readonly GraphQLError[] = []) {
  return errors.map((error) => formatError(error.toJSON(), error));
}

function toResponse(singleResult: FormattedExecutionResult): GraphQLResponse {
  return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
}
