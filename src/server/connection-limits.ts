/** What a connection may cost before there is an answer to count on; named and measured as node:http has them. */
export type ConnectionLimits = {
  /** Bytes of all headers together. */
  readonly maxHeaderSize: number;
  /** Milliseconds from the first byte, or from the connection, to the end of the headers. */
  readonly headersTimeout: number;
  /** Milliseconds to the end of the body, however steadily it comes. */
  readonly requestTimeout: number;
  /** Milliseconds that a connection may rest between two requests. */
  readonly keepAliveTimeout: number;
  /** Milliseconds between two looks at what has taken too long. */
  readonly connectionsCheckingInterval: number;
  /** Milliseconds that a client may read nothing of its answer. */
  readonly readTimeout: number;
};

export const CONNECTION_LIMITS: ConnectionLimits = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  // 256 kB in half a minute is a slow telephone.
  requestTimeout: 30_000,
  // Longer than the minute after which usual balancers let go, so that none sends into a connection that is closing.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
  readTimeout: 30_000,
};
