import type { ErrorCodeEntry } from './error-code-entry.js';

const NOT_A_GRAPHQL_REQUEST = {
  when: 'Not a JSON request sent by POST to `/graphql`.',
  action: 'Correct the client.',
};

/** Codes that stand for a whole request; some of them stand at a field as well. */
export const REQUEST_ERRORS = {
  UNAUTHENTICATED: {
    isTransient: false,
    request: {
      statuses: [401],
      when: 'No credential, or one that has expired or is unknown.',
      action: 'Get a new credential.',
    },
    reviewer: {
      title: 'The gateway needs a valid token',
      advice: 'Enter a token in the field at the top of this page.',
    },
  },
  AUTHENTICATION_UNAVAILABLE: {
    isTransient: true,
    request: {
      statuses: [503],
      when: 'The token cannot be verified now.',
      action: 'Wait for `extensions.retryAfterSeconds`.',
    },
    reviewer: { title: 'Your token cannot be checked at the moment' },
  },
  FORBIDDEN: {
    isTransient: false,
    field: { when: 'The credential lacks the scope of this field.', action: 'Ask the operator for the scope.' },
    request: {
      statuses: [403],
      when: 'The tenant of the credential has no account at this gateway, or the Host header is not allowed.',
      action: 'Ask the operator for access.',
    },
    reviewer: {
      title: 'Your token does not allow this',
      advice: 'Ask the operator for the missing scope.',
      short: 'Your token does not allow images',
    },
  },
  RATE_LIMITED: {
    isTransient: true,
    field: {
      when: 'This caller starts too many verifications.',
      action: 'Wait for `extensions.retryAfterSeconds`.',
    },
    request: {
      statuses: [429],
      when: 'This caller sends too many requests, exceeds its query cost per minute, has too many requests that arrive slowly, or too many response bytes in flight.',
      action: 'Wait for `extensions.retryAfterSeconds`.',
    },
    reviewer: { title: 'You have sent more requests than you are allowed to' },
  },
  OVERLOADED: {
    message: 'Too many results wait for the verification provider. Try again after retryAfterSeconds.',
    isTransient: true,
    field: {
      when: 'Too many provider queries are waiting, of this caller or in total.',
      action: 'Wait for `extensions.retryAfterSeconds`, or try another instance.',
    },
    request: {
      statuses: [503],
      when: 'More requests than can be answered soon, or no memory left for images.',
      action: 'Wait for `extensions.retryAfterSeconds`, or try another instance.',
    },
    reviewer: { title: 'The gateway is overloaded' },
  },
  QUERY_TOO_COMPLEX: {
    isTransient: false,
    field: {
      when: 'A list or statistics would read more of the history than it can in time.',
      action: 'Narrow the filter, most of all its range of time.',
    },
    request: {
      statuses: [400],
      when: 'The document or its cost exceeds a limit, which the message names.',
      action: 'Request less at once: [request limits](security.md#request-limits).',
    },
  },
  DOCUMENT_NOT_TRUSTED: {
    isTransient: false,
    request: {
      statuses: [400],
      when: 'The gateway runs trusted documents only.',
      action: 'Have the operator add the document.',
    },
    reviewer: {
      title: 'The gateway does not trust the operation of this page',
      advice: 'Ask the operator to add the documents of the console to TRUSTED_DOCUMENTS_FILE.',
    },
  },
  GRAPHQL_PARSE_FAILED: {
    isTransient: false,
    request: { when: 'The document has a syntax error.', action: 'Correct the document.' },
  },
  GRAPHQL_VALIDATION_FAILED: {
    isTransient: false,
    request: { when: 'The document does not match the schema.', action: 'Correct the document.' },
  },
  OPERATION_RESOLUTION_FAILURE: {
    isTransient: false,
    request: { when: 'The document has no such operation.', action: 'Correct the document or `operationName`.' },
  },
  PERSISTED_QUERY_NOT_FOUND: {
    message: 'PersistedQueryNotFound',
    isTransient: false,
    request: {
      statuses: [200],
      when: 'The request has a hash instead of a document, and the gateway does not know it.',
      action: 'Send the document. Clients with automatic persisted queries do.',
    },
  },
  BAD_REQUEST: { isTransient: false, request: { statuses: [400, 417], ...NOT_A_GRAPHQL_REQUEST } },
  NOT_FOUND: { isTransient: false, request: { statuses: [404], ...NOT_A_GRAPHQL_REQUEST } },
  METHOD_NOT_ALLOWED: { isTransient: false, request: { statuses: [405], ...NOT_A_GRAPHQL_REQUEST } },
  UNSUPPORTED_MEDIA_TYPE: { isTransient: false, request: { statuses: [415], ...NOT_A_GRAPHQL_REQUEST } },
  PAYLOAD_TOO_LARGE: {
    isTransient: false,
    request: { statuses: [413], when: 'The body has more than 256 kB.', action: 'Send less.' },
  },
  HEADERS_TOO_LARGE: {
    isTransient: false,
    request: { statuses: [431], when: 'The headers have more than 16 kB.', action: 'Send less.' },
  },
  REQUEST_TIMEOUT: {
    isTransient: false,
    request: {
      statuses: [408],
      when: 'The request took more than 30 seconds to arrive, or its headers more than 10.',
      action: 'Send it again without pauses.',
    },
  },
  INTERNAL_SERVER_ERROR: {
    message: 'Internal server error.',
    isTransient: false,
    field: {
      when: 'A fault of the gateway.',
      action: 'Tell the operator, with the `x-request-id` header of the response.',
    },
    request: {
      statuses: [500],
      when: 'A fault of the gateway.',
      action: 'Tell the operator, with the `x-request-id` header of the response.',
    },
  },
} satisfies Record<string, ErrorCodeEntry>;
