/** Turns a request away before its body is read. Every message is ours and holds nothing of the credential. */
export class AuthenticationError extends Error {
  override readonly name = 'AuthenticationError';
  readonly status: 401 | 403 | 503;
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN' | 'AUTHENTICATION_UNAVAILABLE';
  /** What the answer has to carry beside the code. */
  readonly headers: Readonly<Record<string, string>>;
  /** And what clients that do not hand out headers find beside the code. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    {
      status,
      code,
      headers = {},
      details = {},
    }: Pick<AuthenticationError, 'status' | 'code'> & Partial<AuthenticationError>,
    message: string,
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.details = details;
  }
}

/** RFC 6750, section 3.1: whoever showed nothing is told only what to show. */
export function credentialMissing(): AuthenticationError {
  const headers = { 'www-authenticate': 'Bearer' };
  return new AuthenticationError({ status: 401, code: 'UNAUTHENTICATED', headers }, 'This needs a bearer credential.');
}

export function credentialRefused(message: string): AuthenticationError {
  const headers = { 'www-authenticate': 'Bearer error="invalid_token"' };
  return new AuthenticationError({ status: 401, code: 'UNAUTHENTICATED', headers }, message);
}

/** The credential is in order, so another one of the same kind would not help. */
export function tenantRefused(): AuthenticationError {
  return new AuthenticationError(
    { status: 403, code: 'FORBIDDEN' },
    'The tenant of this credential has no account here.',
  );
}

export function hostRefused(): AuthenticationError {
  return new AuthenticationError(
    { status: 403, code: 'FORBIDDEN' },
    'While AUTH is off, only localhost and loopback addresses are answered.',
  );
}

/** Nothing is known against the credential; it cannot be checked at the moment. */
export function checkUnavailable(retryAfterSeconds: number): AuthenticationError {
  const headers = { 'retry-after': String(retryAfterSeconds) };
  return new AuthenticationError(
    { status: 503, code: 'AUTHENTICATION_UNAVAILABLE', headers, details: { retryAfterSeconds } },
    'The token cannot be checked at the moment. Try again later.',
  );
}
