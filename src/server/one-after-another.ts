import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './request-context.js';

/**
 * Apollo shows an answer to all plugins at once before it is sent. To these it is shown one after the other, since each
 * may wait for something and change it. Of their other hooks only that for requests that are none is called.
 */
export function oneAfterAnother(
  plugins: readonly ApolloServerPlugin<RequestContext>[],
): ApolloServerPlugin<RequestContext> {
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
