import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root } from 'type-graphql';
import {
  AuditImageArchiveType,
  type AuditImageArchiveView,
  LivenessVideoType,
  type LivenessVideoView,
} from './liveness-media.type.js';

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
