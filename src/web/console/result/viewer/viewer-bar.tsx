import type { ShownImage } from '../media/shown-image.js';
import { CopyLink } from './copy-link.js';
import type { ViewerAction } from './viewer-keys.js';
import { toZoom, type Zoom } from './zoom.js';

export type ViewerBarProps = {
  readonly title: string;
  readonly image: ShownImage | undefined;
  readonly zoom: Zoom;
  readonly canCompare: boolean;
  readonly isComparing: boolean;
  readonly actions: Readonly<Record<ViewerAction, () => void>>;
  readonly onClose: () => void;
};

/** What can be done with an enlarged image. */
export function ViewerBar({ title, image, zoom, canCompare, isComparing, actions, onClose }: ViewerBarProps) {
  return (
    <div className="viewer-bar">
      <p id="viewer-title" aria-live="polite">
        {title}
      </p>
      <button type="button" onClick={actions.previous}>
        Previous
      </button>
      <button type="button" onClick={actions.next}>
        Next
      </button>
      <button type="button" onClick={actions['zoom-out']} aria-disabled={zoom === 1}>
        Zoom out
      </button>
      <button type="button" onClick={actions['zoom-in']} aria-disabled={toZoom(zoom, 1) === zoom}>
        Zoom in
      </button>
      {canCompare && (
        <button type="button" onClick={actions.compare} aria-pressed={isComparing}>
          Compare
        </button>
      )}
      {image?.url && (
        <>
          <CopyLink url={image.url} />
          <a className="button" href={image.url} download target="_blank" rel="noreferrer">
            Download
          </a>
        </>
      )}
      <button type="button" onClick={onClose}>
        Close
      </button>
    </div>
  );
}
