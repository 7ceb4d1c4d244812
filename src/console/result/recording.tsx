import { useState } from 'react';
import type { RecordingFragment } from '../../../schema/generated/console/graphql.js';
import type { Trouble } from '../trouble.js';
import { toShortText } from '../trouble-text.js';
import { LinkLife } from './link-life-line.js';

export type RecordingProps = {
  readonly recording: RecordingFragment;
  readonly trouble: Trouble | undefined;
  readonly ask: () => void;
};

/** The recording of the capture, from the moment that it can be had. */
export function Recording({ recording: { faceVideo }, trouble, ask }: RecordingProps) {
  if (trouble) return <p className="aside">Recording: {toShortText(trouble)}.</p>;
  if (faceVideo === null) return <p className="aside">No recording was made.</p>;
  const { state, url, expiresAt } = faceVideo;
  if (state === 'PENDING') return <p className="aside">The recording is still being made. It will appear by itself.</p>;
  if (state === 'FAILED') return <p className="aside">The recording could not be made and will not come.</p>;
  if (url === null) return <p className="aside">The recording has been erased.</p>;
  return (
    <div className="recording">
      <Player key={url} url={url} ask={ask} />
      <p className="aside">{expiresAt && <LinkLife expiresAt={expiresAt} />}</p>
    </div>
  );
}

/** Loads nothing before it is played. Some recordings are of a kind that not every browser plays. */
function Player({ url, ask }: { readonly url: string; readonly ask: () => void }) {
  const [isBroken, setIsBroken] = useState(false);
  const fail = () => {
    setIsBroken(true);
    ask();
  };
  return (
    <>
      {isBroken ? (
        <p className="mat">This browser cannot play the recording</p>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: nobody has written down what is said in a capture.
        <video src={url} controls preload="none" aria-label="Recording of the capture" onError={fail} />
      )}
      <a href={url} target="_blank" rel="noreferrer">
        Open the recording
      </a>
    </>
  );
}
