import { Authorized, Field, Int, ObjectType, Resolver } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { type LivenessImage, LivenessImageKind } from '../../domain/liveness-result.js';
import type { Verification } from '../../domain/verification.js';
import { createImageResolver, createImageView, type ImageRequest, type ImageView } from '../image-view.js';
import { ImageBytes, ImageFact, LinkExpiry, LinkUrl } from '../media-fields.js';
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

/** The source value of LivenessImage. */
export type LivenessImageView = ImageView & {
  readonly kind: LivenessImageKind;
  /** An error if the provider's value is invalid. */
  readonly capturedAt: number | null | Error;
};

/** Returns the view of an image. `place` names it in the audit log. Loads nothing. */
export function createLivenessImageView(
  result: Verification,
  image: LivenessImage,
  place: string,
  request: ImageRequest,
): LivenessImageView {
  const { kind } = image;
  return { ...createImageView(result, kind, place, request), kind, capturedAt: capturedAtOf(image) };
}

@Resolver(() => LivenessImageType)
export class LivenessImageResolver extends createImageResolver(LivenessImageType) {}
