import { FieldResolver, Resolver, Root } from 'type-graphql';
import { toByteLength, toDataUri, toMediaType } from '../liveness/picture-bytes.js';
import { LivenessImageType, type LivenessImageView } from './liveness-image.type.js';

@Resolver(() => LivenessImageType)
export class LivenessImageResolver {
  @FieldResolver()
  url(@Root() image: LivenessImageView) {
    return image.link.url();
  }

  @FieldResolver()
  expiresAt(@Root() image: LivenessImageView) {
    return image.link.expiresAt();
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
