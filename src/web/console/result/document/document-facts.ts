import type { DocumentPanelFragment } from '../../../../../schema/generated/console/graphql.js';
import { DOCUMENT_RESULT_LABELS } from '../labels.js';

const DATE_FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** Returns what is known of a document. The number is masked where the token may not see the whole one. */
export function toDocumentFacts(document: DocumentPanelFragment): (readonly [string, string])[] {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Document check', DOCUMENT_RESULT_LABELS[document.result] ?? document.result],
    ['Type', document.documentType],
    ['Number', document.documentNumber ?? document.documentNumberMasked],
    ['Full name', document.fullName],
    ['Date of birth', toDate(document.dateOfBirth)],
    ['Gender', document.gender],
    ['Nationality', document.nationality],
    ['Place of birth', document.placeOfBirth],
    ['Date of issue', toDate(document.issueDate)],
    ['Date of expiry', toDate(document.expiryDate)],
    ['Address', document.address],
  ];
  return facts.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

/** A calendar date has no time zone. */
function toDate(date: string | null): string | null {
  return date && DATE_FORMAT.format(new Date(`${date}T00:00:00Z`));
}
