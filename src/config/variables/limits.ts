import { integer } from '../parsers.js';
import { variables } from '../variable.js';

/** Limits for one operation, and for all requests together. */
export const LIMIT_VARIABLES = {
  maxSignatureIds: integer(1, 1_000)
    .prefault('100')
    .register(variables, { name: 'MAX_SIGNATURE_IDS', description: 'Maximum number of ids in one `livenessResults`.' }),
  maxQueryCost: integer(1, 1_000_000).prefault('1000').register(variables, {
    name: 'MAX_QUERY_COST',
    description:
      'Maximum cost of an operation, calculated as described in [security.md](security.md). Raise it when `MAX_SIGNATURE_IDS` is above 900.',
  }),
  maxDepth: integer(1, 60).prefault('10').register(variables, {
    name: 'MAX_DEPTH',
    description: 'Maximum depth of an operation in fields. Documents are also limited to 64 levels of brackets.',
  }),
  maxFields: integer(1, 1_000).prefault('200').register(variables, {
    name: 'MAX_FIELDS',
    description: 'Maximum number of fields in an operation. Documents are also limited to 2,000 tokens.',
  }),
  maxRootFields: integer(1, 200)
    .prefault('20')
    .register(variables, { name: 'MAX_ROOT_FIELDS', description: 'Maximum number of root fields in an operation.' }),
  maxAliases: integer(0, 200)
    .prefault('15')
    .register(variables, { name: 'MAX_ALIASES', description: 'Maximum number of aliases in an operation.' }),
  maxDirectives: integer(0, 200)
    .prefault('20')
    .register(variables, { name: 'MAX_DIRECTIVES', description: 'Maximum number of directives in an operation.' }),
  maxFragments: integer(0, 500).prefault('100').register(variables, {
    name: 'MAX_FRAGMENTS',
    description: 'Maximum number of fragment spreads and inline fragments in an operation.',
  }),
  rateLimitPerMinute: integer(0, 10_000_000).prefault('6000').register(variables, {
    name: 'RATE_LIMIT_PER_MINUTE',
    description: 'Requests per caller, minute and instance. `0` disables the limit, as does `AUTH=off`.',
  }),
  rateLimitCostPerMinute: integer(0, 1_000_000_000).prefault('100000').register(variables, {
    name: 'RATE_LIMIT_COST_PER_MINUTE',
    description:
      'Total cost of operations per caller, minute and instance, calculated as described in [security.md](security.md). `0` disables the limit, as does `AUTH=off`.',
  }),
  maxRequestsInFlight: integer(1, 1_000_000).prefault('1000').register(variables, {
    name: 'MAX_REQUESTS_IN_FLIGHT',
    description: 'Maximum number of requests executed at once. Fewer are accepted while the event loop is overloaded.',
  }),
  maxRequestsArriving: integer(1, 1_000_000).prefault('4000').register(variables, {
    name: 'MAX_REQUESTS_ARRIVING',
    description:
      'Maximum number of requests whose token is being verified or whose body has not arrived yet. One address may use half of them, one caller an eighth.',
  }),
  responsesMaxBytes: integer(1_048_576, 1_099_511_627_776).prefault('268435456').register(variables, {
    name: 'RESPONSES_MAX_BYTES',
    description:
      'Maximum size of all responses in preparation or not yet received by their clients, in bytes. One caller may use half of it; responses with images may use seven eighths.',
  }),
};
