import { ClientError, GraphQLClient } from 'graphql-request';
import { type AskWith, PICTURE } from './question.js';

export const askWithGraphqlRequest: AskWith = async ({ url, headers, variables, fetch }) => {
  try {
    await new GraphQLClient(url, { headers, fetch }).request(PICTURE, variables);
    return [];
  } catch (error) {
    if (!(error instanceof ClientError) || error.response.errors === undefined) throw error;
    return error.response.errors.map(({ extensions }) => extensions);
  }
};
