import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';

/** A client for one caller: with another token comes another client, so that nothing of one is shown to the other. */
export function createConsoleClient(token: string): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri: '/graphql', headers: token === '' ? {} : { authorization: `Bearer ${token}` } }),
    cache: new InMemoryCache({
      typePolicies: {
        LivenessResult: {
          keyFields: ['signatureId'],
          // Each answer has all of it; what it has not is gone.
          fields: Object.fromEntries(
            ['images', 'faceVideo', 'auditImageArchive', 'eventDetails', 'inputParameters'].map((field) => [
              field,
              { merge: false },
            ]),
          ),
        },
      },
    }),
  });
}
