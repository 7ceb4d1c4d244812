import { closeAfterTest } from '../close-after-test.js';

/** One event of a stream, as its client reads it. */
// biome-ignore lint/suspicious/noExplicitAny: tests read the client's JSON as it is, place by place.
export type StreamEvent = any;

/** A stream as a client reads it: the events so far, and whether the server has ended it. */
export type TestStream = {
  readonly status: number;
  readonly headers: Headers;
  readonly events: readonly StreamEvent[];
  /** Everything that was received, heartbeats included. */
  text(): string;
  isEnded(): boolean;
  close(): void;
};

type Parse = (text: string) => readonly StreamEvent[];

const PARSERS: Readonly<Record<string, Parse>> = {
  'text/event-stream': (text) =>
    text
      .split('\n\n')
      .filter((block) => block.startsWith('event: next\n'))
      .map((block) => JSON.parse(block.slice(block.indexOf('data: ') + 6))),
  'multipart/mixed': (text) =>
    text
      .split('\r\n--graphql')
      .map((part) => part.slice(part.indexOf('\r\n\r\n') + 4))
      .flatMap((part) => (part.startsWith('{"payload"') ? [JSON.parse(part)] : [])),
};

export type StreamRequest = {
  readonly url: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** @default text/event-stream */
  readonly accept?: string;
};

/** Sends a subscription and reads its stream until the test ends. */
export async function openStream(request: StreamRequest): Promise<TestStream> {
  const { url, query, variables = {}, headers = {}, accept = 'text/event-stream' } = request;
  const leaving = new AbortController();
  closeAfterTest(async () => leaving.abort());
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body: JSON.stringify({ query, variables }),
    signal: leaving.signal,
  });
  let text = '';
  let isEnded = false;
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array, { stream: true });
  };
  void read().then(
    () => (isEnded = true),
    () => (isEnded = true),
  );
  const parse = PARSERS[/^[\w/]+(?:-[\w]+)*/.exec(response.headers.get('content-type') ?? '')?.[0] ?? ''];
  return {
    status: response.status,
    headers: response.headers,
    get events() {
      return parse?.(text.slice(0, Math.max(text.lastIndexOf('\n\n'), text.lastIndexOf('\r\n--graphql')))) ?? [];
    },
    text: () => text,
    isEnded: () => isEnded,
    close: () => leaving.abort(),
  };
}
