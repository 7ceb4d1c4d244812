import { CombinedGraphQLErrors } from '@apollo/client';
import { toErrorText } from './error-texts.js';

/** A part of the response that the gateway could not deliver. */
export type GatewayError = {
  /** A code of the gateway, or UNREACHABLE when the request did not reach it. */
  readonly code: string;
  /** The path of the field, such as `verification.livenessResult.images.0.url`; empty for the whole request. */
  readonly path: string;
  readonly retryAfterSeconds: number | undefined;
  /** Why the token was refused, in the words of the gateway, without the token. Only for UNAUTHENTICATED. */
  readonly reason?: string;
};

/** Returns the errors in what Apollo Client reports; none where it reports no error. Never throws. */
export function toGatewayErrors(error: unknown): readonly GatewayError[] {
  if (error === undefined || error === null) return [];
  if (!CombinedGraphQLErrors.is(error)) return [{ code: 'UNREACHABLE', path: '', retryAfterSeconds: undefined }];
  return error.errors.map(({ message, path, extensions }) => ({
    code: typeof extensions?.code === 'string' ? extensions.code : 'INTERNAL_SERVER_ERROR',
    path: (path ?? []).join('.'),
    retryAfterSeconds: typeof extensions?.retryAfterSeconds === 'number' ? extensions.retryAfterSeconds : undefined,
    ...(extensions?.code === 'UNAUTHENTICATED' && { reason: message }),
  }));
}

/** Returns the first error at this field or below it. */
export function findErrorAt(errors: readonly GatewayError[], field: string): GatewayError | undefined {
  return errors.find(({ path }) => path === field || path.startsWith(`${field}.`));
}

/** Returns the first error that concerns the whole result or the whole request. */
export function findResultError(errors: readonly GatewayError[]): GatewayError | undefined {
  return errors.find(({ path }) => path === '' || path === 'verification');
}

/** Returns whether the same request may succeed later. */
export function isTransient({ code }: GatewayError): boolean {
  return toErrorText(code).isTransient;
}

/** Returns what to do about an error: the reason, the advice, and whether the page retries. */
export function toAdvice({ code, reason }: GatewayError): string {
  const { advice, isTransient: retries } = toErrorText(code);
  const sentences = [reason, advice, retries ? 'This page retries automatically.' : undefined];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

/** Returns an error in a few words, for the place of an image or a link. */
export function toShortText({ code }: GatewayError): string {
  const { short, isTransient: retries } = toErrorText(code);
  return short ?? (retries ? 'The link could not be renewed. Retrying' : 'The link could not be renewed');
}
