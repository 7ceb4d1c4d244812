import { FieldResolver, Resolver, Root } from 'type-graphql';
import {
  AuditImageArchiveType,
  type AuditImageArchiveView,
  LivenessVideoType,
  type LivenessVideoView,
} from './liveness-media.type.js';

@Resolver(() => AuditImageArchiveType)
export class AuditImageArchiveResolver {
  @FieldResolver()
  url(@Root() archive: AuditImageArchiveView) {
    return archive.link.url();
  }

  @FieldResolver()
  expiresAt(@Root() archive: AuditImageArchiveView) {
    return archive.link.expiresAt();
  }
}

@Resolver(() => LivenessVideoType)
export class LivenessVideoResolver {
  @FieldResolver()
  url(@Root() video: LivenessVideoView) {
    return video.link.url();
  }

  @FieldResolver()
  expiresAt(@Root() video: LivenessVideoView) {
    return video.link.expiresAt();
  }
}
