import { InvalidField } from '../../../domain/invalid-fields.js';
import type { WireField } from './wire.js';

/** Links and times of images and the link of the archive are missing here, since only a part of their field is lost. */
const DOMAIN_NAMES: { readonly [Name in WireField]?: InvalidField } = {
  errorCode: 'errorCode',
  errorCodes: 'errorCode',
  faceResult: 'faceResult',
  faceLivenessScore: 'faceLivenessScore',
  livenessAttackType: 'livenessAttackCode',
  livenessType: 'livenessType',
  livenessFlowCategory: 'livenessFlowCategory',
  faceSimilarityScore: 'faceSimilarityScore',
  eventDetails: 'eventDetails',
  faceVideoUrl: 'faceVideo',
  inputParameters: 'inputParameters',
  submissionCompleted: 'submissionCompleted',
  countryCodeIso3: 'countryCode',
  docDetail: 'document',
};

const OUTSIDE_FACE: ReadonlySet<InvalidField> = new Set([
  ...(['errorCode', 'inputParameters', 'submissionCompleted', 'countryCode', 'document'] as const),
  ...(['platform', 'sdkVersion'] as const),
]);
const IN_FACE = Object.values(InvalidField).filter((field) => !OUTSIDE_FACE.has(field));

/** Returns the fields of the result that are invalid because of these fields of the provider, each once. */
export function toInvalidFields(
  names: ReadonlySet<WireField>,
  { hasErrorCode = false }: { readonly hasErrorCode?: boolean } = {},
): readonly InvalidField[] {
  const fields = new Set<InvalidField>(names.has('faceDetail') ? IN_FACE : []);
  for (const name of names) {
    const field = DOMAIN_NAMES[name];
    // A reason from one of the provider's two fields is enough.
    if (field !== undefined && !(field === 'errorCode' && hasErrorCode)) fields.add(field);
  }
  return [...fields];
}
