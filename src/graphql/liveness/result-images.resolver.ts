import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Authorized, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { imageOf, LivenessImageKind } from '../../domain/liveness-result.js';
import { MinValidFor, type Seconds, toMinValidForMs } from '../arguments.js';
import type { GatewayContext } from '../context.js';
import type { ListSize } from '../rules/cost.js';
import { FaceLivenessCheckType } from './face-liveness-check.type.js';
import { createLivenessImageView, LivenessImageType, type LivenessImageView } from './liveness-image.js';
import { LivenessResultType } from './liveness-result.type.js';
import { assertValid, type ResultSource, recordOf } from './result-source.js';

/** Resolves the images of a result. Costs no provider call: only the fields of an image do. */
@Resolver(() => FaceLivenessCheckType)
export class FaceImagesResolver {
  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => LivenessImageType, {
    nullable: true,
    description: 'The main image of the face. Null if none was captured. Provider: faceImage, detectionResult',
  })
  faceImage(
    @Root() source: ResultSource,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): LivenessImageView | null {
    return viewOf(source, 'FACE', minValidFor, context, info);
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => LivenessImageType, {
    nullable: true,
    description:
      'The image captured at a distance. Null if the capture flow has none. Provider: faceImageFar, imageFarUrl',
  })
  faceImageFar(
    @Root() source: ResultSource,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): LivenessImageView | null {
    return viewOf(source, 'FACE_FAR', minValidFor, context, info);
  }

  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => LivenessImageType, {
    nullable: true,
    description:
      'The image captured close up. Null if the capture flow has none. Provider: faceImageNear, imageNearUrl',
  })
  faceImageNear(
    @Root() source: ResultSource,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): LivenessImageView | null {
    return viewOf(source, 'FACE_NEAR', minValidFor, context, info);
  }

  @Authorized<Scope>('liveness:read')
  @Extensions({ listSize: { argument: 'kinds', expected: 4 } satisfies ListSize })
  @FieldResolver(() => [LivenessImageType], {
    nullable: true,
    description:
      'The captured images, main image first. Empty if there are none. Provider: faceImage, faceImageFar, faceImageNear, silentImage; detectionResult, imageFarUrl, imageNearUrl',
  })
  images(
    @Root() source: ResultSource,
    @Arg('kinds', () => [LivenessImageKind], {
      nullable: true,
      description: 'Returns only images of these kinds. Default: all images.',
    })
    kinds: LivenessImageKind[] | null | undefined,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): LivenessImageView[] {
    const minValidForMs = toMinValidForMs(minValidFor, context.limits);
    const result = recordOf(source);
    assertValid(result, 'images');
    return result.images
      .filter(({ kind }) => kinds?.includes(kind) ?? true)
      .map((image) =>
        createLivenessImageView(result, image, `${info.fieldName}.${image.kind}`, { minValidForMs, context, info }),
      );
  }
}

/** Resolves the image that only web sessions have. */
@Resolver(() => LivenessResultType)
export class SilentImageResolver {
  @Authorized<Scope>('liveness:read')
  @FieldResolver(() => LivenessImageType, {
    nullable: true,
    description: 'The image of the SILENT and ACTION flows. Null in other flows. Provider: silentImage',
  })
  silentImage(
    @Root() source: ResultSource,
    @MinValidFor() minValidFor: Seconds,
    @Ctx() context: GatewayContext,
    @Info() info: GraphQLResolveInfo,
  ): LivenessImageView | null {
    return viewOf(source, 'SILENT', minValidFor, context, info);
  }
}

function viewOf(
  source: ResultSource,
  kind: LivenessImageKind,
  minValidFor: Seconds,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): LivenessImageView | null {
  const minValidForMs = toMinValidForMs(minValidFor, context.limits);
  const result = recordOf(source);
  assertValid(result, 'images');
  const image = imageOf(result, kind);
  return image === null
    ? null
    : createLivenessImageView(result, image, info.fieldName, { minValidForMs, context, info });
}
