// Generated from src/domain/errors by `npm run docs:errors`. Do not edit.

/** Every code in `extensions.code` of an error, each with what the client can do. Later versions may add codes. */
export const ErrorCode = {
  /** The audit log cannot be written, so images and links are withheld. Try again later. */
  AUDIT_UNAVAILABLE: 'AUDIT_UNAVAILABLE',
  /** The token cannot be verified now. Wait for `extensions.retryAfterSeconds`. */
  AUTHENTICATION_UNAVAILABLE: 'AUTHENTICATION_UNAVAILABLE',
  /** Not a JSON request sent by POST to `/graphql`. Correct the client. */
  BAD_REQUEST: 'BAD_REQUEST',
  /** An ID, a list, a page size or `minValidFor` is outside its limits, a cursor belongs to another list, a variable does not fit its type, or null was passed where a value is required. Correct the request. */
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  /** The gateway runs trusted documents only. Have the operator add the document. */
  DOCUMENT_NOT_TRUSTED: 'DOCUMENT_NOT_TRUSTED',
  /** The credential lacks the scope of this field. Ask the operator for the scope. */
  FORBIDDEN: 'FORBIDDEN',
  /** The document has a syntax error. Correct the document. */
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  /** The document does not match the schema. Correct the document. */
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  /** The headers have more than 16 kB. Send less. */
  HEADERS_TOO_LARGE: 'HEADERS_TOO_LARGE',
  /** Lists and statistics are read from the history, and the gateway keeps none. Have the operator set `HISTORY_DATABASE`. */
  HISTORY_NOT_CONFIGURED: 'HISTORY_NOT_CONFIGURED',
  /** The database of the history does not answer. Verifications are read as usual. Try again later. */
  HISTORY_UNAVAILABLE: 'HISTORY_UNAVAILABLE',
  /** A fault of the gateway. Tell the operator, with the `x-request-id` header of the response. */
  INTERNAL_SERVER_ERROR: 'INTERNAL_SERVER_ERROR',
  /** A subscription, or a query that waits, at a gateway whose streams are switched off. Query `verification` again from time to time, or have the operator set `MAX_STREAMS` above 0. */
  LIVE_NOT_CONFIGURED: 'LIVE_NOT_CONFIGURED',
  /** Not a JSON request sent by POST to `/graphql`. Correct the client. */
  METHOD_NOT_ALLOWED: 'METHOD_NOT_ALLOWED',
  /** The gateway does not read results of the native SDK, since each costs a billed call. Have the operator set `NATIVE_RESULTS=on`. */
  NATIVE_RESULTS_OFF: 'NATIVE_RESULTS_OFF',
  /** Not a JSON request sent by POST to `/graphql`. Correct the client. */
  NOT_FOUND: 'NOT_FOUND',
  /** The document has no such operation. Correct the document or `operationName`. */
  OPERATION_RESOLUTION_FAILURE: 'OPERATION_RESOLUTION_FAILURE',
  /** Too many provider queries are waiting, of this caller or in total. Wait for `extensions.retryAfterSeconds`, or try another instance. */
  OVERLOADED: 'OVERLOADED',
  /** The body has more than 256 kB. Send less. */
  PAYLOAD_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  /** The request has a hash instead of a document, and the gateway does not know it. Send the document. Clients with automatic persisted queries do. */
  PERSISTED_QUERY_NOT_FOUND: 'PERSISTED_QUERY_NOT_FOUND',
  /** A native result or its links would cost a billed call, and those of today are used up. Results that are cached still answer. Show the rest. Query again after midnight UTC, or have the operator raise `PROVIDER_PAID_CALLS_PER_DAY`. */
  PROVIDER_BUDGET_SPENT: 'PROVIDER_BUDGET_SPENT',
  /** The provider asks callers to slow down. Wait for `extensions.retryAfterSeconds`. */
  PROVIDER_BUSY: 'PROVIDER_BUSY',
  /** At a result: the answer has no documented verdict, or is about another verification. At a field: a value does not have its documented form, or a link arrived expired or violates the link policy. Show the rest and tell the operator. */
  PROVIDER_INVALID_RESPONSE: 'PROVIDER_INVALID_RESPONSE',
  /** The provider rejects the account: keys, balance, quota, or a code that is not documented. After a rejected account the gateway makes no call for 5 seconds, and up to a minute while the rejections continue. Tell the operator. The log names the provider's code. */
  PROVIDER_REFUSED: 'PROVIDER_REFUSED',
  /** No answer from the provider in time. Try again later. */
  PROVIDER_TIMEOUT: 'PROVIDER_TIMEOUT',
  /** No usable answer from the provider after all attempts. Try again later. */
  PROVIDER_UNAVAILABLE: 'PROVIDER_UNAVAILABLE',
  /** A list or statistics would read more of the history than it can in time. Narrow the filter, most of all its range of time. */
  QUERY_TOO_COMPLEX: 'QUERY_TOO_COMPLEX',
  /** This caller sends too many requests, exceeds its query cost per minute, has too many requests that arrive slowly, or too many response bytes in flight. Wait for `extensions.retryAfterSeconds`. */
  RATE_LIMITED: 'RATE_LIMITED',
  /** The request took more than 30 seconds to arrive, or its headers more than 10. Send it again without pauses. */
  REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
  /** In the last event of a stream: the credential has expired or was revoked, the stream has lasted as long as one may, or the process stops. Subscribe again, with a new credential if the old one has expired. The first event is the present state. */
  SUBSCRIPTION_ENDED: 'SUBSCRIPTION_ENDED',
  /** This caller, or the whole process, has as many subscriptions and waiting queries as are allowed. Close those that are not shown any more. Query `verification` again from time to time. */
  TOO_MANY_SUBSCRIPTIONS: 'TOO_MANY_SUBSCRIPTIONS',
  /** No credential, or one that has expired or is unknown. Get a new credential. */
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  /** Not a JSON request sent by POST to `/graphql`. Correct the client. */
  UNSUPPORTED_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
} as const;

export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** The `extensions` of every error of the gateway. */
export type ErrorExtensions = {
  readonly code: ErrorCode;
  /** Seconds to wait before the same request can succeed. Present where the gateway knows. */
  readonly retryAfterSeconds?: number;
};
