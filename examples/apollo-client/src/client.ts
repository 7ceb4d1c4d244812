import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';

const { GATEWAY_URL = 'http://127.0.0.1:4000/graphql', TOKEN } = process.env;

export const client = new ApolloClient({
  link: new HttpLink({ uri: GATEWAY_URL, headers: { ...(TOKEN && { authorization: `Bearer ${TOKEN}` }) } }),
  cache: new InMemoryCache({
    typePolicies: {
      LivenessResult: { keyFields: ['signatureId'] },
      LivenessImage: { merge: true },
      LivenessVideo: { merge: true },
      AuditImageArchive: { merge: true },
    },
  }),
});
