import type { GraphQLResolveInfo } from 'graphql';
import { Authorized, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { hasLinkIn } from '../../domain/link-slots.js';
import type { Verification } from '../../domain/verification.js';
import { MinValidFor, type Seconds, toMinValidForMs } from '../arguments.js';
import { type GatewayContext, loadersOf, originOf } from '../context.js';
import { ExpiringLinkField } from '../links/link-field.js';
import { FaceLivenessCheckType } from './face-liveness-check.type.js';
import {
  AuditImageArchiveType,
  type AuditImageArchiveView,
  LivenessVideoType,
  type LivenessVideoView,
} from './liveness-media.js';
import { assertValid, type ResultSource, recordOf } from './result-source.js';

/** Resolves the archive and the recording of a result. Only the state of a recording can cost a provider call. */
@Resolver(() => FaceLivenessCheckType)
export class FaceMediaResolver {
  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => AuditImageArchiveType, {
    nullable: true,
    description: 'A ZIP archive with several images of the capture. Null if none was kept. Provider: auditImageUrl',
  })
  auditImageArchive(
    @Root() source: ResultSource,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): AuditImageArchiveView | null {
    const { responseLinks, limits } = context;
    const minValidForMs = toMinValidForMs(minValidFor, limits);
    const result = recordOf(source);
    assertValid(result, 'auditImageArchive');
    if (!hasLinkIn(result, 'AUDIT_IMAGE_ARCHIVE')) return null;
    const find = () => loadersOf(context, result).link(result, 'AUDIT_IMAGE_ARCHIVE', minValidForMs);
    const link = new ExpiringLinkField({ find, minValidForMs, responseLinks, info });
    return { origin: originOf(result, info.fieldName), link };
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => LivenessVideoType, {
    nullable: true,
    description:
      'The video recording of the capture. Null if none is made. Of the native SDK: one more call, free of charge. Provider: faceVideoUrl, videoUrl',
  })
  faceVideo(
    @Root() source: ResultSource,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): LivenessVideoView | null | Promise<LivenessVideoView | null> {
    const { responseLinks, limits } = context;
    const minValidForMs = toMinValidForMs(minValidFor, limits);
    const record = recordOf(source);
    const videos = record.nativeSdk === undefined ? undefined : context.native?.videos;
    const loaders = videos ?? context.loaders;
    const view = (current: Verification | null): LivenessVideoView | null => {
      if (current !== null) assertValid(current, 'faceVideo');
      if (current?.faceVideo == null) return null;
      const link = new ExpiringLinkField({ find: () => findLink(current), minValidForMs, responseLinks, info });
      const origin = originOf(record, info.fieldName);
      return { origin, state: current.faceVideo.state, link };
    };
    const findLink = (current: Verification) =>
      current.faceVideo?.state === 'READY' ? loaders.link(current, 'FACE_VIDEO', minValidForMs) : null;
    // The recording of a native result is a record of its own, which is read only here.
    const current = videos?.result(record.signatureId, withoutImages) ?? loaders.withVideoState(record);
    return current instanceof Promise ? current.then(view) : view(current);
  }
}

const withoutImages = () => ({ links: false, bytes: false });
