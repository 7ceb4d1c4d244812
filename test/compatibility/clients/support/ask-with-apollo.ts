import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { type AskWith, PICTURE } from './question.js';

export const askWithApollo: AskWith = async ({ url, headers, variables, fetch }) => {
  const client = new ApolloClient({ link: new HttpLink({ uri: url, headers, fetch }), cache: new InMemoryCache() });
  try {
    await client.query({ query: gql(PICTURE), variables });
    return [];
  } catch (error) {
    if (!CombinedGraphQLErrors.is(error)) throw error;
    return error.errors.map(({ extensions = {} }) => extensions);
  }
};
