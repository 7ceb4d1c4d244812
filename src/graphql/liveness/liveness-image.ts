import type { GraphQLResolveInfo } from 'graphql';
import { Authorized, Field, FieldResolver, Info, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { toByteLength, toDataUri, toMediaType } from '../../domain/image-bytes.js';
import { type LivenessImage, LivenessImageKind } from '../../domain/liveness-result.js';
import type { Verification } from '../../domain/verification.js';
import { type GatewayContext, loadersOf, type MediaSource, originOf } from '../context.js';
import { ExpiringLinkField } from '../links/link-field.js';
import { ImageBytes, ImageFact, LinkExpiry, LinkUrl, mapBytes } from '../media-fields.js';
import { DateTimeScalar } from '../scalars.js';
import { capturedAtOf } from './result-source.js';

@ObjectType('LivenessImage', {
  description:
    'An image captured during the verification. Select only what you display: links and bytes can cost provider calls.',
  simpleResolvers: true,
})
export class LivenessImageType {
  @Authorized<Scope>('liveness:read')
  @Field(() => LivenessImageKind, { description: 'Which image of the verification this is.' })
  kind!: LivenessImageKind;

  @Authorized<Scope>('liveness:read')
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the image was captured. Selecting it never renews a link. Provider: faceImageTime, faceImageFarTime, faceImageNearTime, silentImageTime',
  })
  capturedAt!: number | null;

  @LinkUrl(
    'imageLink',
    'A valid link to the image; an expiring link is renewed before it is returned. Null with an error at this path if the renewal failed, null without an error if the image has been erased. Provider: faceImage, faceImageFar, faceImageNear, silentImage',
  )
  url!: string | null;

  @LinkExpiry(
    'imageLink',
    'When `url` expires: the time stated in the link itself, otherwise the configured lifetime of links. Query again to get a new link.',
  )
  expiresAt!: number | null;

  @ImageBytes(
    'The image bytes in Base64. Costs one provider call per request and result, shared by all images of the result. Provider: the image fields with returnImageType BASE64',
  )
  base64!: string | null;

  @ImageBytes(
    'The image as a data URI for the src attribute of an img element. Null if the bytes are not a JPEG, PNG or WebP image. Same cost as base64.',
  )
  dataUri!: string | null;

  @ImageFact(
    String,
    'The media type detected from the bytes, such as image/jpeg. Null if the bytes are not a JPEG, PNG or WebP image. Same cost as base64.',
  )
  mediaType!: string | null;

  @ImageFact(Int, 'The size of the image in bytes. Same cost as base64.')
  byteLength!: number | null;
}

/** The source value of LivenessImage: an image with access to its link and its bytes. */
export type LivenessImageView = MediaSource & {
  readonly kind: LivenessImageKind;
  /** An error if the provider's value is invalid. */
  readonly capturedAt: number | null | Error;
  readonly link: ExpiringLinkField;
  readonly base64: () => Promise<string | null>;
};

/** Returns the view of an image. `place` names it in the audit log. Loads nothing. */
export function createImageView(
  result: Verification,
  image: LivenessImage,
  minValidForMs: number,
  context: GatewayContext,
  info: GraphQLResolveInfo,
  place: string,
): LivenessImageView {
  const { responseLinks } = context;
  const loaders = loadersOf(context, result);
  return {
    origin: originOf(result, place),
    kind: image.kind,
    capturedAt: capturedAtOf(image),
    link: new ExpiringLinkField({
      find: () => loaders.link(result, image.kind, minValidForMs),
      minValidForMs,
      responseLinks,
      info,
    }),
    base64: () => loaders.base64(result.signatureId, image.kind),
  };
}

@Resolver(() => LivenessImageType)
export class LivenessImageResolver {
  @FieldResolver()
  url(@Root() image: LivenessImageView, @Info() info: GraphQLResolveInfo) {
    return image.link.url(info);
  }

  @FieldResolver()
  expiresAt(@Root() image: LivenessImageView, @Info() info: GraphQLResolveInfo) {
    return image.link.expiresAt(info);
  }

  @FieldResolver()
  base64(@Root() image: LivenessImageView) {
    return image.base64();
  }

  @FieldResolver()
  async dataUri(@Root() image: LivenessImageView) {
    return mapBytes(await image.base64(), toDataUri);
  }

  @FieldResolver()
  async mediaType(@Root() image: LivenessImageView) {
    return mapBytes(await image.base64(), toMediaType);
  }

  @FieldResolver()
  async byteLength(@Root() image: LivenessImageView) {
    return mapBytes(await image.base64(), toByteLength);
  }
}
