/**
 * The fields of a result for which the provider sent an invalid value. The result holds null instead. `images` and the
 * other media are listed if not even their presence is known; `eventDetails` if an event is missing from the list or has
 * an invalid field itself.
 */
export const InvalidField = {
  errorCode: 'errorCode',
  faceResult: 'faceResult',
  images: 'images',
  auditImageArchive: 'auditImageArchive',
  faceVideo: 'faceVideo',
  faceLivenessScore: 'faceLivenessScore',
  livenessAttackCode: 'livenessAttackCode',
  livenessType: 'livenessType',
  livenessFlowCategory: 'livenessFlowCategory',
  faceSimilarityScore: 'faceSimilarityScore',
  eventDetails: 'eventDetails',
  inputParameters: 'inputParameters',
  submissionCompleted: 'submissionCompleted',
  countryCode: 'countryCode',
  document: 'document',
  platform: 'platform',
  sdkVersion: 'sdkVersion',
} as const;
export type InvalidField = keyof typeof InvalidField;

export const InvalidEventField = { event: 'event', result: 'result', createdAt: 'createdAt' } as const;
export type InvalidEventField = keyof typeof InvalidEventField;

/** Returns whether the provider sent an invalid value for the field. */
export function isInvalid<Field extends string>(
  { invalidFields }: { readonly invalidFields?: readonly Field[] },
  field: Field,
): boolean {
  return invalidFields?.includes(field) ?? false;
}
