import type { IncomingHttpHeaders } from 'node:http';

export type SpanAttributes = Readonly<Record<string, string | number>>;

/** Receives spans. The caller chooses each attribute; none may hold an id, link, token or variable. */
export type Tracer = {
  /**
   * Runs the work of one request in a span. The span continues the trace that the headers name, if any. Settles as `work`
   * does.
   */
  traceRequest<Value>(headers: IncomingHttpHeaders, work: () => Promise<Value>): Promise<Value>;
  /** Adds attributes to the span of the current request. `isError` marks the span as failed. */
  annotate(attributes: SpanAttributes, isError: boolean): void;
  /** Records a child span of the current request that has just ended after `durationMs`. */
  record(name: string, attributes: SpanAttributes, durationMs: number, isError: boolean): void;
  /** Sends the remaining spans for at most two seconds. Drops those that fail; never rejects. */
  close(): Promise<void>;
};

export const NO_TRACER: Tracer = {
  traceRequest: (_headers, work) => work(),
  annotate: () => undefined,
  record: () => undefined,
  close: async () => undefined,
};
