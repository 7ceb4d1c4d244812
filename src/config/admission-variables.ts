import { whole } from './rules.js';
import type { Variable } from './variable.js';

/** How many requests are taken in. */
export const ADMISSION_VARIABLES = {
  rateLimitPerMinute: {
    name: 'RATE_LIMIT_PER_MINUTE',
    fallback: '6000',
    meaning: 'Requests of one caller in a minute, in each instance; 0 does not limit them, nor does AUTH=off',
    ...whole(0, 10_000_000),
  },
  maxRequestsInFlight: {
    name: 'MAX_REQUESTS_IN_FLIGHT',
    fallback: '1000',
    meaning:
      'Requests under way at once; fewer are taken while the processor cannot begin them within 400 milliseconds',
    ...whole(1, 1_000_000),
  },
} as const satisfies Record<string, Variable<unknown>>;
