import { decimal, integer, MAX_INT, seconds } from '../parsers.js';
import { variables } from '../variable.js';

const MAX_BYTES = 1_099_511_627_776;

export const CACHE_VARIABLES = {
  linkTtlSeconds: seconds().prefault('86400').register(variables, {
    name: 'LINK_TTL_SECONDS',
    description: 'Lifetime of a link whose URL does not state its expiry, in seconds.',
  }),
  linkMarginSeconds: decimal(0, MAX_INT)
    .describe('a number of seconds from 0, below LINK_TTL_SECONDS; fractions are allowed')
    .prefault('300')
    .register(variables, {
      name: 'LINK_MARGIN_SECONDS',
      description: 'Minimum remaining lifetime of a link in a response, in seconds: the default of `minValidFor`.',
    }),
  resultTtlSeconds: seconds()
    .prefault('2592000')
    .register(variables, { name: 'RESULT_TTL_SECONDS', description: 'How long to cache a final result, in seconds.' }),
  pendingTtlSeconds: seconds().prefault('5').register(variables, {
    name: 'PENDING_TTL_SECONDS',
    description: 'How long to cache a result or video that is still pending, in seconds.',
  }),
  documentTtlSeconds: integer(0, MAX_INT).prefault('3600').register(variables, {
    name: 'DOCUMENT_TTL_SECONDS',
    description:
      'How long to cache the personal data of a document or address, in seconds; never longer than the result itself. `0` keeps none: each request that selects them costs a provider call.',
  }),
  storeMaxEntries: integer(1, 10_000_000)
    .prefault('100000')
    .register(variables, { name: 'STORE_MAX_ENTRIES', description: 'Maximum number of results in memory.' }),
  storeMaxBytes: integer(65_536, MAX_BYTES).prefault('134217728').register(variables, {
    name: 'STORE_MAX_BYTES',
    description: 'Maximum size of the results in memory, in estimated bytes.',
  }),
  memoMaxBytes: integer(0, MAX_BYTES).prefault('33554432').register(variables, {
    name: 'MEMO_MAX_BYTES',
    description: 'Maximum size of the response cache, in bytes. `0` disables it.',
  }),
};
