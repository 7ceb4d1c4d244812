import { useState } from 'react';
import type { GalleryFragment } from '../../../schema/generated/console/graphql.js';
import { type Trouble, troubleAt } from '../trouble.js';
import { PictureTile } from './picture-tile.js';
import { PictureViewer } from './picture-viewer.js';

export type GalleryProps = {
  readonly gallery: GalleryFragment;
  readonly isPending: boolean;
  readonly troubles: readonly Trouble[];
  readonly ask: () => void;
};

/** The pictures that were taken, main one first, each with its own way of being missing. */
export function Gallery({ gallery, isPending, troubles, ask }: GalleryProps) {
  const [openIndex, setOpenIndex] = useState<number>();
  const pictures = gallery.images ?? [];
  const trouble = gallery.images === null ? troubleAt(troubles, 'livenessResult.images') : undefined;
  return (
    <section className="gallery" aria-labelledby="pictures">
      <h2 id="pictures">Pictures</h2>
      {pictures.length === 0 && <p className="empty">{toEmptyText(isPending, trouble)}</p>}
      <ul className="tiles">
        {pictures.map((picture, index) => (
          <li key={picture.kind}>
            <PictureTile
              picture={picture}
              trouble={troubleAt(troubles, `livenessResult.images.${index}`)}
              ask={ask}
              onOpen={() => setOpenIndex(index)}
            />
          </li>
        ))}
      </ul>
      {openIndex !== undefined && pictures[openIndex] && (
        <PictureViewer
          pictures={pictures}
          index={openIndex}
          ask={ask}
          onIndex={setOpenIndex}
          onClose={() => setOpenIndex(undefined)}
        />
      )}
    </section>
  );
}

function toEmptyText(isPending: boolean, trouble: Trouble | undefined): string {
  if (trouble) return 'The pictures cannot be shown at the moment.';
  return isPending ? 'There are none yet.' : 'There are none. None were taken, or they have been erased.';
}
