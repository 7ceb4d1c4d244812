import type { ConcreteRequest, FragmentRefs } from 'relay-runtime';
import type { Result } from 'relay-runtime/experimental.js';

/** The types that relay-compiler writes when it is told to write TypeScript. */
export type PictureQuery = {
  readonly variables: { readonly id: string };
  readonly response: {
    readonly livenessResult: Result<
      {
        readonly signatureId: string;
        readonly status: string;
        readonly ' $fragmentSpreads': FragmentRefs<'Picture_result'>;
      } | null,
      unknown
    >;
  };
};

declare const query: ConcreteRequest & { readonly hash: string };
export default query;
