import type { CountFragment } from '../../../../schema/generated/console/graphql.js';
import { countNew, toVerificationsText } from './count.js';
import { isOrderName, type ListPageAddress, ORDERS, toListHash } from './list-address.js';
import { useLiveCount } from './use-live-count.js';

export type ListToolsProps = {
  readonly address: ListPageAddress;
  /** The count that came with the rows. */
  readonly count: CountFragment;
  readonly isLoading: boolean;
  readonly refetch: () => void;
};

/** How many verifications match, whether there are new ones, and the order. */
export function ListTools({ address, count, isLoading, refetch }: ListToolsProps) {
  const { filter, order } = address;
  const now = useLiveCount(filter, count) ?? count;
  const news = countNew(count, now);
  const refresh = () => {
    const first = toListHash({ filter, order });
    // The address of the first page may be another one, and then leads to its own request.
    if (address.after === undefined && address.before === undefined) refetch();
    else window.location.hash = first;
  };
  return (
    <div className="list-tools">
      <p className="count">{toVerificationsText(now)}</p>
      <button type="button" onClick={refresh} aria-disabled={isLoading}>
        {news === 0 ? 'Refresh' : `Show ${news} new`}
      </button>
      <label className="order">
        Order{' '}
        <select
          value={order}
          onChange={({ target: { value } }) => {
            if (isOrderName(value)) window.location.hash = toListHash({ filter, order: value });
          }}
        >
          {Object.entries(ORDERS).map(([name, { label }]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
