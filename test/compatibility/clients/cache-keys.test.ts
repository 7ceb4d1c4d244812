import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { expect, test } from '@jest/globals';
import { Environment, fetchQuery, type GraphQLResponse, Network, RecordSource, Store } from 'relay-runtime';
import { ReviewQueueDocument, StatusDocument, VerdictDocument } from '../../../schema/generated/graphql.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import pictureQuery, { type PictureQuery } from './__generated__/PictureQuery.graphql.js';

/** As docs/frontend.md has it; its example is run by another test. */
const typePolicies = {
  LivenessResult: { keyFields: ['signatureId'] },
  LivenessImage: { merge: true },
  LivenessVideo: { merge: true },
  AuditImageArchive: { merge: true },
} as const;

test('Apollo Client keeps one object for each signatureId, whatever asked for it', async () => {
  const { url, simulator } = await startTestGateway();
  const { passFarNear: id, passSilent: other } = simulator.sampleIds;
  const client = new ApolloClient({
    link: new HttpLink({ uri: `${url}/graphql` }),
    cache: new InMemoryCache({ typePolicies }),
  });
  await client.query({ query: VerdictDocument, variables: { signatureId: id } });
  await client.query({ query: ReviewQueueDocument, variables: { signatureIds: [id, other, id] } });
  await client.query({ query: StatusDocument, variables: { signatureId: id } });
  const kept = Object.entries(client.extract() as Record<string, object>).filter(([key]) => key !== 'ROOT_QUERY');
  expect(kept.map(([key]) => key).sort()).toEqual(
    [id, other].map((signatureId) => `LivenessResult:${JSON.stringify({ signatureId })}`).sort(),
  );
  const ofFirst = kept.find(([key]) => key.includes(id))?.[1];
  expect(ofFirst).toMatchObject({ attackReasons: [], isFaceMatch: null, faceImage: { kind: 'FACE' } });
});

test('Relay keeps a result under its signatureId when getDataID says so', async () => {
  const { url, simulator } = await startTestGateway();
  const { passFarNear: id } = simulator.sampleIds;
  const network = Network.create(async ({ text }, variables) => {
    const body = JSON.stringify({ query: text, variables });
    const headers = { 'content-type': 'application/json' };
    return (await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json()) as GraphQLResponse;
  });
  const environment = new Environment({
    network,
    store: new Store(new RecordSource()),
    getDataID: (record, typeName) => (typeName === 'LivenessResult' ? record.signatureId : record.id),
  });
  await fetchQuery<PictureQuery>(environment, pictureQuery, { id }).toPromise();
  expect(environment.getStore().getSource().getRecordIDs()).toContain(id);
});
