import { buildSchema, graphql } from 'graphql';
import type { Subgraph } from './supergraph.js';

/** More than a router asks for in one document within the limits of a client. */
const ATTEMPTS = Array.from({ length: 100 }, (_, index) => `attempt${index}`);

/** A service that knows who applied, and which verification is theirs; nothing of what came of it. */
const TYPES = `type Query { applicants: [Applicant!]! }
type Applicant FOR_ROUTERS {
  id: ID!
  name: String!
  livenessResult: LivenessResult
  ${ATTEMPTS.map((name) => `${name}: LivenessResult`).join('\n  ')}
}
type LivenessResult STUB { signatureId: ID! }`;

export const APPLICANTS_SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key"])
${TYPES.replace('FOR_ROUTERS', '@key(fields: "id")').replace('STUB', '@key(fields: "signatureId", resolvable: false)')}`;

/** One applicant for each id, whose `livenessResult` and attempts all refer to it. */
export function createApplicants(signatureIds: readonly (string | null)[]): Subgraph {
  const schema = buildSchema(TYPES.replace('FOR_ROUTERS', '').replace('STUB', ''));
  const applicants = signatureIds.map((signatureId, index) => {
    const livenessResult = signatureId && { signatureId };
    return {
      id: `applicant-${index}`,
      name: `Applicant ${index}`,
      livenessResult,
      ...Object.fromEntries(ATTEMPTS.map((name) => [name, livenessResult])),
    };
  });
  return {
    name: 'applicants',
    sdl: APPLICANTS_SDL,
    run: (source, variableValues) => graphql({ schema, source, rootValue: { applicants }, variableValues }),
  };
}
