import type { ReactNode } from 'react';

/** A name and its value, both for people. */
export type Fact = readonly [name: string, value: ReactNode];

/** Names and values in two columns where there is room for them. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names of the provider can occur twice, and their order is fixed.
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
