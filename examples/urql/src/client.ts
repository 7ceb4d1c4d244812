import { Client, cacheExchange, fetchExchange } from '@urql/core';

const { GATEWAY_URL = 'http://127.0.0.1:4000/graphql', TOKEN } = process.env;

export const client = new Client({
  url: GATEWAY_URL,
  // The gateway takes operations by POST only.
  preferGetMethod: false,
  fetchOptions: { headers: { ...(TOKEN && { authorization: `Bearer ${TOKEN}` }) } },
  exchanges: [cacheExchange, fetchExchange],
});
