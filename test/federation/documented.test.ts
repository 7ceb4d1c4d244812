import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { compose } from './support/supergraph.js';

test('docs/federation.md: what another service is told to say composes with the gateway', () => {
  const [, sdl = ''] = /^```graphql\n([\s\S]*?)^```$/m.exec(readFileSync('docs/federation.md', 'utf8')) ?? [];
  const composed = compose([
    { name: 'liveness', sdl: readFileSync('schema/subgraph.graphql', 'utf8') },
    { name: 'applicants', sdl },
  ]);
  expect(composed).toMatch(/type Applicant\s+@join__type\(graph: APPLICANTS, key: "id"\)/);
});
