import type { FragmentRefs, ReaderFragment } from 'relay-runtime';
import type { Result } from 'relay-runtime/experimental.js';

export type Picture_result$data = {
  readonly faceImage: {
    readonly url: Result<string | null, unknown>;
    readonly expiresAt: string | null;
  } | null;
  readonly ' $fragmentType': 'Picture_result';
};
export type Picture_result$key = {
  readonly ' $data'?: Picture_result$data;
  readonly ' $fragmentSpreads': FragmentRefs<'Picture_result'>;
};

declare const fragment: ReaderFragment & { readonly hash: string };
export default fragment;
