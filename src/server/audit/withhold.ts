import { type FormattedExecutionResult, GraphQLError } from 'graphql';
import type { ShownPicture } from './shown-pictures.js';

export const AUDIT_ERROR_CODE = 'AUDIT_UNAVAILABLE';

const MESSAGE = 'This cannot be shown while the audit log cannot be written. Try again later.';

/** Takes what was to be shown out of the answer, with an error at each place; the rest stays as it is. */
export function withhold(result: FormattedExecutionResult, shown: readonly ShownPicture[]): void {
  const errors = shown.map(({ disclosure: { info }, place }) => {
    place.write(null);
    const where = { nodes: info.fieldNodes, path: place.path() };
    return new GraphQLError(MESSAGE, { ...where, extensions: { code: AUDIT_ERROR_CODE } }).toJSON();
  });
  Object.assign(result, { errors: [...(result.errors ?? []), ...errors] });
}
