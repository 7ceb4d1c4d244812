import type { ShownImage } from '../media/shown-image.js';
import { ImageViewer } from './image-viewer.js';

export type OpenedImageProps = {
  readonly images: readonly ShownImage[];
  /** The key of the image that is enlarged; undefined if none is. */
  readonly openKey: string | undefined;
  readonly refetch: () => void;
  readonly onOpen: (key: string | undefined) => void;
};

/** The image that is enlarged, among those of the page. */
export function OpenedImage({ images, openKey, refetch, onOpen }: OpenedImageProps) {
  const index = images.findIndex(({ key }) => key === openKey);
  if (index < 0) return null;
  return (
    <ImageViewer
      images={images}
      index={index}
      refetch={refetch}
      onIndex={(next) => onOpen(images[next]?.key)}
      onClose={() => onOpen(undefined)}
    />
  );
}
