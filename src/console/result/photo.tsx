import { useEffect, useState } from 'react';

const RETRY_MS = 5_000;
const RETRY_MAX_MS = 120_000;

export type PhotoProps = {
  readonly url: string;
  readonly name: string;
  /** Asks the gateway for the result again, and so for a link that lives. */
  readonly ask: () => void;
  /** Without it the picture is no button. */
  readonly onOpen?: () => void;
};

/**
 * A picture behind a link. When it cannot be loaded, the gateway is asked at once for a link that lives; when that is
 * the same link again, it is tried again, less and less often. Give it a new `key` with each link.
 */
export function Photo({ url, name, ask, onOpen }: PhotoProps) {
  const [failures, setFailures] = useState(0);
  const [isBroken, setIsBroken] = useState(false);
  const [isLoaded, setIsLoaded] = useState(false);
  const [isTriedByHand, setIsTriedByHand] = useState(false);

  useEffect(() => {
    if (!isBroken) return;
    const timer = setTimeout(() => setIsBroken(false), Math.min(RETRY_MS * 2 ** (failures - 1), RETRY_MAX_MS));
    return () => clearTimeout(timer);
  }, [isBroken, failures]);

  const fail = () => {
    setFailures(failures + 1);
    setIsBroken(true);
    setIsTriedByHand(false);
    ask();
  };

  const tryNow = () => {
    setIsTriedByHand(true);
    setIsBroken(false);
  };

  if (isBroken) {
    return (
      <div className="mat">
        <p>The picture could not be loaded. Trying again</p>
        <button type="button" className="plain" onClick={tryNow}>
          Try now
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
    // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that had the focus.
    <button type="button" className="mat" onClick={onOpen} aria-label={`${name}, enlarge`} autoFocus={isTriedByHand}>
      {image}
    </button>
  );
}
