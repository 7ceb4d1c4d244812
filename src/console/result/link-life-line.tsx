import { toLinkLife } from './link-life.js';
import { useNow } from './use-now.js';

/** For how long a link goes on; at its end the page gets another one by itself. */
export function LinkLife({ expiresAt }: { readonly expiresAt: string }) {
  const life = toLinkLife(expiresAt, useNow());
  return (
    <time className="life" dateTime={expiresAt} title={expiresAt}>
      {life === 'over' ? 'Link is over, by the clock of this device' : `Link lives ${life}`}
    </time>
  );
}
