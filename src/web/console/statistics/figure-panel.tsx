import { useCallback, useState } from 'react';
import type { Figure } from './figure.js';
import { FigureChart } from './figure-chart.js';
import { FigureTable } from './figure-table.js';

/** A figure as a chart, with its table below it, which is folded until the user needs it. */
export function FigurePanel({ figure }: { readonly figure: Figure }) {
  const { id, title, rows, maxDrawn } = figure;
  const [hasFailed, setHasFailed] = useState(false);
  const fail = useCallback(() => setHasFailed(true), []);
  if (rows.length === 0) return null;
  return (
    <section className={`figure figure-${id}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hasFailed ? (
        <p className="aside">The chart could not be loaded.</p>
      ) : (
        <FigureChart figure={figure} onFailure={fail} />
      )}
      {maxDrawn !== undefined && rows.length > maxDrawn && (
        <p className="aside">
          The {maxDrawn} largest of {rows.length}; the table has all of them.
        </p>
      )}
      <details open={hasFailed}>
        <summary>Table</summary>
        <FigureTable figure={figure} />
      </details>
    </section>
  );
}
