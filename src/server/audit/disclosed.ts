import type { Disclosed } from '../../audit/audit-record.js';
import type { ShownPicture } from './shown-pictures.js';

/** What an answer showed as the audit log has it: an id once, however much of it was shown. */
export function toDisclosed(
  shown: readonly ShownPicture[],
  pseudonymOf: (signatureId: string) => string,
): readonly Disclosed[] {
  const fieldsById = new Map<string, string[]>();
  for (const { disclosure } of shown) {
    const { origin, info } = disclosure;
    const field = `${origin.place}.${info.fieldName}`;
    const fields = fieldsById.get(origin.signatureId);
    if (fields === undefined) fieldsById.set(origin.signatureId, [field]);
    else fields.push(field);
  }
  return [...fieldsById].map(([id, fields]) => ({ id: pseudonymOf(id), outcome: 'HANDED_OUT', fields }));
}
