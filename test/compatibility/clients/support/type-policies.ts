import type { TypePolicies } from '@apollo/client';
import { examples } from './documented-examples.js';

/** The `typePolicies` of the example for Apollo Client in docs/frontend.md. They are data, written as JavaScript. */
export function documentedTypePolicies(): TypePolicies {
  const { text = '' } = examples.find(({ client }) => client === '@apollo/client') ?? {};
  const [, policies] = /typePolicies: (\{[\s\S]*?\n {4}\}),/.exec(text) ?? [];
  if (policies === undefined) throw new Error('docs/frontend.md has no typePolicies');
  return new Function(`return ${policies}`)();
}
