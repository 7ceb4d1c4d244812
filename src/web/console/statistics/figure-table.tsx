import { type Figure, type FigureRow, toValueText } from './figure.js';

/** A figure as a table. Each value leads to the list of what it counts. */
export function FigureTable({ figure }: { readonly figure: Figure }) {
  const { id, title, rowName, series, rows } = figure;
  return (
    <table className="figure-table" aria-labelledby={id}>
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{rowName}</th>
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            {series.map((one, index) => (
              <td key={one.name}>
                <Value text={toText(row, index, one)} row={row} index={index} name={one.name} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ValueProps = {
  readonly text: string;
  readonly row: FigureRow;
  readonly index: number;
  readonly name: string;
};

function Value({ text, row, index, name }: ValueProps) {
  const hash = row.hashes[index];
  if (hash === undefined) return text;
  return (
    <a href={hash} aria-label={`${text}: list ${name}, ${row.label}`}>
      {text}
    </a>
  );
}

function toText({ values }: FigureRow, index: number, series: Figure['series'][number]): string {
  const value = values[index] ?? null;
  return value === null ? '–' : toValueText(value, series);
}
