import type { GalleryPictureFragment } from '../../../schema/generated/console/graphql.js';
import type { Trouble } from '../trouble.js';
import { toShortText } from '../trouble-text.js';
import { Instant } from './instant.js';
import { LinkLife } from './link-life-line.js';
import { Photo } from './photo.js';
import { PICTURE_WORDS } from './words.js';

export type PictureTileProps = {
  readonly picture: GalleryPictureFragment;
  readonly trouble: Trouble | undefined;
  readonly ask: () => void;
  readonly onOpen: () => void;
};

/** A picture with what it is, when it was taken, and for how long its link goes on. */
export function PictureTile({ picture, trouble, ask, onOpen }: PictureTileProps) {
  const { kind, capturedAt, url, expiresAt } = picture;
  const name = PICTURE_WORDS[kind] ?? kind;
  return (
    <figure className="tile">
      {url === null ? (
        <p className="mat">{trouble ? toShortText(trouble) : 'This picture has been erased'}</p>
      ) : (
        // A new link is a new picture to load, whatever became of the one before.
        <Photo key={url} url={url} name={name} ask={ask} onOpen={onOpen} />
      )}
      <figcaption>
        <strong>{name}</strong>
        {capturedAt && <Instant at={capturedAt} />}
        {url && expiresAt && <LinkLife expiresAt={expiresAt} />}
      </figcaption>
    </figure>
  );
}
