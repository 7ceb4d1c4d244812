/** The documents of the benchmark, each by a name that the server without GraphQL knows it by. */

const PICTURE = '{ kind capturedAt url expiresAt }';

const SELECTIONS = {
  /** Who decides by score. */
  Verdict: `signatureId status errorCode faceResult faceLivenessScore faceSimilarityScore livenessThreshold
    similarityThreshold isLikelyAttack isFaceMatch attackReasons`,
  /** Eight scalars, the verdict, and one picture with its link. */
  Short: `signatureId status errorCode faceResult faceLivenessScore livenessAttackCode livenessType
    livenessFlowCategory isLikelyAttack faceImage { url expiresAt }`,
  Pictures: `signatureId images ${PICTURE} auditImageArchive { url expiresAt } faceVideo { state url expiresAt }`,
  Story: 'signatureId status eventDetails { event result createdAt } inputParameters',
  /** Every field but the bytes of pictures. */
  Full: `signatureId status errorCode faceResult faceLivenessScore livenessAttackCode livenessAttackType livenessType
    livenessFlowCategory faceSimilarityScore isLikelyAttack attackReasons livenessThreshold isFaceMatch
    similarityThreshold faceImage ${PICTURE} faceImageFar ${PICTURE} faceImageNear ${PICTURE} silentImage ${PICTURE}
    images ${PICTURE} auditImageArchive { url expiresAt } faceVideo { state url expiresAt }
    eventDetails { event result createdAt } inputParameters fetchedAt`,
};

export const SELECTION_NAMES = Object.keys(SELECTIONS);

/** Every field of a verification but the bytes of images. */
export const MANY_WHOLE = `query ManyWhole($ids: [ID!]!) { verifications(signatureIds: $ids) { signatureId status errorCodes
  submissionCompleted countryCode fees inputParameters address documentDatabase fetchedAt
  document { result documentType documentNumberMasked documentNumber fullName dateOfBirth issueDate expiryDate gender
    nationality placeOfBirth address details fields { name value side } images { name side url expiresAt } }
  livenessResult { ${SELECTIONS.Full} } } }`;

/** `One…` and `Many…` of each selection. */
export const DOCUMENTS = Object.fromEntries(
  Object.entries(SELECTIONS).flatMap(([name, fields]) => [
    [`One${name}`, `query One${name}($id: ID!) { livenessResult(signatureId: $id) { ${fields} } }`],
    [`Many${name}`, `query Many${name}($ids: [ID!]!) { livenessResults(signatureIds: $ids) { ${fields} } }`],
  ]),
);
