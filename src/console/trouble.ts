import { CombinedGraphQLErrors } from '@apollo/client';

/** Something that the gateway could not answer: where, why, and how long it asks to wait. */
export type Trouble = {
  /** One of the gateway's codes, or UNREACHABLE when it could not be asked at all. */
  readonly code: string;
  /** The field that it stands at, such as `livenessResult.images.0.url`; empty for the whole request. */
  readonly path: string;
  readonly retryAfterSeconds: number | undefined;
};

/** The parts of an answer that did not come, from what Apollo Client makes of them. Never throws. */
export function toTroubles(error: unknown): readonly Trouble[] {
  if (error === undefined || error === null) return [];
  if (!CombinedGraphQLErrors.is(error)) return [{ code: 'UNREACHABLE', path: '', retryAfterSeconds: undefined }];
  return error.errors.map(({ path, extensions }) => ({
    code: typeof extensions?.code === 'string' ? extensions.code : 'INTERNAL_SERVER_ERROR',
    path: (path ?? []).join('.'),
    retryAfterSeconds: typeof extensions?.retryAfterSeconds === 'number' ? extensions.retryAfterSeconds : undefined,
  }));
}

/** The first trouble at this field or below it. */
export function troubleAt(troubles: readonly Trouble[], field: string): Trouble | undefined {
  return troubles.find(({ path }) => path === field || path.startsWith(`${field}.`));
}

/** What takes the whole result away, or the answer with it. */
export function wholeTrouble(troubles: readonly Trouble[]): Trouble | undefined {
  return troubles.find(({ path }) => path === '' || path === 'livenessResult');
}

const PASSING = new Set([
  'UNREACHABLE',
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_TIMEOUT',
  'PROVIDER_BUSY',
  'PROVIDER_INVALID_RESPONSE',
  'AUDIT_UNAVAILABLE',
  'AUTHENTICATION_UNAVAILABLE',
  'RATE_LIMITED',
  'OVERLOADED',
]);

/** Whether it may be over when asked again, so that asking again by oneself makes sense. */
export function isPassing({ code }: Trouble): boolean {
  return PASSING.has(code);
}
