import { useEffect, useRef, useState } from 'react';
import type { Figure } from './figure.js';
import { useIsDark } from './use-is-dark.js';

export type FigureChartProps = {
  readonly figure: Figure;
  /** Called when the library of charts could not be loaded. */
  readonly onFailure: () => void;
};

/** A figure as a chart. A click on a value opens the list of what it counts; the table has the same links. */
export function FigureChart({ figure, onFailure }: FigureChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDark = useIsDark();
  const [isDrawn, setIsDrawn] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours of the style sheet change with the colour scheme.
  useEffect(() => {
    let remove: (() => void) | undefined;
    let isGone = false;
    const draw = async () => {
      // Loaded when the first figure is shown, so that the list does not wait for it.
      const { drawChart } = await import('./draw-chart.js');
      if (isGone || canvas.current === null) return;
      remove = drawChart(canvas.current, figure, openHash);
      setIsDrawn(true);
    };
    draw().catch(onFailure);
    return () => {
      isGone = true;
      remove?.();
    };
  }, [figure, isDark, onFailure]);
  return (
    <div className={`chart chart-${figure.shape}`} data-drawn={isDrawn}>
      <canvas ref={canvas} role="img" aria-label={`${figure.title}, as a chart. The table has the same numbers.`} />
    </div>
  );
}

function openHash(hash: string): void {
  window.location.hash = hash;
}
