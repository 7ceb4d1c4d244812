import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';

const FACE_FIELDS = ['images', 'faceVideo', 'auditImageArchive'] as const;

/** Each type with its key, and the fields that each response contains in full: what it lacks must not stay in the cache. */
const REPLACED_FIELDS = {
  LivenessResult: ['signatureId', ...FACE_FIELDS, 'eventDetails'],
  NativeLivenessResult: ['livenessId', ...FACE_FIELDS],
  Verification: ['signatureId', 'document', 'inputParameters', 'address', 'documentDatabase', 'fees'],
} as const;

/** Creates a client for one token. A new token needs a new client, so that cached results of one caller stay with it. */
export function createConsoleClient(token: string): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri: '/graphql', headers: token === '' ? {} : { authorization: `Bearer ${token}` } }),
    cache: new InMemoryCache({
      possibleTypes: { FaceLivenessCheck: ['LivenessResult', 'NativeLivenessResult'] },
      typePolicies: Object.fromEntries(
        Object.entries(REPLACED_FIELDS).map(([type, [key, ...fields]]) => [
          type,
          { keyFields: [key], fields: Object.fromEntries(fields.map((field) => [field, { merge: false }])) },
        ]),
      ),
    }),
  });
}
