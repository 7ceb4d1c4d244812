import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { sampleIds } from '../../../src/simulator/samples/samples.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { APPLICANTS_SDL, createApplicants } from './support/applicants.js';
import { compose, type Subgraph, startRouter } from './support/supergraph.js';

async function startSupergraph(signatureIds: readonly (string | null)[]) {
  const gateway = await startTestGateway({ env: { FEDERATION: 'on' } });
  const { sdl } = (await gateway.ask('{ _service { sdl } }')).data._service;
  const liveness: Subgraph = {
    name: 'liveness',
    sdl,
    run: async (query, variables) => {
      const { data, errors } = await gateway.ask(query, variables);
      return { data, ...(errors.length > 0 && { errors }) } as ExecutionResult;
    },
  };
  return { ...gateway, ...startRouter([liveness, createApplicants(signatureIds)]) };
}

const QUERY = '{ applicants { name livenessResult { signatureId status isLikelyAttack faceImage { url } } } }';

test('the emitted subgraph composes with one that owns Applicant', () => {
  const supergraph = compose([
    { name: 'liveness', sdl: readFileSync('schema/subgraph.graphql', 'utf8') },
    { name: 'applicants', sdl: APPLICANTS_SDL },
  ]);
  expect(supergraph).toContain('@join__type(graph: LIVENESS, key: "signatureId")');
  expect(supergraph).toContain('@join__type(graph: APPLICANTS, key: "signatureId", resolvable: false)');
});

test('docs/federation.md: what another service is told to say composes with the gateway', () => {
  const [, sdl = ''] = /^```graphql\n([\s\S]*?)^```$/m.exec(readFileSync('docs/federation.md', 'utf8')) ?? [];
  const composed = compose([
    { name: 'liveness', sdl: readFileSync('schema/subgraph.graphql', 'utf8') },
    { name: 'applicants', sdl },
  ]);
  expect(composed).toMatch(/type Applicant\s+@join__type\(graph: APPLICANTS, key: "id"\)/);
});

const { passFarNear, attackPresentation, passSilent } = sampleIds;
const isAddress = expect.stringMatching(/^http/);

test('a question for applicants and their verdicts is answered by both, with one question for all references', async () => {
  const { ask, asked, resultCalls } = await startSupergraph([passFarNear, null, attackPresentation]);
  expect(await ask(QUERY)).toEqual({
    data: {
      applicants: [
        {
          name: 'Applicant 0',
          livenessResult: {
            signatureId: passFarNear,
            status: 'PASS',
            isLikelyAttack: false,
            faceImage: { url: isAddress },
          },
        },
        { name: 'Applicant 1', livenessResult: null },
        {
          name: 'Applicant 2',
          livenessResult: {
            signatureId: attackPresentation,
            status: 'FAIL',
            isLikelyAttack: true,
            faceImage: { url: isAddress },
          },
        },
      ],
    },
  });
  expect(asked).toEqual(['applicants', 'liveness']);
  expect(resultCalls()).toBe(2);
});

test('what goes wrong with one verdict costs that one, with its code where the router has a code to tell', async () => {
  const { ask, simulator } = await startSupergraph([passFarNear, passSilent, 'nobody']);
  const times = Number.POSITIVE_INFINITY;
  simulator.fault({ operation: 'get-result', signatureId: passSilent }, { kind: 'envelope', code: 'ERROR' }, { times });
  const { data, errors } = await ask(QUERY);
  expect(data).toMatchObject({
    applicants: [{ livenessResult: { status: 'PASS' } }, { livenessResult: null }, { livenessResult: null }],
  });
  expect(errors?.map(({ path, extensions }) => [path?.slice(0, 3), extensions?.code])).toEqual([
    [['applicants', 1, 'livenessResult'], 'PROVIDER_UNAVAILABLE'],
    // Null for whoever refers to an id that nobody knows; that its fields cannot be null is the router's to say.
    [['applicants', 2, 'livenessResult'], undefined],
  ]);
});
