import type { ChartConfiguration } from 'chart.js';
import { type Figure, type Tone, toValueText } from './figure.js';

/** The colours of a chart, as the style sheet sets them for the colour scheme of the device. */
export type ChartColors = Readonly<Record<Tone | 'text' | 'line' | 'card', string>>;

export type DrawOptions = {
  readonly colors: ChartColors;
  readonly font: string;
  readonly onOpen: (hash: string) => void;
};

type Axis = NonNullable<NonNullable<ChartConfiguration['options']>['scales']>[string];

/** Returns how a figure is drawn. Nothing moves, so that there is nothing to turn off for reduced motion. */
export function toChartConfig(figure: Figure, { colors, font, onOpen }: DrawOptions): ChartConfiguration {
  const { shape, series } = figure;
  const rows = figure.rows.slice(0, figure.maxDrawn);
  const drawn = series.flatMap((one, index) => (one.isHidden ? [] : [{ ...one, index }]));
  const isRate = drawn.some((one) => one.isRate);
  const isStacked = drawn.length > 1;
  const ticks = { color: colors.text, font: { family: font } };
  const names: Axis = {
    stacked: isStacked,
    grid: { display: false },
    ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 12 },
  };
  const values: Axis = {
    stacked: isStacked,
    beginAtZero: true,
    grid: { color: colors.line },
    ticks: { ...ticks, precision: isRate ? 1 : 0, callback: (value) => toValueText(Number(value), { isRate }) },
  };
  const hashAt = (row: number, dataset: number) => rows[row]?.hashes[drawn[dataset]?.index ?? -1];
  return {
    type: shape === 'line' ? 'line' : 'bar',
    data: {
      labels: rows.map(({ label }) => label),
      datasets: drawn.map(({ name, tone, index }) => ({
        label: name,
        data: rows.map((row) => row.values[index] ?? null),
        backgroundColor: colors[tone],
        borderColor: shape === 'line' ? colors[tone] : colors.card,
        ...(shape === 'line'
          ? { borderWidth: 2, pointRadius: 3, pointHitRadius: 12 }
          : { borderWidth: 1, maxBarThickness: 36 }),
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: shape === 'bars' ? 'y' : 'x',
      scales: shape === 'bars' ? { y: names, x: values } : { x: names, y: values },
      interaction: { mode: 'nearest', intersect: shape !== 'line' },
      onClick: (_event, [element]) => {
        const hash = element && hashAt(element.index, element.datasetIndex);
        if (hash !== undefined) onOpen(hash);
      },
      onHover: ({ native }, [element]) => {
        const isLink = element !== undefined && hashAt(element.index, element.datasetIndex) !== undefined;
        if (native?.target instanceof HTMLElement) native.target.style.cursor = isLink ? 'pointer' : 'default';
      },
      plugins: {
        legend: {
          display: isStacked,
          position: 'bottom',
          labels: { color: colors.text, boxWidth: 14, font: { family: font } },
        },
        tooltip: {
          callbacks: { label: ({ dataset, raw }) => `${dataset.label}: ${toValueText(Number(raw), { isRate })}` },
        },
      },
    },
  };
}
