import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Authorized, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { hasLinkIn, imageOf, LivenessImageKind, type LivenessResult } from '../liveness/liveness-result.js';
import type { Scope } from './caller.js';
import type { GatewayContext } from './context.js';
import type { ListSize } from './field-cost.js';
import { toMinValidForMs } from './input.js';
import { createLinkView } from './link-view.js';
import { LivenessImageType, type LivenessImageView } from './liveness-image.type.js';
import { createImageView } from './liveness-image-view.js';
import {
  AuditImageArchiveType,
  type AuditImageArchiveView,
  LivenessVideoType,
  type LivenessVideoView,
} from './liveness-media.type.js';
import { LivenessResultType } from './liveness-result.type.js';
import { MinValidFor } from './min-valid-for.js';

type Seconds = number | null | undefined;

/** The fields that lead to links and bytes. None of them asks for anything; the fields below them do. */
@Resolver(() => LivenessResultType)
export class LivenessResultResolver {
  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => LivenessImageType, {
    nullable: true,
    description: 'The main picture of the face; null when none was taken. Provider: faceImage',
  })
  faceImage(
    @Root() result: LivenessResult,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): LivenessImageView | null {
    return viewOf(result, 'FACE', minValidFor, context, info);
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => LivenessImageType, {
    nullable: true,
    description: 'The picture taken at a distance; null when the capture flow takes none. Provider: faceImageFar',
  })
  faceImageFar(
    @Root() result: LivenessResult,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): LivenessImageView | null {
    return viewOf(result, 'FACE_FAR', minValidFor, context, info);
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => LivenessImageType, {
    nullable: true,
    description: 'The picture taken close up; null when the capture flow takes none. Provider: faceImageNear',
  })
  faceImageNear(
    @Root() result: LivenessResult,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): LivenessImageView | null {
    return viewOf(result, 'FACE_NEAR', minValidFor, context, info);
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => LivenessImageType, {
    nullable: true,
    description: 'The picture of the SILENT and ACTION flows; null in the others. Provider: silentImage',
  })
  silentImage(
    @Root() result: LivenessResult,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): LivenessImageView | null {
    return viewOf(result, 'SILENT', minValidFor, context, info);
  }

  @Authorized<Scope>('liveness:read')
  @Extensions({ listSize: { argument: 'kinds', expected: 4 } satisfies ListSize })
  @FieldResolver(() => [LivenessImageType], {
    nullable: true,
    description:
      'The pictures that were taken, main one first; empty when there are none. Provider: faceImage, faceImageFar, faceImageNear, silentImage',
  })
  images(
    @Root() result: LivenessResult,
    @Arg('kinds', () => [LivenessImageKind], {
      nullable: true,
      description: 'Which pictures are wanted; all that there are when absent.',
    })
    kinds: LivenessImageKind[] | null | undefined,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): LivenessImageView[] {
    const minValidForMs = toMinValidForMs(minValidFor, context.limits);
    return result.images
      .filter(({ kind }) => kinds?.includes(kind) ?? true)
      .map((image) => createImageView(result, image, minValidForMs, context, info));
  }

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

function viewOf(
  result: LivenessResult,
  kind: LivenessImageKind,
  minValidFor: Seconds,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): LivenessImageView | null {
  const minValidForMs = toMinValidForMs(minValidFor, context.limits);
  const image = imageOf(result, kind);
  return image === null ? null : createImageView(result, image, minValidForMs, context, info);
}
