/** Writes a file of the transaction into a response. */
export type MediaWriter = {
  /** Returns a link, or Base64 if the client requested it. */
  image(file: string): string;
  /** Always returns a link. */
  link(file: string): string;
  /** Always returns Base64. */
  bytes(file: string): string;
};
