import { Authorized, Field, Int, ObjectType, Resolver } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { type DocumentImage, DocumentSide } from '../../domain/identity-document.js';
import { documentSlot } from '../../domain/link-slots.js';
import type { Verification } from '../../domain/verification.js';
import { createImageResolver, createImageView, type ImageRequest, type ImageView } from '../image-view.js';
import { ImageBytes, ImageFact, LinkExpiry, LinkUrl } from '../media-fields.js';

@ObjectType('DocumentImage', {
  description:
    'An image of the document. Its link expires like that of every other image. Select only what you display: links and bytes can cost provider calls.',
  simpleResolvers: true,
})
export class DocumentImageType {
  @Authorized<Scope>('liveness:read')
  @Field(() => String, {
    description:
      "The provider's name of the image, with the names that lead to it, such as frontImage. Clients must accept new names.",
  })
  name!: string;

  @Authorized<Scope>('liveness:read')
  @Field(() => DocumentSide, { nullable: true, description: 'The side that it shows. Null if not known.' })
  side!: DocumentSide | null;

  @LinkUrl(
    'imageLink',
    'A valid link to the image; an expiring link is renewed before it is returned. Null with an error at this path if the renewal failed, null without an error if the image has been erased. Provider: docDetail',
  )
  url!: string | null;

  @LinkExpiry('imageLink', 'When `url` expires. Query again to get a new link.')
  expiresAt!: number | null;

  @ImageBytes(
    'The image bytes in Base64. Costs one provider call per request and verification, shared with the images of the face. Provider: docDetail with returnImageType BASE64',
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

/** The source value of DocumentImage. */
export type DocumentImageView = ImageView & { readonly name: string; readonly side: DocumentSide | null };

/** Returns the view of an image, which is audited under its side. Loads nothing. */
export function createDocumentImageView(
  record: Verification,
  { name, side }: DocumentImage,
  request: ImageRequest,
): DocumentImageView {
  const place = side === null ? 'document.images' : `document.images.${side}`;
  return { ...createImageView(record, documentSlot(name), place, request), name, side };
}

@Resolver(() => DocumentImageType)
export class DocumentImageResolver extends createImageResolver(DocumentImageType) {}
