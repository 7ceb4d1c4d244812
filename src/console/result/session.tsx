import type { SessionFragment } from '../../../schema/generated/console/graphql.js';
import { FLOW_WORDS } from './words.js';

/** How the verification was started, and by which flow it went. */
export function Session({ session }: { readonly session: SessionFragment }) {
  const { livenessType, livenessFlowCategory, inputParameters } = session;
  const rows = [
    ['Liveness type', livenessType],
    ['Flow', livenessFlowCategory && (FLOW_WORDS[livenessFlowCategory] ?? livenessFlowCategory)],
    ...toRows(inputParameters),
  ].filter(([, value]) => value);
  if (rows.length === 0) return null;
  return (
    <section className="session" aria-labelledby="session">
      <h2 id="session">Session</h2>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Customers put into it what they like. */
function toRows(inputParameters: unknown): (readonly [string, string])[] {
  if (typeof inputParameters !== 'object' || inputParameters === null) return [];
  return Object.entries(inputParameters)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
}
