import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';

/** Fields that each response contains in full: what the latest response lacks must not stay in the cache. */
const REPLACED_FIELDS = {
  LivenessResult: ['images', 'faceVideo', 'auditImageArchive', 'eventDetails'],
  Verification: ['document', 'inputParameters', 'address', 'documentDatabase', 'fees'],
};

/** Creates a client for one token. A new token needs a new client, so that cached results of one caller stay with it. */
export function createConsoleClient(token: string): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri: '/graphql', headers: token === '' ? {} : { authorization: `Bearer ${token}` } }),
    cache: new InMemoryCache({
      typePolicies: Object.fromEntries(
        Object.entries(REPLACED_FIELDS).map(([type, fields]) => [
          type,
          { keyFields: ['signatureId'], fields: Object.fromEntries(fields.map((field) => [field, { merge: false }])) },
        ]),
      ),
    }),
  });
}
