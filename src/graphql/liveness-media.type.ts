import { Authorized, Extensions, Field, ObjectType } from 'type-graphql';
import { MediaState } from '../liveness/liveness-result.js';
import type { Scope } from './caller.js';
import type { PictureView } from './disclosure.js';
import type { LinkView } from './link-view.js';
import { DateTimeScalar, UrlScalar } from './scalars.js';

export type AuditImageArchiveView = PictureView & { readonly link: LinkView };
export type LivenessVideoView = PictureView & { readonly state: MediaState; readonly link: LinkView };

const EXPIRES_AT = 'The instant from which the link in url no longer works; whoever asks again then gets another one.';

@ObjectType('AuditImageArchive', { description: 'A zip file with several pictures of the capture, kept for audits.' })
export class AuditImageArchiveType {
  @Authorized<Scope>('liveness:image')
  @Field(() => UrlScalar, {
    nullable: true,
    description:
      'A link to the zip file that is alive, renewed when it is not. Null with an error here when it could not be renewed. Provider: auditImageUrl',
  })
  url!: string | null;

  @Authorized<Scope>('liveness:image')
  @Extensions({ showsPicture: false })
  @Field(() => DateTimeScalar, { nullable: true, description: EXPIRES_AT })
  expiresAt!: number | null;
}

@ObjectType('LivenessVideo', { description: 'A video of the person in front of the camera.', simpleResolvers: true })
export class LivenessVideoType {
  @Authorized<Scope>('liveness:read')
  @Field(() => MediaState, {
    description:
      'Whether the recording can be had. One that is PENDING is asked about again after a few seconds. Provider: faceVideoUrl',
  })
  state!: MediaState;

  @Authorized<Scope>('liveness:image')
  @Field(() => UrlScalar, {
    nullable: true,
    description:
      'A link to the recording that is alive, renewed when it is not. Null while state is not READY, null with an error here when it could not be renewed. Provider: faceVideoUrl',
  })
  url!: string | null;

  @Authorized<Scope>('liveness:image')
  @Extensions({ showsPicture: false })
  @Field(() => DateTimeScalar, { nullable: true, description: EXPIRES_AT })
  expiresAt!: number | null;
}
