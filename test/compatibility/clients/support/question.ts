/** What an app hands to its client; the operation is always PICTURE. */
export type Question = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly fetch: typeof fetch;
};

/** What an error brings along beside its message. */
export type Extensions = Readonly<Record<string, unknown>>;

/**
 * Asks with a client as it comes, over its own network layer, and resolves to the extensions of the errors that an app
 * finds where this client puts them. Rejects with what the client gives instead when they are not there.
 */
export type AskWith = (question: Question) => Promise<readonly Extensions[]>;

export const PICTURE = `query PictureQuery($id: ID!) {
  livenessResult(signatureId: $id) {
    status
    faceImage {
      url
    }
  }
}`;
