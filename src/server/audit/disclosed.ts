import type { Disclosed } from '../../audit/audit-record.js';
import type { Disclosure } from '../../graphql/disclosure.js';

/** A field that showed something as the audit log has it. */
export function toDisclosed({ origin, info }: Disclosure, pseudonymOf: (signatureId: string) => string): Disclosed {
  return { id: pseudonymOf(origin.signatureId), field: `${origin.place}.${info.fieldName}`, outcome: 'HANDED_OUT' };
}
