import type { GraphQLResolveInfo } from 'graphql';
import { Authorized, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { hasLinkIn, type LivenessResult } from '../liveness/liveness-result.js';
import type { Scope } from './caller.js';
import type { GatewayContext } from './context.js';
import { toMinValidForMs } from './input.js';
import { createLinkView } from './link-view.js';
import {
  AuditImageArchiveType,
  type AuditImageArchiveView,
  LivenessVideoType,
  type LivenessVideoView,
} from './liveness-media.type.js';
import { LivenessResultType } from './liveness-result.type.js';
import { MinValidFor, type Seconds } from './min-valid-for.js';

/** The fields that lead to the archive and the video; only the state of a video may have to be asked for. */
@Resolver(() => LivenessResultType)
export class LivenessResultMediaResolver {
  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => AuditImageArchiveType, {
    nullable: true,
    description: 'A zip file with several pictures of the capture; null when none was kept. Provider: auditImageUrl',
  })
  auditImageArchive(
    @Root() result: LivenessResult,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() { loaders, limits, handedOut }: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): AuditImageArchiveView | null {
    const minValidForMs = toMinValidForMs(minValidFor, limits);
    if (!hasLinkIn(result, 'AUDIT_IMAGE_ARCHIVE')) return null;
    const find = () => loaders.link(result, 'AUDIT_IMAGE_ARCHIVE', minValidForMs);
    const link = createLinkView({ find, minValidForMs, handedOut, info });
    return { origin: { signatureId: result.signatureId, place: info.fieldName }, link };
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => LivenessVideoType, {
    nullable: true,
    description: 'The recording of the capture; null when none is made. Provider: faceVideoUrl',
  })
  faceVideo(
    @Root() result: LivenessResult,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() { loaders, limits, handedOut }: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): LivenessVideoView | null | Promise<LivenessVideoView | null> {
    const minValidForMs = toMinValidForMs(minValidFor, limits);
    const view = (current: LivenessResult | null): LivenessVideoView | null => {
      if (current?.faceVideo == null) return null;
      const link = createLinkView({ find: () => findLink(current), minValidForMs, handedOut, info });
      const origin = { signatureId: current.signatureId, place: info.fieldName };
      return { origin, state: current.faceVideo.state, link };
    };
    const findLink = (current: LivenessResult) =>
      current.faceVideo?.state === 'READY' ? loaders.link(current, 'FACE_VIDEO', minValidForMs) : null;
    const current = loaders.withVideoState(result);
    return current instanceof Promise ? current.then(view) : view(current);
  }
}
