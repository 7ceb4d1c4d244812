import { EVERYTHING, type Filter } from './filter.js';
import { toFilterQuery, toQueryText } from './filter-address.js';
import { FilterForm } from './filter-form.js';
import { toConditions } from './filter-labels.js';

export type FilterBarProps = {
  readonly filter: Filter;
  readonly hasBy: boolean;
  /** Returns the address of the same page with another filter. */
  readonly toHash: (filter: Filter) => string;
};

/** The filter of a page: its form, and each condition in words with a link that removes it. */
export function FilterBar({ filter, hasBy, toHash }: FilterBarProps) {
  const conditions = toConditions(filter);
  const apply = (changed: Filter) => {
    window.location.hash = toHash(changed);
  };
  return (
    <div className="filter-bar">
      <FilterForm key={toQueryText(toFilterQuery(filter))} filter={filter} hasBy={hasBy} onApply={apply} />
      {conditions.length > 0 && (
        <ul className="conditions" aria-label="Active filters">
          {conditions.map(({ name, text, without }) => (
            <li key={name}>
              <a href={toHash(without)} aria-label={`Remove the filter ${name}: ${text}`}>
                <span>{name}</span> {text}
              </a>
            </li>
          ))}
          <li>
            <a className="clear" href={toHash(EVERYTHING)}>
              Clear filters
            </a>
          </li>
        </ul>
      )}
    </div>
  );
}
