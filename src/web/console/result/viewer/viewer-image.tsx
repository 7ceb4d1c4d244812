import { RetryingImage } from '../media/retrying-image.js';
import type { ShownImage } from '../media/shown-image.js';
import type { Zoom } from './zoom.js';

export type ViewerImageProps = {
  readonly image: ShownImage | undefined;
  readonly zoom: Zoom;
  readonly refetch: () => void;
};

/** An enlarged image. A zoomed one can be scrolled, by keyboard too. */
export function ViewerImage({ image, zoom, refetch }: ViewerImageProps) {
  if (image === undefined || image.url === null) {
    return <p className="mat">This image cannot be shown at the moment</p>;
  }
  const shown = <RetryingImage key={image.url} url={image.url} name={image.name} refetch={refetch} />;
  if (zoom === 1) return <div className="pane">{shown}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must take the focus to scroll by keyboard.
    <section className="pane pane-zoomed" tabIndex={0} aria-label={`${image.name}, enlarged ${zoom} times`}>
      <div className={`zoom zoom-${String(zoom).replace('.', '-')}`}>{shown}</div>
    </section>
  );
}
