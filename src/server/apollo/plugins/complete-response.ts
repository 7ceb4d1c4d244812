import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { RequestContext } from '../request-context.js';

/**
 * Combines plugins into one that calls their `willSendResponse` one after the other, where Apollo Server would call them
 * concurrently: each may wait and change the response. Of their other hooks only `invalidRequestWasReceived` is called.
 */
export function runInOrder(plugins: readonly ApolloServerPlugin<RequestContext>[]): ApolloServerPlugin<RequestContext> {
  return {
    async invalidRequestWasReceived(request) {
      for (const plugin of plugins) await plugin.invalidRequestWasReceived?.(request);
    },
    async requestDidStart(request) {
      const listeners = await Promise.all(plugins.map((plugin) => plugin.requestDidStart?.(request)));
      return {
        async willSendResponse(response) {
          for (const listener of listeners) await listener?.willSendResponse?.(response);
        },
      };
    },
  };
}

/**
 * Returns the result of a response in one piece. Throws for any other response: a plugin that must see every image or link
 * fails closed instead of letting parts of a response pass.
 */
export function singleResultOf({ body }: Pick<GraphQLResponse, 'body'>): FormattedExecutionResult {
  if (body.kind !== 'single') throw new Error('The response is not a single result, so it cannot be audited');
  return body.singleResult;
}
