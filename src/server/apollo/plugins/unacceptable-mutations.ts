import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { HttpRequestError } from '../../http/errors.js';
import { asGraphqlError } from '../../limits/cost-guard.js';
import { createContentTypes } from '../content-types.js';

const NOT_ACCEPTABLE = asGraphqlError(
  new HttpRequestError({
    status: 406,
    code: 'BAD_REQUEST',
    message: 'The client accepts no media type of a response. Accept application/json.',
  }),
);

/**
 * Refuses a mutation whose response the client does not accept, before it is executed. Apollo Server finds that out when the
 * response is complete: what the mutation has changed would stay without an answer.
 */
export function createUnacceptableMutations(): ApolloServerPlugin<BaseContext> {
  const contentTypeFor = createContentTypes();
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, request }) {
          if (operation?.operation !== 'mutation') return;
          if (contentTypeFor(request.http?.headers.get('accept')) === undefined) throw NOT_ACCEPTABLE;
        },
      };
    },
  };
}
