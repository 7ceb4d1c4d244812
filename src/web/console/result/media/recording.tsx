import { useState } from 'react';
import type { RecordingFragment } from '../../../../../schema/generated/console/graphql.js';
import { type GatewayError, toShortText } from '../../errors/gateway-error.js';
import { LinkExpiry } from './link-expiry.js';

export type RecordingProps = {
  readonly recording: RecordingFragment;
  readonly error: GatewayError | undefined;
  readonly refetch: () => void;
};

/** The recording of the capture, or why there is none. */
export function Recording({ recording: { faceVideo }, error, refetch }: RecordingProps) {
  if (error) return <p className="aside">Recording: {toShortText(error)}.</p>;
  if (faceVideo === null) return <p className="aside">There is no recording.</p>;
  const { state, url, expiresAt } = faceVideo;
  if (state === 'PENDING')
    return <p className="aside">The recording is still being produced. It appears automatically.</p>;
  if (state === 'FAILED') return <p className="aside">The recording could not be produced.</p>;
  if (url === null) return <p className="aside">The recording has been erased.</p>;
  return (
    <div className="recording">
      <Player key={url} url={url} refetch={refetch} />
      <p className="aside">{expiresAt && <LinkExpiry expiresAt={expiresAt} />}</p>
    </div>
  );
}

/** Loads nothing until it is played. Not every browser supports the format of every recording. */
function Player({ url, refetch }: { readonly url: string; readonly refetch: () => void }) {
  const [isBroken, setIsBroken] = useState(false);
  const fail = () => {
    setIsBroken(true);
    refetch();
  };
  return (
    <>
      {isBroken ? (
        <p className="mat">This browser cannot play the recording</p>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: there is no transcript of a capture.
        <video src={url} controls preload="none" aria-label="Recording of the capture" onError={fail} />
      )}
      <a href={url} target="_blank" rel="noreferrer">
        Open the recording
      </a>
    </>
  );
}
