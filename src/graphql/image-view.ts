import type { GraphQLResolveInfo } from 'graphql';
import { type ClassType, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { toByteLength, toDataUri, toMediaType } from '../domain/image-bytes.js';
import type { ImageSlot } from '../domain/liveness-result.js';
import type { Verification } from '../domain/verification.js';
import { type GatewayContext, loadersOf, type MediaSource, originOf } from './context.js';
import { ExpiringLinkField } from './links/link-field.js';
import { mapBytes } from './media-fields.js';

/** What every image of a record has in common: access to its link and its bytes. */
export type ImageView = MediaSource & {
  readonly link: ExpiringLinkField;
  readonly base64: () => Promise<string | null>;
};

/** Where a request selects an image, and how long the link must live. */
export type ImageRequest = {
  readonly minValidForMs: number;
  readonly context: GatewayContext;
  readonly info: GraphQLResolveInfo;
};

/** Returns the view of the image in a slot. `place` names it in the audit log. Loads nothing. */
export function createImageView(
  record: Verification,
  slot: ImageSlot,
  place: string,
  { minValidForMs, context, info }: ImageRequest,
): ImageView {
  const { responseLinks } = context;
  const loaders = loadersOf(context, record);
  const find = () => loaders.link(record, slot, minValidForMs);
  return {
    origin: originOf(record, place),
    link: new ExpiringLinkField({ find, minValidForMs, responseLinks, info }),
    base64: () => loaders.base64(record.signatureId, slot),
  };
}

/** Creates the resolver of an image's link and bytes, for the resolver of one type of image to extend. */
export function createImageResolver(type: ClassType) {
  @Resolver(() => type)
  abstract class ImageResolver {
    @FieldResolver()
    url(@Root() image: ImageView, @Info() info: GraphQLResolveInfo) {
      return image.link.url(info);
    }

    @FieldResolver()
    expiresAt(@Root() image: ImageView, @Info() info: GraphQLResolveInfo) {
      return image.link.expiresAt(info);
    }

    @FieldResolver()
    base64(@Root() image: ImageView) {
      return image.base64();
    }

    @FieldResolver()
    async dataUri(@Root() image: ImageView) {
      return mapBytes(await image.base64(), toDataUri);
    }

    @FieldResolver()
    async mediaType(@Root() image: ImageView) {
      return mapBytes(await image.base64(), toMediaType);
    }

    @FieldResolver()
    async byteLength(@Root() image: ImageView) {
      return mapBytes(await image.base64(), toByteLength);
    }
  }
  return ImageResolver;
}
