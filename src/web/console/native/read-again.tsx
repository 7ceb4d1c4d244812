import { Instant } from '../result/instant.js';

export type ReadAgainProps = {
  readonly fetchedAt: string;
  readonly isLoading: boolean;
  readonly refetch: () => void;
};

/** When the result was read, and a button that gets new links for those that have expired. */
export function ReadAgain({ fetchedAt, isLoading, refetch }: ReadAgainProps) {
  return (
    <p className="aside read-again">
      <span>
        Read from the provider <Instant at={fetchedAt} />. New links for expired ones are billed, so this page does not
        get them by itself.
      </span>
      <button type="button" onClick={refetch} aria-disabled={isLoading}>
        {isLoading ? 'Loading' : 'Get new links'}
      </button>
    </p>
  );
}
