import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { GalleryPictureFragment } from '../../../schema/generated/console/graphql.js';
import { Photo } from './photo.js';
import { PICTURE_WORDS } from './words.js';

export type PictureViewerProps = {
  readonly pictures: readonly GalleryPictureFragment[];
  readonly index: number;
  readonly ask: () => void;
  readonly onIndex: (index: number) => void;
  readonly onClose: () => void;
};

/** One picture as large as the window; the arrow keys lead to its neighbours, Escape back to where it was opened. */
export function PictureViewer({ pictures, index, ask, onIndex, onClose }: PictureViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);

  const picture = pictures[index];
  const name = picture ? (PICTURE_WORDS[picture.kind] ?? picture.kind) : '';
  const turn = (by: number) => onIndex((index + by + pictures.length) % pictures.length);
  const turnByKey = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') turn(-1);
    if (key === 'ArrowRight') turn(1);
  };

  return (
    <dialog ref={dialog} className="viewer" aria-labelledby="viewer-title" onClose={onClose} onKeyDown={turnByKey}>
      <div className="viewer-bar">
        <p id="viewer-title" aria-live="polite">
          {name}, {index + 1} of {pictures.length}
        </p>
        <button type="button" onClick={() => turn(-1)}>
          Previous
        </button>
        <button type="button" onClick={() => turn(1)}>
          Next
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      {picture?.url ? (
        <Photo key={picture.url} url={picture.url} name={name} ask={ask} />
      ) : (
        <p className="mat">This picture cannot be shown at the moment</p>
      )}
    </dialog>
  );
}
