import { Authorized, Extensions, Field, Int, ObjectType } from 'type-graphql';
import { LivenessImageKind } from '../liveness/liveness-result.js';
import type { Scope } from './caller.js';
import type { PictureView } from './disclosure.js';
import { COSTS } from './field-cost.js';
import type { LinkView } from './link-view.js';
import { DateTimeScalar, UrlScalar } from './scalars.js';

/** A picture and the ways to what is not in the record: its link, its bytes. */
export type LivenessImageView = PictureView & {
  readonly kind: LivenessImageKind;
  readonly capturedAt: number | null;
  readonly link: LinkView;
  readonly base64: () => Promise<string | null>;
};

@ObjectType('LivenessImage', {
  description: 'A picture that was taken during the verification. Select only what you show: links and bytes cost.',
  simpleResolvers: true,
})
export class LivenessImageType {
  @Authorized<Scope>('liveness:read')
  @Field(() => LivenessImageKind, { description: 'Which of the pictures of the verification this is.' })
  kind!: LivenessImageKind;

  @Authorized<Scope>('liveness:read')
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When it was taken. Never asks for a new link. Provider: faceImageTime, faceImageFarTime, faceImageNearTime, silentImageTime',
  })
  capturedAt!: number | null;

  @Authorized<Scope>('liveness:image')
  @Field(() => UrlScalar, {
    nullable: true,
    description:
      'A link to the picture that is alive, renewed when it is not. Null with an error here when it could not be renewed, null without one when the picture has been erased. Provider: faceImage, faceImageFar, faceImageNear, silentImage',
  })
  url!: string | null;

  @Authorized<Scope>('liveness:image')
  @Extensions({ showsPicture: false })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When url stops working: the instant that the link itself states, else the assumed life of a link.',
  })
  expiresAt!: number | null;

  @Authorized<Scope>('liveness:image')
  @Extensions({ cost: COSTS.bytes })
  @Field(() => String, {
    nullable: true,
    description:
      'The bytes of the picture in Base64. Asks the provider each time it is selected, once for all pictures of the result. Provider: the picture fields with returnImageType BASE64',
  })
  base64!: string | null;

  @Authorized<Scope>('liveness:image')
  @Extensions({ cost: COSTS.bytes })
  @Field(() => String, {
    nullable: true,
    description:
      'The bytes as a data URI, ready for the src of an image. Null when they are no JPEG, PNG or WebP. Costs what base64 costs.',
  })
  dataUri!: string | null;

  @Authorized<Scope>('liveness:image')
  @Extensions({ showsPicture: false, cost: COSTS.bytes })
  @Field(() => String, {
    nullable: true,
    description:
      'The media type as the bytes show it, such as image/jpeg. Null when they are no JPEG, PNG or WebP. Costs what base64 costs.',
  })
  mediaType!: string | null;

  @Authorized<Scope>('liveness:image')
  @Extensions({ showsPicture: false, cost: COSTS.bytes })
  @Field(() => Int, { nullable: true, description: 'How many bytes the picture has. Costs what base64 costs.' })
  byteLength!: number | null;
}
