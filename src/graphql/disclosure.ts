import type { GraphQLResolveInfo } from 'graphql';

/** What a field that shows a picture, archive or video hangs on. */
export type PictureView = {
  readonly origin: {
    readonly signatureId: string;
    /** The fields that led there by their names in the schema, such as `faceImage` or `images.FACE_NEAR`. */
    readonly place: string;
  };
};

/** A field that was asked for something to look at. Whether it gave any is known only when the answer is complete. */
export type Disclosure = PictureView & { readonly info: GraphQLResolveInfo };
