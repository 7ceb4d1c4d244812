/** Guidance for a client about an error: when it occurs and what to do. Both are Markdown, of one or two sentences. */
export type Guidance = { readonly when: string; readonly action: string };

/** Everything that code, documentation and pages say about one error code. */
export type ErrorCodeEntry = {
  /** The fixed message. Absent if the message depends on the request. */
  readonly message?: string;
  /** True if the same request may succeed later, so that a page may retry by itself. */
  readonly isTransient: boolean;
  /** Set if the code can stand at a field of a response with HTTP 200. */
  readonly field?: Guidance;
  /** Set if the code can stand for a whole request. */
  readonly request?: Guidance & {
    /** HTTP statuses, the usual one first. Absent if Apollo Server chooses it by the media type that the client accepts. */
    readonly statuses?: readonly number[];
  };
  /** What a page tells a reviewer. Absent for codes that only a faulty page causes. */
  readonly reviewer?: {
    readonly title: string;
    readonly advice?: string;
    /** A few words in the place of an image or link. */
    readonly short?: string;
  };
};
