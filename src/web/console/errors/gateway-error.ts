import { CombinedGraphQLErrors } from '@apollo/client';
import { toErrorText } from './error-texts.js';

/** A part of the response that the gateway could not deliver. */
export type GatewayError = {
  /** A code of the gateway, or UNREACHABLE when the request did not reach it. */
  readonly code: string;
  /** The path of the field, such as `verification.livenessResult.images.0.url`; empty for the whole request. */
  readonly path: string;
  readonly retryAfterSeconds: number | undefined;
  /** Whether the page retries after it where that may help. */
  readonly isRetried: boolean;
  /** Why the token was refused, in the words of the gateway, without the token. Only for UNAUTHENTICATED. */
  readonly reason?: string;
};

/** Returns the errors in what Apollo Client reports; none where it reports no error. Never throws. */
export function toGatewayErrors(error: unknown, isRetried: boolean): readonly GatewayError[] {
  if (error === undefined || error === null) return [];
  if (!CombinedGraphQLErrors.is(error)) {
    return [{ code: 'UNREACHABLE', path: '', retryAfterSeconds: undefined, isRetried }];
  }
  return error.errors.map(({ message, path, extensions }) => ({
    code: typeof extensions?.code === 'string' ? extensions.code : 'INTERNAL_SERVER_ERROR',
    path: (path ?? []).join('.'),
    retryAfterSeconds: typeof extensions?.retryAfterSeconds === 'number' ? extensions.retryAfterSeconds : undefined,
    isRetried,
    ...(extensions?.code === 'UNAUTHENTICATED' && { reason: message }),
  }));
}

/** Returns the first error at this field or below it. */
export function findErrorAt(errors: readonly GatewayError[], field: string): GatewayError | undefined {
  return errors.find(({ path }) => path === field || path.startsWith(`${field}.`));
}

/** Returns the first error that concerns the whole result, the root field of this name, or the whole request. */
export function findResultError(errors: readonly GatewayError[], root: string): GatewayError | undefined {
  return errors.find(({ path }) => path === '' || path === root);
}

/** Returns whether the same request may succeed later, and the page sends it again. */
export function isTransient({ code, isRetried }: GatewayError): boolean {
  return isRetried && toErrorText(code).isTransient;
}

/** Returns what to do about an error: the reason, the advice, and whether the page retries. */
export function toAdvice(error: GatewayError): string {
  const { advice, isTransient: passes } = toErrorText(error.code);
  const retries = isTransient(error) ? 'This page retries automatically.' : undefined;
  const sentences = [error.reason, advice, passes && !error.isRetried ? 'Try again later.' : retries];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

/** Returns an error in a few words, for the place of an image or a link. */
export function toShortText(error: GatewayError): string {
  const retrying = isTransient(error) ? '. Retrying' : '';
  return toErrorText(error.code).short ?? `The link could not be renewed${retrying}`;
}
