import type { ReactNode } from 'react';
import { toHash } from '../../route.js';

export type IdLinksProps = {
  readonly ids: readonly string[];
  readonly title: string;
  readonly children: ReactNode;
};

/** Ids of which nothing is known but that they can be opened. */
export function IdLinks({ ids, title, children }: IdLinksProps) {
  return (
    <section aria-labelledby="ids">
      <div className="section-head">
        <h2 id="ids">{title}</h2>
      </div>
      <p className="aside">{children}</p>
      <ul className="recent">
        {ids.map((id) => (
          <li key={id}>
            <a href={toHash({ name: 'result', id })}>{id}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
