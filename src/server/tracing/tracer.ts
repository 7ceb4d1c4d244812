export type SpanAttributes = Readonly<Record<string, string | number>>;

/**
 * Where spans go. Attributes are chosen one by one by whoever calls, and hold no ids, links, tokens or variables.
 */
export type Tracer = {
  /**
   * Runs the work of one request in a span, as a part of the trace that a W3C `traceparent` names, if it is one.
   * Settles as the work does.
   */
  traceRequest<Value>(traceparent: string | string[] | undefined, work: () => Promise<Value>): Promise<Value>;
  /** Says something of the request in whose work this is called. `isError` marks its span as failed. */
  annotate(attributes: SpanAttributes, isError: boolean): void;
  /** Something that has just ended and took `durationMs`, as a part of the request in whose work this is called. */
  record(name: string, attributes: SpanAttributes, durationMs: number, isError: boolean): void;
  /** Sends what is left, for two seconds at most; loses it rather than fail. */
  close(): Promise<void>;
};

export const NO_TRACER: Tracer = {
  traceRequest: (_traceparent, work) => work(),
  annotate: () => undefined,
  record: () => undefined,
  close: async () => undefined,
};
