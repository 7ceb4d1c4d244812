/** What comes before the body of a notice. Names of headers are in lower case. */
export type NoticeHead = {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The parsed query of the address. */
  readonly query: Readonly<Record<string, unknown>>;
};

/** A notice that was verified. */
export type Notice = {
  /** The verification that has changed; undefined for a message that is not about a change. */
  readonly signatureId: string | undefined;
  /** The same for each copy of one notice; undefined where nothing tells copies apart. */
  readonly id: string | undefined;
  /** Epoch milliseconds of the provider's clock; undefined where the sender does not prove them. */
  readonly sentAt: number | undefined;
};

/** Verifies and decodes the notices of one provider to one tenant. */
export type NoticeReader = {
  /**
   * Checks what comes before the body. The returned function verifies the body, and decodes it only then.
   *
   * @throws NoticeRefused, both of them.
   */
  begin(head: NoticeHead): (body: Buffer) => Notice;
};
