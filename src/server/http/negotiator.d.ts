/** What is used of negotiator 1.1, which has no types of its own. */
declare module 'negotiator' {
  export class Negotiator {
    constructor(request: { readonly headers: Readonly<Record<string, string | undefined>> });
    /** Returns the media type that the client prefers; undefined when it accepts none of these. */
    mediaType(available: readonly string[]): string | undefined;
    /** Returns the encoding that the client prefers, in the order of `preferred` where it weighs them alike. */
    encoding(available: readonly string[], options: { readonly preferred: readonly string[] }): string | undefined;
  }
}
