import type { ApolloServerPlugin } from '@apollo/server';
import { BREAK, type DocumentNode, GraphQLError, visit } from 'graphql';
import type { RequestContext } from '../request-context.js';

/** The start of the suggestion with which graphql-js ends a message about a misspelled name. */
const SUGGESTION = 'Did you mean';

/**
 * Hides the schema and all hints to it (INTROSPECTION=off) except from callers with `liveness:introspect`. Runs after
 * validation, whose outcome is cached per document for all callers.
 */
export function createIntrospectionGuard(): ApolloServerPlugin<RequestContext> {
  const introspects = new WeakMap<DocumentNode, boolean>();
  return {
    async requestDidStart({ contextValue: { caller } }) {
      if (caller.scopes.has('liveness:introspect')) return;
      return {
        async didResolveOperation({ document }) {
          if (!introspects.has(document)) introspects.set(document, isIntrospecting(document));
          if (introspects.get(document)) throw introspectionForbidden();
        },
        async didEncounterErrors({ errors }) {
          for (const error of errors) error.message = withoutSuggestion(error.message);
        },
      };
    },
  };
}

/** GraphQL reserves names with two underscores, so no field of the schema can have one. */
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

/**
 * Removes the suggestion at the end of a message. Takes linear time: the rest of the message may be 256 kB of the client's
 * text, which may repeat these words.
 */
export function withoutSuggestion(message: string): string {
  const start = message.endsWith('?') ? message.lastIndexOf(SUGGESTION) : -1;
  return start === -1 ? message : message.slice(0, start).trimEnd();
}

function introspectionForbidden(): GraphQLError {
  return new GraphQLError('Introspection requires the scope liveness:introspect.', {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  });
}
