import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { toByteLength, toDataUri, toMediaType } from '../liveness/picture-bytes.js';
import { LivenessImageType, type LivenessImageView } from './liveness-image.type.js';

@Resolver(() => LivenessImageType)
export class LivenessImageResolver {
  @FieldResolver()
  url(@Root() image: LivenessImageView, @Info() info: GraphQLResolveInfo) {
    return image.link.url(info);
  }

  @FieldResolver()
  expiresAt(@Root() image: LivenessImageView, @Info() info: GraphQLResolveInfo) {
    return image.link.expiresAt(info);
  }

  @FieldResolver()
  base64(@Root() image: LivenessImageView) {
    return image.base64();
  }

  @FieldResolver()
  async dataUri(@Root() image: LivenessImageView) {
    return ofBytes(await image.base64(), toDataUri);
  }

  @FieldResolver()
  async mediaType(@Root() image: LivenessImageView) {
    return ofBytes(await image.base64(), toMediaType);
  }

  @FieldResolver()
  async byteLength(@Root() image: LivenessImageView) {
    return ofBytes(await image.base64(), toByteLength);
  }
}

function ofBytes<Told>(base64: string | null, tell: (base64: string) => Told): Told | null {
  return base64 === null ? null : tell(base64);
}
