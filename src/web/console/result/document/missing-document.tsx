import { toErrorText } from '../../errors/error-texts.js';
import type { GatewayError } from '../../errors/gateway-error.js';
import { toValuesNote } from './values-note.js';

export type MissingDocumentProps = {
  readonly errors: readonly GatewayError[];
  /** Whether the page shows a face; then there may have been no document or address. */
  readonly isAboutFace: boolean;
};

/** Says why no document or address is shown, where there may be one; nothing otherwise. */
export function MissingDocument({ errors, isAboutFace }: MissingDocumentProps) {
  const error = errors.find(({ path }) => path === 'verification.document');
  const note = error ? `${toErrorText(error.code).title}.` : isAboutFace ? undefined : toValuesNote(errors);
  if (note === undefined) return null;
  return (
    <section className="part" aria-labelledby="document">
      <h2 id="document">Document or address</h2>
      <p className="aside">{note}</p>
    </section>
  );
}
