import type { InMemoryCacheConfig } from '@apollo/client';
import { blocksOf } from './documented-examples.js';

/** The settings of the cache of Apollo Client in docs/frontend.md. They are data, written as JavaScript. */
export function documentedCache(): InMemoryCacheConfig {
  const [settings] = blocksOf('js').flatMap((text) => /new InMemoryCache\(([\s\S]*)\);/.exec(text)?.[1] ?? []);
  if (settings === undefined) throw new Error('docs/frontend.md has no cache for Apollo Client');
  return new Function(`return ${settings}`)();
}
