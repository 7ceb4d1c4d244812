import { Facts } from '../facts.js';
import { toJsonFacts } from './json-facts.js';

export type JsonPanelProps = {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** A part of the record in the shape of the provider. */
  readonly json: unknown;
};

/** A part of the record as names and values; nothing where it has none. */
export function JsonPanel({ id, title, json }: JsonPanelProps) {
  const facts = toJsonFacts(json);
  if (facts.length === 0) return null;
  return (
    <section className="part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Facts facts={facts} />
    </section>
  );
}
