import { documentSlot } from '../../../domain/link-slots.js';
import type { Verification } from '../../../domain/verification.js';
import type { ImageForm, ProviderResult } from '../../provider.js';
import { type DecodedDocument, decodeDocument } from './decode-document.js';
import { type DecodeTerms, decodeResult } from './decode-result.js';
import { readLeaves } from './document-leaves.js';
import { toInvalidFields } from './invalid-wire-fields.js';
import { readSurroundings, type WireField } from './wire.js';

/**
 * Decodes a response as a whole: the face by `decodeResult`, and what the provider decided besides. A value that does not
 * fit costs only its own field; nothing about a document costs the verdict.
 *
 * @throws ProviderError as `decodeResult` does
 */
export function decodeVerification(
  data: unknown,
  terms: DecodeTerms & { readonly images?: ImageForm },
): ProviderResult & { readonly invalid: ReadonlySet<WireField> } {
  const face = decodeResult(data, terms);
  const wire = readSurroundings(data);
  const document = wire.docDetail === null ? null : decodeDocument(wire.docDetail, terms, terms.images);
  const invalid = new Set<WireField>([...face.invalid, ...wire.invalid]);
  const plainOf = (name: 'addressDetail' | 'docDatabaseDetail' | 'feeDetail') => {
    const part = wire[name];
    if (part === null) return null;
    const { plain, isCut } = readLeaves(part, terms);
    if (isCut) invalid.add(name);
    return plain;
  };
  const address = plainOf('addressDetail');
  const documentDatabase = plainOf('docDatabaseDetail');
  const hasPersonalData = document !== null || address !== null || documentDatabase !== null;

  if (document?.isCut) invalid.add('docDetail');
  const invalidFields = [...(face.result.invalidFields ?? []), ...toInvalidFields(wire.invalid)];
  const result: Verification = {
    ...face.result,
    submissionCompleted: wire.submissionCompleted,
    countryCode: wire.countryCodeIso3,
    fees: plainOf('feeDetail'),
    hasFace: face.hasFace,
    document: document?.document ?? null,
    hasPersonalData,
    ...(hasPersonalData && {
      personalData: { document: document?.values ?? null, address, documentDatabase },
    }),
    ...(invalidFields.length > 0 && { invalidFields }),
  };
  return { result, base64: withDocument(face.base64, document), invalid };
}

function withDocument(base64: ProviderResult['base64'], document: DecodedDocument | null): ProviderResult['base64'] {
  if (document === null || document.base64.size === 0) return base64;
  return new Map([...base64, ...[...document.base64].map(([name, bytes]) => [documentSlot(name), bytes] as const)]);
}
