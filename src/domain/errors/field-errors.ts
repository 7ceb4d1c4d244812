import type { ErrorCodeEntry } from './error-code-entry.js';

/** Codes that stand at a field. Their messages say nothing that the provider said. */
export const FIELD_ERRORS = {
  PROVIDER_UNAVAILABLE: {
    message: 'The verification provider gave no usable answer. Try again later.',
    isTransient: true,
    field: { when: 'No usable answer from the provider after all attempts.', action: 'Try again later.' },
    reviewer: { title: 'The provider does not answer' },
  },
  PROVIDER_TIMEOUT: {
    message: 'The verification provider did not answer in time. Try again later.',
    isTransient: true,
    field: { when: 'No answer from the provider in time.', action: 'Try again later.' },
    reviewer: { title: 'The provider takes too long to answer' },
  },
  PROVIDER_BUSY: {
    message: 'The verification provider is busy. Try again after retryAfterSeconds.',
    isTransient: true,
    field: {
      when: 'The provider asks callers to slow down.',
      action: 'Wait for `extensions.retryAfterSeconds`.',
    },
    reviewer: { title: 'The provider is busy' },
  },
  PROVIDER_REFUSED: {
    message: 'The verification provider refused the request for this account.',
    isTransient: false,
    field: {
      when: 'The provider rejects the account: keys, balance, quota, or a code that is not documented. After a rejected account the gateway makes no call for 5 seconds, and up to a minute while the rejections continue.',
      action: "Tell the operator. The log names the provider's code.",
    },
    reviewer: {
      title: 'The provider refuses this account',
      advice: 'Tell the operator: the keys, the balance or the quota may be the reason.',
    },
  },
  PROVIDER_INVALID_RESPONSE: {
    message: 'The verification provider sent an answer that cannot be understood.',
    isTransient: true,
    field: {
      when: 'At a result: the answer has no documented verdict, or is about another verification. At a field: a value does not have its documented form, or a link arrived expired or violates the link policy.',
      action: 'Show the rest and tell the operator.',
    },
    reviewer: {
      title: 'The provider sent a response that cannot be used',
      advice: 'Tell the operator if this does not go away.',
    },
  },
  PROVIDER_BUDGET_SPENT: {
    message: 'The budget of billed calls to the verification provider is spent for today.',
    isTransient: false,
    field: {
      when: 'A native result or its links would cost a billed call, and those of today are used up. Results that are cached still answer.',
      action:
        'Show the rest. Query again after midnight UTC, or have the operator raise `PROVIDER_PAID_CALLS_PER_DAY`.',
    },
    reviewer: {
      title: 'The budget of billed calls is spent for today',
      advice: 'Try again tomorrow, or ask the operator to raise it.',
      short: 'Not loaded: the budget of today is spent',
    },
  },
  NATIVE_RESULTS_OFF: {
    message: 'Results of the native SDK are switched off at this gateway.',
    isTransient: false,
    field: {
      when: 'The gateway does not read results of the native SDK, since each costs a billed call.',
      action: 'Have the operator set `NATIVE_RESULTS=on`.',
    },
    reviewer: {
      title: 'Results of the native SDK are switched off',
      advice: 'Ask the operator to set NATIVE_RESULTS=on.',
    },
  },
  HISTORY_NOT_CONFIGURED: {
    message: 'This gateway keeps no history.',
    isTransient: false,
    field: {
      when: 'Lists and statistics are read from the history, and the gateway keeps none.',
      action: 'Have the operator set `HISTORY_DATABASE`.',
    },
    reviewer: {
      title: 'This gateway keeps no history',
      advice: 'Ask the operator to set HISTORY_DATABASE. Single verifications can be opened by their id.',
    },
  },
  HISTORY_UNAVAILABLE: {
    message: 'The history is not available at the moment. Try again later.',
    isTransient: true,
    field: {
      when: 'The database of the history does not answer. Verifications are read as usual.',
      action: 'Try again later.',
    },
    reviewer: {
      title: 'The history is not available at the moment',
      advice: 'Single verifications can be opened by their id.',
    },
  },
  AUDIT_UNAVAILABLE: {
    message: 'This cannot be shown while the audit log cannot be written. Try again later.',
    isTransient: true,
    field: {
      when: 'The audit log cannot be written, so images and links are withheld, as is the page of a verification that was started.',
      action: 'Try again later.',
    },
    reviewer: {
      title: 'Images cannot be shown while the audit log cannot be written',
      short: 'Not shown: the audit log cannot be written',
    },
  },
  BAD_USER_INPUT: {
    isTransient: false,
    field: {
      when: 'An ID, a list, a page size or `minValidFor` is outside its limits, a cursor belongs to another list, a variable does not fit its type, null was passed where a value is required, or an input of `startVerification` breaks a rule or is not accepted by the provider.',
      action: 'Correct the request.',
    },
  },
} satisfies Record<string, ErrorCodeEntry>;
