import { ImageTile } from './image-tile.js';
import type { ShownImage } from './shown-image.js';

export type ImageTilesProps = {
  readonly images: readonly ShownImage[];
  readonly refetch: () => void;
  /** Called with the key of the image to enlarge. */
  readonly onOpen: (key: string) => void;
};

/** Images side by side. Each one shows why it is missing where it is. */
export function ImageTiles({ images, refetch, onOpen }: ImageTilesProps) {
  return (
    <ul className="tiles">
      {images.map((image) => (
        <li key={image.key}>
          <ImageTile image={image} refetch={refetch} onOpen={() => onOpen(image.key)} />
        </li>
      ))}
    </ul>
  );
}
