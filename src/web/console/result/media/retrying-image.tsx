import { useEffect, useState } from 'react';

const RETRY_MS = 5_000;
const RETRY_MAX_MS = 120_000;

export type RetryingImageProps = {
  readonly url: string;
  readonly name: string;
  /** Fetches the result again, with a new link where this one has expired. */
  readonly refetch: () => void;
  /** Makes the image a button. */
  readonly onOpen?: () => void;
};

/**
 * An image that is loaded from a link. When it fails to load, the result is fetched again at once; while the link stays
 * the same, the image is retried with growing delays. Give each link its own `key`.
 */
export function RetryingImage({ url, name, refetch, onOpen }: RetryingImageProps) {
  const [failures, setFailures] = useState(0);
  const [isBroken, setIsBroken] = useState(false);
  const [isLoaded, setIsLoaded] = useState(false);
  const [isManualRetry, setIsManualRetry] = useState(false);

  useEffect(() => {
    if (!isBroken) return;
    const timer = setTimeout(() => setIsBroken(false), Math.min(RETRY_MS * 2 ** (failures - 1), RETRY_MAX_MS));
    return () => clearTimeout(timer);
  }, [isBroken, failures]);

  const fail = () => {
    setFailures(failures + 1);
    setIsBroken(true);
    setIsManualRetry(false);
    refetch();
  };

  const retryNow = () => {
    setIsManualRetry(true);
    setIsBroken(false);
  };

  if (isBroken) {
    return (
      <div className="mat">
        <p>The image could not be loaded. Retrying</p>
        <button type="button" className="plain" onClick={retryNow}>
          Retry now
        </button>
      </div>
    );
  }
  const image = (
    <img
      src={url}
      alt={name}
      className={isLoaded ? 'is-loaded' : undefined}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onLoad={() => setIsLoaded(true)}
      onError={fail}
    />
  );
  if (onOpen === undefined) return <div className="mat">{image}</div>;
  return (
    // biome-ignore lint/a11y/noAutofocus: it replaces the button that had the focus.
    <button type="button" className="mat" onClick={onOpen} aria-label={`${name}, enlarge`} autoFocus={isManualRetry}>
      {image}
    </button>
  );
}
