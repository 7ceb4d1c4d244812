import type { ErrorCodeEntry } from './error-code-entry.js';

/** Codes of streams and of what is started through the gateway. */
export const LIVE_ERRORS = {
  LIVE_NOT_CONFIGURED: {
    message: 'This gateway does not offer live results.',
    isTransient: false,
    field: {
      when: 'A subscription, or a query that waits, at a gateway whose streams are switched off.',
      action: 'Query `verification` again from time to time, or have the operator set `MAX_STREAMS` above 0.',
    },
  },
  TOO_MANY_SUBSCRIPTIONS: {
    message: 'There are too many open subscriptions. Close one, or try again later.',
    isTransient: true,
    field: {
      when: 'This caller, or the whole process, has as many subscriptions and waiting queries as are allowed.',
      action: 'Close those that are not shown any more. Query `verification` again from time to time.',
    },
  },
  SUBSCRIPTION_ENDED: {
    message: 'The subscription has ended before its verification. Subscribe again.',
    isTransient: true,
    field: {
      when: 'In the last event of a stream: the credential has expired or was revoked, the stream has lasted as long as one may, or the process stops.',
      action:
        'Subscribe again, with a new credential if the old one has expired. The first event is the present state.',
    },
  },
} satisfies Record<string, ErrorCodeEntry>;
