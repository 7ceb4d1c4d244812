import type { ReactNode } from 'react';
import type { VerificationStatus } from '../../../../../schema/generated/console/graphql.js';
import { StatusIcon } from './status-icon.js';

export type VerdictPanelProps = {
  /** Decides on colour and shape. */
  readonly status: VerificationStatus;
  readonly title: string;
  readonly className?: string;
  /** What stands between the title and the reasons. */
  readonly codes?: ReactNode;
  readonly reasons: readonly string[];
  readonly children: ReactNode;
};

/** The section of a verdict: its title with colour and shape, and its reasons. */
export function VerdictPanel({ status, title, className = '', codes, reasons, children }: VerdictPanelProps) {
  return (
    <section className={`verdict verdict-${status.toLowerCase()} ${className}`} aria-labelledby="verdict">
      <h2 id="verdict" className="visually-hidden">
        Verdict
      </h2>
      <p className="status">
        <StatusIcon status={status} />
        {title}
      </p>
      {codes}
      {reasons.length > 0 && (
        <ul className="reasons" aria-label="Reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
