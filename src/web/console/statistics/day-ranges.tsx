import type { Filter } from '../filter/filter.js';
import { lastDays, toStatisticsHash } from './statistics-address.js';

const RANGES = [7, 30, 90];

/** The ranges of days that are used most. */
export function DayRanges({ filter }: { readonly filter: Filter }) {
  return (
    <nav className="day-ranges" aria-label="Days">
      {RANGES.map((days) => {
        const range = lastDays(days, Date.now());
        const isCurrent = range.from === filter.from && range.to === filter.to;
        return (
          <a key={days} href={toStatisticsHash({ ...filter, ...range })} aria-current={isCurrent ? 'true' : undefined}>
            {days} days
          </a>
        );
      })}
    </nav>
  );
}
