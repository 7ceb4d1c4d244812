import type { ConsoleStatisticsQuery } from '../../../../schema/generated/console/graphql.js';
import { toValueText } from './figure.js';

/** The counters and rates of all verifications that match. */
export function Totals({ statistics }: { readonly statistics: ConsoleStatisticsQuery['byDay'] }) {
  const { total, passRate, attackRate, likelyAttacks, incomplete } = statistics;
  const rate = (value: number | null) => (value === null ? '–' : toValueText(value, { isRate: true }));
  const totals: readonly (readonly [string, string])[] = [
    ['Verifications', toValueText(total, {})],
    ['Pass rate', rate(passRate)],
    ['Attack rate', rate(attackRate)],
    ['Likely attacks', toValueText(likelyAttacks, {})],
    ['Not completed', toValueText(incomplete, {})],
  ];
  return (
    <dl className="totals">
      {totals.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
