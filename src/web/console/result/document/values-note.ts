import { findErrorAt, type GatewayError, isTransient } from '../../errors/gateway-error.js';
import { IMAGES_PATH } from './document-images.js';

/** The fields with personal data of documents and addresses. */
const PLACES = ['verification.document', 'verification.address', 'verification.documentDatabase'];

/** Returns why values of a document or an address are missing, once for all of them; undefined if none is. */
export function toValuesNote(errors: readonly GatewayError[]): string | undefined {
  const atValues = errors.filter((error) => isAtValue(error));
  if (atValues.length === 0) return undefined;
  const lasting = atValues.find((error) => !isTransient(error));
  if (lasting?.code === 'FORBIDDEN') return 'Your access does not include personal data of documents.';
  return lasting ? 'The values cannot be shown.' : 'The values cannot be shown at the moment. Retrying';
}

function isAtValue(error: GatewayError): boolean {
  const isAtImage = findErrorAt([error], IMAGES_PATH) !== undefined;
  return !isAtImage && PLACES.some((place) => findErrorAt([error], place) !== undefined);
}
