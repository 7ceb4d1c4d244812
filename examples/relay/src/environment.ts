import { Environment, type GraphQLResponse, Network, RecordSource, Store } from 'relay-runtime';

const { GATEWAY_URL = 'http://127.0.0.1:4000/graphql', TOKEN } = process.env;

export const environment = new Environment({
  network: Network.create(async ({ text }, variables) => {
    const response = await fetch(GATEWAY_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(TOKEN && { authorization: `Bearer ${TOKEN}` }) },
      body: JSON.stringify({ query: text, variables }),
    });
    return (await response.json()) as GraphQLResponse;
  }),
  store: new Store(new RecordSource()),
  getDataID: (record, typeName) => (typeName === 'LivenessResult' ? record.signatureId : record.id),
});
