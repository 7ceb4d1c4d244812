import { askWithApollo } from './ask-with-apollo.js';
import { askWithGraphqlRequest } from './ask-with-graphql-request.js';
import { askWithRelay } from './ask-with-relay.js';
import { askWithUrql } from './ask-with-urql.js';
import type { AskWith } from './question.js';

/** The clients that docs/frontend.md speaks of. */
export const CLIENTS: Readonly<Record<string, AskWith>> = {
  'Apollo Client': askWithApollo,
  urql: askWithUrql,
  'graphql-request': askWithGraphqlRequest,
  Relay: askWithRelay,
};
