import type { GatewayError } from '../../errors/gateway-error.js';
import { ImageTiles, type ImageTilesProps } from './image-tiles.js';

export type GalleryProps = ImageTilesProps & {
  readonly isPending: boolean;
  /** Why there is no list of images. */
  readonly error: GatewayError | undefined;
};

/** The images of a face, the main one first. */
export function Gallery({ images, isPending, error, ...rest }: GalleryProps) {
  return (
    <section className="gallery" aria-labelledby="images">
      <h2 id="images">Images</h2>
      {images.length === 0 ? (
        <p className="empty">{toEmptyText(isPending, error)}</p>
      ) : (
        <ImageTiles images={images} {...rest} />
      )}
    </section>
  );
}

function toEmptyText(isPending: boolean, error: GatewayError | undefined): string {
  if (error) return 'The images cannot be shown at the moment.';
  return isPending ? 'No images yet.' : 'No images. None were taken, or they have been erased.';
}
