import { useNow } from '../use-now.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Shows when a link expires. The page replaces the link before that. */
export function LinkExpiry({ expiresAt }: { readonly expiresAt: string }) {
  return (
    <time className="expiry" dateTime={expiresAt} title={expiresAt}>
      {toExpiryText(Date.parse(expiresAt) - useNow())}
    </time>
  );
}

/** In minutes, so that the text changes only once a minute. */
function toExpiryText(leftMs: number): string {
  if (leftMs <= 0) return 'Link expired, by the clock of this device';
  if (leftMs < MINUTE_MS) return 'Link expires in less than a minute';
  const hours = Math.floor(leftMs / HOUR_MS);
  const minutes = Math.floor((leftMs % HOUR_MS) / MINUTE_MS);
  return `Link expires in ${hours === 0 ? '' : `${hours} h `}${minutes} min`;
}
