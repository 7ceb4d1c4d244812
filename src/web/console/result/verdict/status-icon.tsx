import type { VerificationStatus } from '../../../../../schema/generated/console/graphql.js';

const SHAPES: Readonly<Record<VerificationStatus, string>> = {
  PASS: 'M7 12.5l3.4 3.4L17 8.6',
  FAIL: 'M8 8l8 8M16 8l-8 8',
  INCOMPLETE: 'M7.5 12h9',
  PENDING: 'M12 7v5l3.4 2',
};

/** Shows a status by shape as well, since colour alone is not accessible. */
export function StatusIcon({ status }: { readonly status: VerificationStatus }) {
  return (
    <svg className="status-icon" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="11" />
      <path d={SHAPES[status]} />
    </svg>
  );
}
