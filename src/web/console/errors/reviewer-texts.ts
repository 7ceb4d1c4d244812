// Generated from src/domain/errors by `npm run docs:errors`. Do not edit.

/** What the console shows for the codes that a reviewer can do something about. */
export const REVIEWER_TEXTS = {
  PROVIDER_UNAVAILABLE: {"title":"The provider does not answer","isTransient":true},
  PROVIDER_TIMEOUT: {"title":"The provider takes too long to answer","isTransient":true},
  PROVIDER_BUSY: {"title":"The provider is busy","isTransient":true},
  PROVIDER_REFUSED: {"title":"The provider refuses this account","advice":"Tell the operator: the keys, the balance or the quota may be the reason.","isTransient":false},
  PROVIDER_INVALID_RESPONSE: {"title":"The provider sent a response that cannot be used","advice":"Tell the operator if this does not go away.","isTransient":true},
  PROVIDER_BUDGET_SPENT: {"title":"The budget of billed calls is spent for today","advice":"Try again tomorrow, or ask the operator to raise it.","short":"Not loaded: the budget of today is spent","isTransient":false},
  NATIVE_RESULTS_OFF: {"title":"Results of the native SDK are switched off","advice":"Ask the operator to set NATIVE_RESULTS=on.","isTransient":false},
  HISTORY_NOT_CONFIGURED: {"title":"This gateway keeps no history","advice":"Ask the operator to set HISTORY_DATABASE. Single verifications can be opened by their id.","isTransient":false},
  HISTORY_UNAVAILABLE: {"title":"The history is not available at the moment","advice":"Single verifications can be opened by their id.","isTransient":true},
  AUDIT_UNAVAILABLE: {"title":"Images cannot be shown while the audit log cannot be written","short":"Not shown: the audit log cannot be written","isTransient":true},
  UNAUTHENTICATED: {"title":"The gateway needs a valid token","advice":"Enter a token in the field at the top of this page.","isTransient":false},
  AUTHENTICATION_UNAVAILABLE: {"title":"Your token cannot be checked at the moment","isTransient":true},
  FORBIDDEN: {"title":"Your token does not allow this","advice":"Ask the operator for the missing scope.","short":"Your token does not allow images","isTransient":false},
  RATE_LIMITED: {"title":"You have sent more requests than you are allowed to","isTransient":true},
  OVERLOADED: {"title":"The gateway is overloaded","isTransient":true},
  DOCUMENT_NOT_TRUSTED: {"title":"The gateway does not trust the operation of this page","advice":"Ask the operator to add the documents of the console to TRUSTED_DOCUMENTS_FILE.","isTransient":false},
} as const;
