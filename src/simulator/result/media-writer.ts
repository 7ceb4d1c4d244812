/** Writes a file of the transaction into an answer. */
export type MediaWriter = {
  /** A link, or Base64 where that was asked for. */
  picture(file: string): string;
  /** Always a link. */
  link(file: string): string;
};
