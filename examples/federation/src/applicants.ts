import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { buildSchema, graphql } from 'graphql';

const types = (keys: { applicant: string; result: string }) => `
  type Query { applicants: [Applicant!]! }
  type Applicant ${keys.applicant} { id: ID! name: String! livenessResult: LivenessResult }
  type LivenessResult ${keys.result} { signatureId: ID! }
`;

/** A subgraph that knows who applied, and which verification is theirs; nothing about its outcome. */
export const APPLICANTS_SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key"])
  ${types({ applicant: '@key(fields: "id")', result: '@key(fields: "signatureId", resolvable: false)' })}
`;

const rootValue = {
  applicants: [
    { id: '1', name: 'Ada', livenessResult: { signatureId: 'd3441a46833a0625' } },
    { id: '2', name: 'Bob', livenessResult: { signatureId: 'e07b5a4cb1d20001' } },
  ],
};

/** Starts the subgraph on a free port of this machine. */
export async function startApplicants() {
  const schema = buildSchema(types({ applicant: '', result: '' }));
  const server = createServer(async (request, response) => {
    const { query, variables } = (await json(request)) as { query: string; variables?: Record<string, unknown> };
    const result = await graphql({ schema, rootValue, source: query, variableValues: variables });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/graphql`, close: () => server.close() };
}
