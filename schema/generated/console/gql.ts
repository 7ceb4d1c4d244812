/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query ConsoleHistory($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $first: Int, $after: String, $last: Int, $before: String) {\n  verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n    last: $last\n    before: $before\n  ) {\n    totalCount {\n      ...Count\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n    edges {\n      cursor\n      node {\n        ...Row\n      }\n    }\n  }\n}\n\nquery ConsoleHistoryCount($filter: VerificationFilter) {\n  verificationHistory(filter: $filter, first: 1) {\n    totalCount {\n      ...Count\n    }\n  }\n}\n\nfragment Count on RecordCount {\n  value\n  isExact\n}\n\nfragment Row on VerificationRecord {\n  signatureId\n  status\n  errorCodes\n  faceLivenessScore\n  isLikelyAttack\n  livenessAttackType\n  livenessFlowCategory\n  countryCode\n  userId\n  recordedAt\n  erasedAt\n}": typeof types.ConsoleHistoryDocument,
    "query ConsoleNativeResult($livenessId: ID!) {\n  nativeLivenessResult(livenessId: $livenessId) {\n    livenessId\n    platform\n    sdkVersion\n    fetchedAt\n    ...Liveness\n    ...Gallery\n    ...Recording\n    ...Archive\n  }\n}": typeof types.ConsoleNativeResultDocument,
    "fragment DocumentPanel on IdentityDocument {\n  result\n  documentType\n  documentNumberMasked\n  documentNumber\n  fullName\n  dateOfBirth\n  issueDate\n  expiryDate\n  gender\n  nationality\n  placeOfBirth\n  address\n  details\n  images {\n    ...DocumentPanelImage\n  }\n}\n\nfragment DocumentPanelImage on DocumentImage {\n  name\n  side\n  url\n  expiresAt\n}": typeof types.DocumentPanelFragmentDoc,
    "fragment Session on Verification {\n  countryCode\n  submissionCompleted\n  inputParameters\n}": typeof types.SessionFragmentDoc,
    "fragment Archive on FaceLivenessCheck {\n  auditImageArchive {\n    url\n    expiresAt\n  }\n}": typeof types.ArchiveFragmentDoc,
    "fragment Gallery on FaceLivenessCheck {\n  images {\n    ...GalleryImage\n  }\n}\n\nfragment GalleryImage on LivenessImage {\n  kind\n  capturedAt\n  url\n  expiresAt\n}": typeof types.GalleryFragmentDoc,
    "fragment Recording on FaceLivenessCheck {\n  faceVideo {\n    state\n    url\n    expiresAt\n  }\n}": typeof types.RecordingFragmentDoc,
    "fragment OtherParts on Verification {\n  address\n  documentDatabase\n  fees\n}": typeof types.OtherPartsFragmentDoc,
    "query ConsoleResult($signatureId: ID!) {\n  verification(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCodes\n    fetchedAt\n    ...Session\n    ...OtherParts\n    document {\n      ...DocumentPanel\n    }\n    livenessResult {\n      signatureId\n      livenessType\n      livenessFlowCategory\n      ...Verdict\n      ...Gallery\n      ...Recording\n      ...Archive\n      ...Timeline\n    }\n  }\n}": typeof types.ConsoleResultDocument,
    "fragment Timeline on LivenessResult {\n  eventDetails {\n    event\n    result\n    createdAt\n  }\n}": typeof types.TimelineFragmentDoc,
    "fragment Verdict on LivenessResult {\n  ...Liveness\n  faceResult\n  isFaceMatch\n  faceSimilarityScore\n  similarityThreshold\n}\n\nfragment Liveness on FaceLivenessCheck {\n  isLikelyAttack\n  attackReasons\n  faceLivenessScore\n  livenessThreshold\n  livenessAttackType\n  livenessAttackCode\n}": typeof types.VerdictFragmentDoc,
    "query ConsoleStatistics($filter: VerificationFilter) {\n  byDay: verificationStatistics(filter: $filter, groupBy: [DAY]) {\n    total\n    passed\n    failed\n    incomplete\n    likelyAttacks\n    passRate\n    attackRate\n    livenessScores {\n      from\n      to\n      count\n    }\n    groups {\n      day\n      ...Group\n    }\n  }\n  byCountry: verificationStatistics(filter: $filter, groupBy: [COUNTRY_CODE]) {\n    groups {\n      countryCode\n      ...Group\n    }\n  }\n  byFlow: verificationStatistics(\n    filter: $filter\n    groupBy: [LIVENESS_FLOW_CATEGORY]\n  ) {\n    groups {\n      livenessFlowCategory\n      ...Group\n    }\n  }\n}\n\nfragment Group on VerificationStatisticsGroup {\n  total\n  passed\n  failed\n  incomplete\n  likelyAttacks\n  attackRate\n}": typeof types.ConsoleStatisticsDocument,
    "query ConsoleNeighbours($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $at: String!) {\n  next: verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    first: 1\n    after: $at\n  ) {\n    ...Neighbour\n  }\n  previous: verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    last: 1\n    before: $at\n  ) {\n    ...Neighbour\n  }\n}\n\nfragment Neighbour on VerificationRecordConnection {\n  edges {\n    cursor\n    node {\n      signatureId\n    }\n  }\n}": typeof types.ConsoleNeighboursDocument,
};
const documents: Documents = {
    "query ConsoleHistory($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $first: Int, $after: String, $last: Int, $before: String) {\n  verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n    last: $last\n    before: $before\n  ) {\n    totalCount {\n      ...Count\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n    edges {\n      cursor\n      node {\n        ...Row\n      }\n    }\n  }\n}\n\nquery ConsoleHistoryCount($filter: VerificationFilter) {\n  verificationHistory(filter: $filter, first: 1) {\n    totalCount {\n      ...Count\n    }\n  }\n}\n\nfragment Count on RecordCount {\n  value\n  isExact\n}\n\nfragment Row on VerificationRecord {\n  signatureId\n  status\n  errorCodes\n  faceLivenessScore\n  isLikelyAttack\n  livenessAttackType\n  livenessFlowCategory\n  countryCode\n  userId\n  recordedAt\n  erasedAt\n}": types.ConsoleHistoryDocument,
    "query ConsoleNativeResult($livenessId: ID!) {\n  nativeLivenessResult(livenessId: $livenessId) {\n    livenessId\n    platform\n    sdkVersion\n    fetchedAt\n    ...Liveness\n    ...Gallery\n    ...Recording\n    ...Archive\n  }\n}": types.ConsoleNativeResultDocument,
    "fragment DocumentPanel on IdentityDocument {\n  result\n  documentType\n  documentNumberMasked\n  documentNumber\n  fullName\n  dateOfBirth\n  issueDate\n  expiryDate\n  gender\n  nationality\n  placeOfBirth\n  address\n  details\n  images {\n    ...DocumentPanelImage\n  }\n}\n\nfragment DocumentPanelImage on DocumentImage {\n  name\n  side\n  url\n  expiresAt\n}": types.DocumentPanelFragmentDoc,
    "fragment Session on Verification {\n  countryCode\n  submissionCompleted\n  inputParameters\n}": types.SessionFragmentDoc,
    "fragment Archive on FaceLivenessCheck {\n  auditImageArchive {\n    url\n    expiresAt\n  }\n}": types.ArchiveFragmentDoc,
    "fragment Gallery on FaceLivenessCheck {\n  images {\n    ...GalleryImage\n  }\n}\n\nfragment GalleryImage on LivenessImage {\n  kind\n  capturedAt\n  url\n  expiresAt\n}": types.GalleryFragmentDoc,
    "fragment Recording on FaceLivenessCheck {\n  faceVideo {\n    state\n    url\n    expiresAt\n  }\n}": types.RecordingFragmentDoc,
    "fragment OtherParts on Verification {\n  address\n  documentDatabase\n  fees\n}": types.OtherPartsFragmentDoc,
    "query ConsoleResult($signatureId: ID!) {\n  verification(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCodes\n    fetchedAt\n    ...Session\n    ...OtherParts\n    document {\n      ...DocumentPanel\n    }\n    livenessResult {\n      signatureId\n      livenessType\n      livenessFlowCategory\n      ...Verdict\n      ...Gallery\n      ...Recording\n      ...Archive\n      ...Timeline\n    }\n  }\n}": types.ConsoleResultDocument,
    "fragment Timeline on LivenessResult {\n  eventDetails {\n    event\n    result\n    createdAt\n  }\n}": types.TimelineFragmentDoc,
    "fragment Verdict on LivenessResult {\n  ...Liveness\n  faceResult\n  isFaceMatch\n  faceSimilarityScore\n  similarityThreshold\n}\n\nfragment Liveness on FaceLivenessCheck {\n  isLikelyAttack\n  attackReasons\n  faceLivenessScore\n  livenessThreshold\n  livenessAttackType\n  livenessAttackCode\n}": types.VerdictFragmentDoc,
    "query ConsoleStatistics($filter: VerificationFilter) {\n  byDay: verificationStatistics(filter: $filter, groupBy: [DAY]) {\n    total\n    passed\n    failed\n    incomplete\n    likelyAttacks\n    passRate\n    attackRate\n    livenessScores {\n      from\n      to\n      count\n    }\n    groups {\n      day\n      ...Group\n    }\n  }\n  byCountry: verificationStatistics(filter: $filter, groupBy: [COUNTRY_CODE]) {\n    groups {\n      countryCode\n      ...Group\n    }\n  }\n  byFlow: verificationStatistics(\n    filter: $filter\n    groupBy: [LIVENESS_FLOW_CATEGORY]\n  ) {\n    groups {\n      livenessFlowCategory\n      ...Group\n    }\n  }\n}\n\nfragment Group on VerificationStatisticsGroup {\n  total\n  passed\n  failed\n  incomplete\n  likelyAttacks\n  attackRate\n}": types.ConsoleStatisticsDocument,
    "query ConsoleNeighbours($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $at: String!) {\n  next: verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    first: 1\n    after: $at\n  ) {\n    ...Neighbour\n  }\n  previous: verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    last: 1\n    before: $at\n  ) {\n    ...Neighbour\n  }\n}\n\nfragment Neighbour on VerificationRecordConnection {\n  edges {\n    cursor\n    node {\n      signatureId\n    }\n  }\n}": types.ConsoleNeighboursDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ConsoleHistory($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $first: Int, $after: String, $last: Int, $before: String) {\n  verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n    last: $last\n    before: $before\n  ) {\n    totalCount {\n      ...Count\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n    edges {\n      cursor\n      node {\n        ...Row\n      }\n    }\n  }\n}\n\nquery ConsoleHistoryCount($filter: VerificationFilter) {\n  verificationHistory(filter: $filter, first: 1) {\n    totalCount {\n      ...Count\n    }\n  }\n}\n\nfragment Count on RecordCount {\n  value\n  isExact\n}\n\nfragment Row on VerificationRecord {\n  signatureId\n  status\n  errorCodes\n  faceLivenessScore\n  isLikelyAttack\n  livenessAttackType\n  livenessFlowCategory\n  countryCode\n  userId\n  recordedAt\n  erasedAt\n}"): (typeof documents)["query ConsoleHistory($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $first: Int, $after: String, $last: Int, $before: String) {\n  verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n    last: $last\n    before: $before\n  ) {\n    totalCount {\n      ...Count\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n    edges {\n      cursor\n      node {\n        ...Row\n      }\n    }\n  }\n}\n\nquery ConsoleHistoryCount($filter: VerificationFilter) {\n  verificationHistory(filter: $filter, first: 1) {\n    totalCount {\n      ...Count\n    }\n  }\n}\n\nfragment Count on RecordCount {\n  value\n  isExact\n}\n\nfragment Row on VerificationRecord {\n  signatureId\n  status\n  errorCodes\n  faceLivenessScore\n  isLikelyAttack\n  livenessAttackType\n  livenessFlowCategory\n  countryCode\n  userId\n  recordedAt\n  erasedAt\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ConsoleNativeResult($livenessId: ID!) {\n  nativeLivenessResult(livenessId: $livenessId) {\n    livenessId\n    platform\n    sdkVersion\n    fetchedAt\n    ...Liveness\n    ...Gallery\n    ...Recording\n    ...Archive\n  }\n}"): (typeof documents)["query ConsoleNativeResult($livenessId: ID!) {\n  nativeLivenessResult(livenessId: $livenessId) {\n    livenessId\n    platform\n    sdkVersion\n    fetchedAt\n    ...Liveness\n    ...Gallery\n    ...Recording\n    ...Archive\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment DocumentPanel on IdentityDocument {\n  result\n  documentType\n  documentNumberMasked\n  documentNumber\n  fullName\n  dateOfBirth\n  issueDate\n  expiryDate\n  gender\n  nationality\n  placeOfBirth\n  address\n  details\n  images {\n    ...DocumentPanelImage\n  }\n}\n\nfragment DocumentPanelImage on DocumentImage {\n  name\n  side\n  url\n  expiresAt\n}"): (typeof documents)["fragment DocumentPanel on IdentityDocument {\n  result\n  documentType\n  documentNumberMasked\n  documentNumber\n  fullName\n  dateOfBirth\n  issueDate\n  expiryDate\n  gender\n  nationality\n  placeOfBirth\n  address\n  details\n  images {\n    ...DocumentPanelImage\n  }\n}\n\nfragment DocumentPanelImage on DocumentImage {\n  name\n  side\n  url\n  expiresAt\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment Session on Verification {\n  countryCode\n  submissionCompleted\n  inputParameters\n}"): (typeof documents)["fragment Session on Verification {\n  countryCode\n  submissionCompleted\n  inputParameters\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment Archive on FaceLivenessCheck {\n  auditImageArchive {\n    url\n    expiresAt\n  }\n}"): (typeof documents)["fragment Archive on FaceLivenessCheck {\n  auditImageArchive {\n    url\n    expiresAt\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment Gallery on FaceLivenessCheck {\n  images {\n    ...GalleryImage\n  }\n}\n\nfragment GalleryImage on LivenessImage {\n  kind\n  capturedAt\n  url\n  expiresAt\n}"): (typeof documents)["fragment Gallery on FaceLivenessCheck {\n  images {\n    ...GalleryImage\n  }\n}\n\nfragment GalleryImage on LivenessImage {\n  kind\n  capturedAt\n  url\n  expiresAt\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment Recording on FaceLivenessCheck {\n  faceVideo {\n    state\n    url\n    expiresAt\n  }\n}"): (typeof documents)["fragment Recording on FaceLivenessCheck {\n  faceVideo {\n    state\n    url\n    expiresAt\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment OtherParts on Verification {\n  address\n  documentDatabase\n  fees\n}"): (typeof documents)["fragment OtherParts on Verification {\n  address\n  documentDatabase\n  fees\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ConsoleResult($signatureId: ID!) {\n  verification(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCodes\n    fetchedAt\n    ...Session\n    ...OtherParts\n    document {\n      ...DocumentPanel\n    }\n    livenessResult {\n      signatureId\n      livenessType\n      livenessFlowCategory\n      ...Verdict\n      ...Gallery\n      ...Recording\n      ...Archive\n      ...Timeline\n    }\n  }\n}"): (typeof documents)["query ConsoleResult($signatureId: ID!) {\n  verification(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCodes\n    fetchedAt\n    ...Session\n    ...OtherParts\n    document {\n      ...DocumentPanel\n    }\n    livenessResult {\n      signatureId\n      livenessType\n      livenessFlowCategory\n      ...Verdict\n      ...Gallery\n      ...Recording\n      ...Archive\n      ...Timeline\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment Timeline on LivenessResult {\n  eventDetails {\n    event\n    result\n    createdAt\n  }\n}"): (typeof documents)["fragment Timeline on LivenessResult {\n  eventDetails {\n    event\n    result\n    createdAt\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment Verdict on LivenessResult {\n  ...Liveness\n  faceResult\n  isFaceMatch\n  faceSimilarityScore\n  similarityThreshold\n}\n\nfragment Liveness on FaceLivenessCheck {\n  isLikelyAttack\n  attackReasons\n  faceLivenessScore\n  livenessThreshold\n  livenessAttackType\n  livenessAttackCode\n}"): (typeof documents)["fragment Verdict on LivenessResult {\n  ...Liveness\n  faceResult\n  isFaceMatch\n  faceSimilarityScore\n  similarityThreshold\n}\n\nfragment Liveness on FaceLivenessCheck {\n  isLikelyAttack\n  attackReasons\n  faceLivenessScore\n  livenessThreshold\n  livenessAttackType\n  livenessAttackCode\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ConsoleStatistics($filter: VerificationFilter) {\n  byDay: verificationStatistics(filter: $filter, groupBy: [DAY]) {\n    total\n    passed\n    failed\n    incomplete\n    likelyAttacks\n    passRate\n    attackRate\n    livenessScores {\n      from\n      to\n      count\n    }\n    groups {\n      day\n      ...Group\n    }\n  }\n  byCountry: verificationStatistics(filter: $filter, groupBy: [COUNTRY_CODE]) {\n    groups {\n      countryCode\n      ...Group\n    }\n  }\n  byFlow: verificationStatistics(\n    filter: $filter\n    groupBy: [LIVENESS_FLOW_CATEGORY]\n  ) {\n    groups {\n      livenessFlowCategory\n      ...Group\n    }\n  }\n}\n\nfragment Group on VerificationStatisticsGroup {\n  total\n  passed\n  failed\n  incomplete\n  likelyAttacks\n  attackRate\n}"): (typeof documents)["query ConsoleStatistics($filter: VerificationFilter) {\n  byDay: verificationStatistics(filter: $filter, groupBy: [DAY]) {\n    total\n    passed\n    failed\n    incomplete\n    likelyAttacks\n    passRate\n    attackRate\n    livenessScores {\n      from\n      to\n      count\n    }\n    groups {\n      day\n      ...Group\n    }\n  }\n  byCountry: verificationStatistics(filter: $filter, groupBy: [COUNTRY_CODE]) {\n    groups {\n      countryCode\n      ...Group\n    }\n  }\n  byFlow: verificationStatistics(\n    filter: $filter\n    groupBy: [LIVENESS_FLOW_CATEGORY]\n  ) {\n    groups {\n      livenessFlowCategory\n      ...Group\n    }\n  }\n}\n\nfragment Group on VerificationStatisticsGroup {\n  total\n  passed\n  failed\n  incomplete\n  likelyAttacks\n  attackRate\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ConsoleNeighbours($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $at: String!) {\n  next: verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    first: 1\n    after: $at\n  ) {\n    ...Neighbour\n  }\n  previous: verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    last: 1\n    before: $at\n  ) {\n    ...Neighbour\n  }\n}\n\nfragment Neighbour on VerificationRecordConnection {\n  edges {\n    cursor\n    node {\n      signatureId\n    }\n  }\n}"): (typeof documents)["query ConsoleNeighbours($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $at: String!) {\n  next: verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    first: 1\n    after: $at\n  ) {\n    ...Neighbour\n  }\n  previous: verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    last: 1\n    before: $at\n  ) {\n    ...Neighbour\n  }\n}\n\nfragment Neighbour on VerificationRecordConnection {\n  edges {\n    cursor\n    node {\n      signatureId\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;