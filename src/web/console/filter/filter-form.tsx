import { type FormEvent, useRef } from 'react';
import { FLOW_LABELS, STATUS_LABELS } from '../result/labels.js';
import { Choices, Field } from './fields.js';
import { ATTACK_TYPES, type Filter, FLOWS, STATUSES } from './filter.js';
import { parseFilter } from './filter-address.js';
import { SHORT_ATTACK_LABELS } from './filter-labels.js';

export type FilterFormProps = {
  readonly filter: Filter;
  /** Whether the user chooses what the days are of. */
  readonly hasBy: boolean;
  readonly onApply: (filter: Filter) => void;
};

/** The form for a filter, folded until the user needs it. Give each filter its own `key`. */
export function FilterForm({ filter, hasBy, onApply }: FilterFormProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]);
    if (details.current) details.current.open = false;
    onApply({ ...parseFilter(new URLSearchParams(entries)), ids: filter.ids });
  };
  return (
    <details className="filter" ref={details}>
      <summary>Filter</summary>
      <form onSubmit={apply}>
        <Choices legend="Status" name="status" values={STATUSES} chosen={filter.status} labels={STATUS_LABELS} />
        <div className="field">
          <label htmlFor="filter-attack">Attack</label>
          <select id="filter-attack" name="attack" defaultValue={filter.attack ?? ''}>
            <option value="">All</option>
            <option value="yes">Likely an attack</option>
            <option value="no">Not an attack</option>
          </select>
        </div>
        <Choices
          legend="Type of attack"
          name="type"
          values={ATTACK_TYPES}
          chosen={filter.type}
          labels={SHORT_ATTACK_LABELS}
        />
        <Choices legend="Flow" name="flow" values={FLOWS} chosen={filter.flow} labels={FLOW_LABELS} />
        <fieldset className="range">
          <legend>Days (UTC)</legend>
          {hasBy && (
            <select name="by" aria-label="Days of" defaultValue={filter.by}>
              <option value="recorded">Recorded</option>
              <option value="decided">Decided</option>
            </select>
          )}
          <Field label="From" name="from" type="date" value={filter.from} />
          <Field label="To" name="to" type="date" value={filter.to} />
        </fieldset>
        <fieldset className="range">
          <legend>Liveness score</legend>
          <Field label="From" name="min" type="number" min={0} max={100} step="any" value={filter.min} />
          <Field label="To" name="max" type="number" min={0} max={100} step="any" value={filter.max} />
        </fieldset>
        <Field
          label="Country"
          name="country"
          value={filter.country.join(', ')}
          pattern="[A-Za-z]{3}([\s,;]+[A-Za-z]{3})*"
          title="Three letters, such as PHL; several with commas"
          placeholder="PHL, IDN"
        />
        <Field
          label="Error code"
          name="error"
          value={filter.error.join(', ')}
          pattern="[\w\-]{1,64}([\s,;]+[\w\-]{1,64})*"
          title="A code, such as LIVENESS_ATTACK; several with commas"
        />
        <Field label="User id" name="user" value={filter.user} maxLength={256} />
        <Field label="Business id" name="biz" value={filter.biz} maxLength={256} />
        <button type="submit">Apply</button>
      </form>
    </details>
  );
}
