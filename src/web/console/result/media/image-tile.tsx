import { toShortText } from '../../errors/gateway-error.js';
import { Instant } from '../instant.js';
import { LinkExpiry } from './link-expiry.js';
import { RetryingImage } from './retrying-image.js';
import type { ShownImage } from './shown-image.js';

export type ImageTileProps = {
  readonly image: ShownImage;
  readonly refetch: () => void;
  readonly onOpen: () => void;
};

/** An image with its name, the time of its capture and when its link expires. */
export function ImageTile({ image, refetch, onOpen }: ImageTileProps) {
  const { name, capturedAt, url, expiresAt, error } = image;
  return (
    <figure className="tile">
      {url === null ? (
        <p className="mat">{error ? toShortText(error) : 'The image is no longer available'}</p>
      ) : (
        // Each link starts without the failures of the one before.
        <RetryingImage key={url} url={url} name={name} refetch={refetch} onOpen={onOpen} />
      )}
      <figcaption>
        <strong>{name}</strong>
        {capturedAt && <Instant at={capturedAt} />}
        {url && expiresAt && <LinkExpiry expiresAt={expiresAt} />}
      </figcaption>
    </figure>
  );
}
