import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Authorized, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { imageOf, LivenessImageKind, type LivenessResult } from '../liveness/liveness-result.js';
import type { Scope } from './caller.js';
import type { GatewayContext } from './context.js';
import type { ListSize } from './field-cost.js';
import { toMinValidForMs } from './input.js';
import { LivenessImageType, type LivenessImageView } from './liveness-image.type.js';
import { createImageView } from './liveness-image-view.js';
import { LivenessResultType } from './liveness-result.type.js';
import { MinValidFor, type Seconds } from './min-valid-for.js';

/** The fields that lead to pictures. None of them asks for anything; the fields below them do. */
@Resolver(() => LivenessResultType)
export class LivenessResultPicturesResolver {
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
