import type { GraphQLResolveInfo } from 'graphql';
import { Authorized, Field, FieldResolver, Info, ObjectType, Resolver, Root } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { MediaState } from '../../domain/liveness-result.js';
import type { MediaSource } from '../context.js';
import type { ExpiringLinkField } from '../links/link-field.js';
import { LinkExpiry, LinkUrl } from '../media-fields.js';

const EXPIRES_AT = 'When `url` expires. Query again to get a new link.';

@ObjectType('AuditImageArchive', { description: 'A ZIP archive with several images of the capture, kept for audits.' })
export class AuditImageArchiveType {
  @LinkUrl(
    'fileLink',
    'A valid link to the archive; an expiring link is renewed before it is returned. Null with an error at this path if the renewal failed. Provider: auditImageUrl',
  )
  url!: string | null;

  @LinkExpiry('fileLink', EXPIRES_AT)
  expiresAt!: number | null;
}

/** The source value of AuditImageArchive. */
export type AuditImageArchiveView = MediaSource & { readonly link: ExpiringLinkField };

@Resolver(() => AuditImageArchiveType)
export class AuditImageArchiveResolver {
  @FieldResolver()
  url(@Root() archive: AuditImageArchiveView, @Info() info: GraphQLResolveInfo) {
    return archive.link.url(info);
  }

  @FieldResolver()
  expiresAt(@Root() archive: AuditImageArchiveView, @Info() info: GraphQLResolveInfo) {
    return archive.link.expiresAt(info);
  }
}

@ObjectType('LivenessVideo', { description: 'A video recording of the capture.', simpleResolvers: true })
export class LivenessVideoType {
  @Authorized<Scope>('liveness:read')
  @Field(() => MediaState, {
    description:
      'Whether the recording is available. While it is PENDING, the gateway checks again after a few seconds. Provider: faceVideoUrl',
  })
  state!: MediaState;

  @LinkUrl(
    'fileLink',
    'A valid link to the recording; an expiring link is renewed before it is returned. Null while state is not READY, null with an error at this path if the renewal failed. Provider: faceVideoUrl',
  )
  url!: string | null;

  @LinkExpiry('fileLink', EXPIRES_AT)
  expiresAt!: number | null;
}

/** The source value of LivenessVideo. */
export type LivenessVideoView = MediaSource & { readonly state: MediaState; readonly link: ExpiringLinkField };

@Resolver(() => LivenessVideoType)
export class LivenessVideoResolver {
  @FieldResolver()
  url(@Root() video: LivenessVideoView, @Info() info: GraphQLResolveInfo) {
    return video.link.url(info);
  }

  @FieldResolver()
  expiresAt(@Root() video: LivenessVideoView, @Info() info: GraphQLResolveInfo) {
    return video.link.expiresAt(info);
  }
}
