import type { GraphQLResolveInfo } from 'graphql';
import type { LivenessImage, LivenessResult } from '../liveness/liveness-result.js';
import type { GatewayContext } from './context.js';
import { createLinkView } from './link-view.js';
import type { LivenessImageView } from './liveness-image.type.js';

export function createImageView(
  result: LivenessResult,
  image: LivenessImage,
  minValidForMs: number,
  { loaders, handedOut }: GatewayContext,
  info: GraphQLResolveInfo,
): LivenessImageView {
  const place = info.fieldName === 'images' ? `images.${image.kind}` : info.fieldName;
  return {
    origin: { signatureId: result.signatureId, place },
    kind: image.kind,
    capturedAt: image.capturedAt,
    link: createLinkView({
      find: () => loaders.link(result, image.kind, minValidForMs),
      minValidForMs,
      handedOut,
      info,
    }),
    base64: () => loaders.base64(result.signatureId, image.kind),
  };
}
