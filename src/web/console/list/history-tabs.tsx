import type { Filter } from '../filter/filter.js';
import { toStatisticsHash } from '../statistics/statistics-address.js';
import { toListHash } from './list-address.js';

export type HistoryTabsProps = { readonly current: 'list' | 'statistics'; readonly filter: Filter };

/** The links between the list and the statistics of the same filter. */
export function HistoryTabs({ current, filter }: HistoryTabsProps) {
  return (
    <nav className="tabs" aria-label="History">
      <a href={toListHash({ filter, order: 'newest' })} aria-current={current === 'list' ? 'page' : undefined}>
        List
      </a>
      <a href={toStatisticsHash(filter)} aria-current={current === 'statistics' ? 'page' : undefined}>
        Statistics
      </a>
    </nav>
  );
}
