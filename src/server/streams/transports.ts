import type { FormattedExecutionResult } from 'graphql';

/** How a stream is written as the body of a response. */
export type Transport = {
  readonly headers: Readonly<Record<string, string>>;
  /** Written at once, so that proxies pass the response on. */
  readonly opening: string;
  readonly heartbeat: string;
  event(result: FormattedExecutionResult): string;
  /** Written when nothing follows. */
  readonly closing: string;
};

/** Proxies that collect a response before they pass it on are asked not to. */
const UNBUFFERED = { 'cache-control': 'private, no-store, no-transform', 'x-accel-buffering': 'no' };

/** Server-sent events, with the names of the GraphQL over SSE protocol, distinct connections mode. */
const SERVER_SENT_EVENTS: Transport = {
  headers: { ...UNBUFFERED, 'content-type': 'text/event-stream; charset=utf-8' },
  opening: ':\n\n',
  heartbeat: ':\n\n',
  event: (result) => `event: next\ndata: ${JSON.stringify(result)}\n\n`,
  closing: 'event: complete\ndata:\n\n',
};

/** Apollo Client takes a part when it has read the boundary behind it. */
const toPart = (value: unknown) => `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(value)}\r\n--graphql`;

/** Multipart responses of Apollo, subscriptionSpec=1.0: Apollo Client's own way. */
const MULTIPART: Transport = {
  headers: { ...UNBUFFERED, 'content-type': 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0' },
  opening: `\r\n--graphql${toPart({})}`,
  heartbeat: toPart({}),
  // Only the event that ends a stream early has no data: to Apollo Client it is an error of the transport.
  event: (result) => toPart('data' in result ? { payload: result } : { payload: null, errors: result.errors }),
  closing: '--\r\n',
};

/** Returns the way in which the client accepts streams, the first that it names; undefined if it accepts none. */
export function transportFor(accept: string | undefined): Transport | undefined {
  if (accept === undefined) return undefined;
  const events = accept.indexOf('text/event-stream');
  const parts = accept.indexOf('multipart/mixed');
  if (events === -1 && parts === -1) return undefined;
  return events !== -1 && (parts === -1 || events < parts) ? SERVER_SENT_EVENTS : MULTIPART;
}
