import type { ApolloServerPlugin } from '@apollo/server';
import { BREAK, type DocumentNode, GraphQLError, visit } from 'graphql';
import type { RequestContext } from './request-context.js';

/** How graphql ends a message about a name that is nearly right. */
const SUGGESTION = / ?Did you mean[^?]*\?$/;

/**
 * For INTROSPECTION=off: the schema is neither told nor hinted at, except to callers with `liveness:introspect`.
 * It stands after validation, whose outcome is kept by document for all callers and so cannot depend on one.
 */
export function createIntrospectionGuard(): ApolloServerPlugin<RequestContext> {
  const introspects = new WeakMap<DocumentNode, boolean>();
  return {
    async requestDidStart({ contextValue: { caller } }) {
      if (caller.scopes.has('liveness:introspect')) return;
      return {
        async didResolveOperation({ document }) {
          if (!introspects.has(document)) introspects.set(document, isIntrospecting(document));
          if (introspects.get(document)) throw introspectionRefused();
        },
        async didEncounterErrors({ errors }) {
          for (const error of errors) error.message = error.message.replace(SUGGESTION, '');
        },
      };
    },
  };
}

/** Names with two underscores are the language's own, so that no field of ours can have one. */
function isIntrospecting(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name }) {
      if (name.value !== '__schema' && name.value !== '__type') return;
      found = true;
      return BREAK;
    },
  });
  return found;
}

function introspectionRefused(): GraphQLError {
  return new GraphQLError('The schema is shown only to callers with the scope liveness:introspect.', {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  });
}
