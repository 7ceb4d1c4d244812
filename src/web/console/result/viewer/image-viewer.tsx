import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ShownImage } from '../media/shown-image.js';
import { toCounterpart } from './counterpart.js';
import { ViewerBar } from './viewer-bar.js';
import { ViewerImage } from './viewer-image.js';
import { toViewerAction, type ViewerAction } from './viewer-keys.js';
import { toZoom, type Zoom } from './zoom.js';

export type ImageViewerProps = {
  readonly images: readonly ShownImage[];
  readonly index: number;
  readonly refetch: () => void;
  readonly onIndex: (index: number) => void;
  readonly onClose: () => void;
};

/** Shows one image as large as the window, or two beside each other. Keys are in viewer-keys.ts; Escape closes it. */
export function ImageViewer({ images, index, refetch, onIndex, onClose }: ImageViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const [zoom, setZoom] = useState<Zoom>(1);
  const [isComparing, setIsComparing] = useState(false);

  const image = images[index];
  const counterpart = toCounterpart(images, index);
  const beside = isComparing ? counterpart : undefined;
  const names = [image, beside].flatMap((one) => (one ? [one.name] : [])).join(' beside ');
  const move = (by: number) => onIndex((index + by + images.length) % images.length);
  const actions: Readonly<Record<ViewerAction, () => void>> = {
    previous: () => move(-1),
    next: () => move(1),
    'zoom-in': () => setZoom(toZoom(zoom, 1)),
    'zoom-out': () => setZoom(toZoom(zoom, -1)),
    fit: () => setZoom(1),
    compare: () => setIsComparing(counterpart !== undefined && !isComparing),
  };
  const actByKey = (event: KeyboardEvent) => {
    const action = toViewerAction(event);
    // In a zoomed image the arrow keys scroll.
    const isScrolling = zoom > 1 && event.target instanceof HTMLElement && event.target.closest('.pane') !== null;
    if (action === undefined || (isScrolling && event.key.startsWith('Arrow'))) return;
    actions[action]();
  };

  return (
    <dialog ref={dialog} className="viewer" aria-labelledby="viewer-title" onClose={onClose} onKeyDown={actByKey}>
      <ViewerBar
        title={`${names}, ${index + 1} of ${images.length}`}
        image={image}
        zoom={zoom}
        canCompare={counterpart !== undefined}
        isComparing={isComparing}
        actions={actions}
        onClose={() => dialog.current?.close()}
      />
      <div className={beside ? 'panes panes-two' : 'panes'}>
        <ViewerImage image={image} zoom={zoom} refetch={refetch} />
        {beside && <ViewerImage image={beside} zoom={zoom} refetch={refetch} />}
      </div>
    </dialog>
  );
}
