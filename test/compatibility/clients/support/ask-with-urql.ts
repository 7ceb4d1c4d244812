import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { type AskWith, PICTURE } from './question.js';

export const askWithUrql: AskWith = async ({ url, headers, variables, fetch }) => {
  const client = new Client({
    url,
    fetch,
    fetchOptions: { headers },
    preferGetMethod: false,
    exchanges: [cacheExchange, fetchExchange],
  });
  const { error } = await client.query(PICTURE, variables).toPromise();
  if (error?.networkError) throw error.networkError;
  return (error?.graphQLErrors ?? []).map(({ extensions }) => extensions);
};
