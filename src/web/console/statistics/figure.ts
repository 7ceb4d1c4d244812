/** What a series is about; decides its colour. */
export type Tone = 'pass' | 'fail' | 'incomplete' | 'attack' | 'score';

export type Series = {
  readonly name: string;
  readonly tone: Tone;
  /** Whether the values are shares of 1. @default counts */
  readonly isRate?: boolean;
  /** Whether it is in the table only. @default false */
  readonly isHidden?: boolean;
};

export type FigureRow = {
  readonly label: string;
  /** One for each series; null where there is none. */
  readonly values: readonly (number | null)[];
  /** The address of the list that each value counts; undefined where there is nothing to list. */
  readonly hashes: readonly (string | undefined)[];
};

/** Numbers that are drawn as a chart and written as a table. */
export type Figure = {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly shape: 'columns' | 'bars' | 'line';
  /** What the rows of the table are. */
  readonly rowName: string;
  readonly series: readonly Series[];
  readonly rows: readonly FigureRow[];
  /** How many rows are drawn, the first ones. @default all of them */
  readonly maxDrawn?: number;
};

const COUNT_FORMAT = new Intl.NumberFormat('en-GB');
const RATE_FORMAT = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });

export function toValueText(value: number, { isRate = false }: Pick<Series, 'isRate'>): string {
  return (isRate ? RATE_FORMAT : COUNT_FORMAT).format(value);
}
