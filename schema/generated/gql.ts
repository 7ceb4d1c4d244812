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
    "query Explore($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCode\n    isLikelyAttack\n    attackReasons\n    faceLivenessScore\n    livenessThreshold\n    livenessAttackType\n    images {\n      kind\n      capturedAt\n      url\n      expiresAt\n    }\n    eventDetails {\n      event\n      result\n      createdAt\n    }\n  }\n}": typeof types.ExploreDocument,
    "query Gallery($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    images(minValidFor: 600) {\n      ...Picture\n    }\n    auditImageArchive(minValidFor: 600) {\n      url\n      expiresAt\n    }\n    faceVideo(minValidFor: 600) {\n      state\n      url\n      expiresAt\n    }\n  }\n}\n\nfragment Picture on LivenessImage {\n  kind\n  capturedAt\n  url\n  expiresAt\n}": typeof types.GalleryDocument,
    "query VerificationHistory($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $first: Int, $after: String) {\n  verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    totalCount {\n      value\n      isExact\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      signatureId\n      status\n      errorCodes\n      isLikelyAttack\n      faceLivenessScore\n      countryCode\n      userId\n      recordedAt\n      decidedAt\n    }\n  }\n}": typeof types.VerificationHistoryDocument,
    "query InlinePicture($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    faceImage {\n      dataUri\n      mediaType\n      byteLength\n    }\n  }\n}": typeof types.InlinePictureDocument,
    "query NativeResult($livenessId: ID!) {\n  nativeLivenessResult(livenessId: $livenessId) {\n    livenessId\n    platform\n    sdkVersion\n    isLikelyAttack\n    attackReasons\n    faceLivenessScore\n    livenessThreshold\n    livenessAttackType\n    images {\n      kind\n      capturedAt\n      url\n      expiresAt\n    }\n  }\n}": typeof types.NativeResultDocument,
    "query ReviewQueue($signatureIds: [ID!]!) {\n  livenessResults(signatureIds: $signatureIds) {\n    signatureId\n    status\n    isLikelyAttack\n    isFaceMatch\n    faceLivenessScore\n    faceSimilarityScore\n    faceImage {\n      url\n      expiresAt\n    }\n  }\n}": typeof types.ReviewQueueDocument,
    "query VerificationStatistics($filter: VerificationFilter, $groupBy: [StatisticsDimension!]) {\n  verificationStatistics(filter: $filter, groupBy: $groupBy) {\n    total\n    passed\n    failed\n    likelyAttacks\n    passRate\n    attackRate\n    livenessScores {\n      from\n      count\n    }\n    groups {\n      day\n      status\n      errorCode\n      countryCode\n      livenessFlowCategory\n      livenessAttackType\n      total\n      passRate\n      attackRate\n    }\n  }\n}": typeof types.VerificationStatisticsDocument,
    "query Status($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCode\n  }\n}": typeof types.StatusDocument,
    "query Verdict($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCode\n    isLikelyAttack\n    attackReasons\n    faceLivenessScore\n    livenessThreshold\n    livenessAttackType\n    faceImage {\n      kind\n      capturedAt\n      url\n      expiresAt\n    }\n  }\n}": typeof types.VerdictDocument,
    "subscription Watch($signatureId: ID!) {\n  verificationChanged(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCodes\n    livenessResult {\n      faceLivenessScore\n      isLikelyAttack\n      attackReasons\n    }\n  }\n}": typeof types.WatchDocument,
    "query WholeVerification($signatureId: ID!) {\n  verification(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCodes\n    submissionCompleted\n    countryCode\n    livenessResult {\n      signatureId\n      isLikelyAttack\n      attackReasons\n      faceLivenessScore\n      faceSimilarityScore\n      faceImage {\n        kind\n        url\n        expiresAt\n      }\n    }\n    document {\n      result\n      documentType\n      documentNumberMasked\n      documentNumber\n      fullName\n      dateOfBirth\n      expiryDate\n      images {\n        name\n        side\n        url\n        expiresAt\n      }\n    }\n    address\n  }\n}": typeof types.WholeVerificationDocument,
};
const documents: Documents = {
    "query Explore($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCode\n    isLikelyAttack\n    attackReasons\n    faceLivenessScore\n    livenessThreshold\n    livenessAttackType\n    images {\n      kind\n      capturedAt\n      url\n      expiresAt\n    }\n    eventDetails {\n      event\n      result\n      createdAt\n    }\n  }\n}": types.ExploreDocument,
    "query Gallery($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    images(minValidFor: 600) {\n      ...Picture\n    }\n    auditImageArchive(minValidFor: 600) {\n      url\n      expiresAt\n    }\n    faceVideo(minValidFor: 600) {\n      state\n      url\n      expiresAt\n    }\n  }\n}\n\nfragment Picture on LivenessImage {\n  kind\n  capturedAt\n  url\n  expiresAt\n}": types.GalleryDocument,
    "query VerificationHistory($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $first: Int, $after: String) {\n  verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    totalCount {\n      value\n      isExact\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      signatureId\n      status\n      errorCodes\n      isLikelyAttack\n      faceLivenessScore\n      countryCode\n      userId\n      recordedAt\n      decidedAt\n    }\n  }\n}": types.VerificationHistoryDocument,
    "query InlinePicture($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    faceImage {\n      dataUri\n      mediaType\n      byteLength\n    }\n  }\n}": types.InlinePictureDocument,
    "query NativeResult($livenessId: ID!) {\n  nativeLivenessResult(livenessId: $livenessId) {\n    livenessId\n    platform\n    sdkVersion\n    isLikelyAttack\n    attackReasons\n    faceLivenessScore\n    livenessThreshold\n    livenessAttackType\n    images {\n      kind\n      capturedAt\n      url\n      expiresAt\n    }\n  }\n}": types.NativeResultDocument,
    "query ReviewQueue($signatureIds: [ID!]!) {\n  livenessResults(signatureIds: $signatureIds) {\n    signatureId\n    status\n    isLikelyAttack\n    isFaceMatch\n    faceLivenessScore\n    faceSimilarityScore\n    faceImage {\n      url\n      expiresAt\n    }\n  }\n}": types.ReviewQueueDocument,
    "query VerificationStatistics($filter: VerificationFilter, $groupBy: [StatisticsDimension!]) {\n  verificationStatistics(filter: $filter, groupBy: $groupBy) {\n    total\n    passed\n    failed\n    likelyAttacks\n    passRate\n    attackRate\n    livenessScores {\n      from\n      count\n    }\n    groups {\n      day\n      status\n      errorCode\n      countryCode\n      livenessFlowCategory\n      livenessAttackType\n      total\n      passRate\n      attackRate\n    }\n  }\n}": types.VerificationStatisticsDocument,
    "query Status($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCode\n  }\n}": types.StatusDocument,
    "query Verdict($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCode\n    isLikelyAttack\n    attackReasons\n    faceLivenessScore\n    livenessThreshold\n    livenessAttackType\n    faceImage {\n      kind\n      capturedAt\n      url\n      expiresAt\n    }\n  }\n}": types.VerdictDocument,
    "subscription Watch($signatureId: ID!) {\n  verificationChanged(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCodes\n    livenessResult {\n      faceLivenessScore\n      isLikelyAttack\n      attackReasons\n    }\n  }\n}": types.WatchDocument,
    "query WholeVerification($signatureId: ID!) {\n  verification(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCodes\n    submissionCompleted\n    countryCode\n    livenessResult {\n      signatureId\n      isLikelyAttack\n      attackReasons\n      faceLivenessScore\n      faceSimilarityScore\n      faceImage {\n        kind\n        url\n        expiresAt\n      }\n    }\n    document {\n      result\n      documentType\n      documentNumberMasked\n      documentNumber\n      fullName\n      dateOfBirth\n      expiryDate\n      images {\n        name\n        side\n        url\n        expiresAt\n      }\n    }\n    address\n  }\n}": types.WholeVerificationDocument,
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
export function graphql(source: "query Explore($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCode\n    isLikelyAttack\n    attackReasons\n    faceLivenessScore\n    livenessThreshold\n    livenessAttackType\n    images {\n      kind\n      capturedAt\n      url\n      expiresAt\n    }\n    eventDetails {\n      event\n      result\n      createdAt\n    }\n  }\n}"): (typeof documents)["query Explore($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCode\n    isLikelyAttack\n    attackReasons\n    faceLivenessScore\n    livenessThreshold\n    livenessAttackType\n    images {\n      kind\n      capturedAt\n      url\n      expiresAt\n    }\n    eventDetails {\n      event\n      result\n      createdAt\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Gallery($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    images(minValidFor: 600) {\n      ...Picture\n    }\n    auditImageArchive(minValidFor: 600) {\n      url\n      expiresAt\n    }\n    faceVideo(minValidFor: 600) {\n      state\n      url\n      expiresAt\n    }\n  }\n}\n\nfragment Picture on LivenessImage {\n  kind\n  capturedAt\n  url\n  expiresAt\n}"): (typeof documents)["query Gallery($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    images(minValidFor: 600) {\n      ...Picture\n    }\n    auditImageArchive(minValidFor: 600) {\n      url\n      expiresAt\n    }\n    faceVideo(minValidFor: 600) {\n      state\n      url\n      expiresAt\n    }\n  }\n}\n\nfragment Picture on LivenessImage {\n  kind\n  capturedAt\n  url\n  expiresAt\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query VerificationHistory($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $first: Int, $after: String) {\n  verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    totalCount {\n      value\n      isExact\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      signatureId\n      status\n      errorCodes\n      isLikelyAttack\n      faceLivenessScore\n      countryCode\n      userId\n      recordedAt\n      decidedAt\n    }\n  }\n}"): (typeof documents)["query VerificationHistory($filter: VerificationFilter, $orderBy: VerificationRecordOrder, $first: Int, $after: String) {\n  verificationHistory(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    totalCount {\n      value\n      isExact\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      signatureId\n      status\n      errorCodes\n      isLikelyAttack\n      faceLivenessScore\n      countryCode\n      userId\n      recordedAt\n      decidedAt\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query InlinePicture($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    faceImage {\n      dataUri\n      mediaType\n      byteLength\n    }\n  }\n}"): (typeof documents)["query InlinePicture($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    faceImage {\n      dataUri\n      mediaType\n      byteLength\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query NativeResult($livenessId: ID!) {\n  nativeLivenessResult(livenessId: $livenessId) {\n    livenessId\n    platform\n    sdkVersion\n    isLikelyAttack\n    attackReasons\n    faceLivenessScore\n    livenessThreshold\n    livenessAttackType\n    images {\n      kind\n      capturedAt\n      url\n      expiresAt\n    }\n  }\n}"): (typeof documents)["query NativeResult($livenessId: ID!) {\n  nativeLivenessResult(livenessId: $livenessId) {\n    livenessId\n    platform\n    sdkVersion\n    isLikelyAttack\n    attackReasons\n    faceLivenessScore\n    livenessThreshold\n    livenessAttackType\n    images {\n      kind\n      capturedAt\n      url\n      expiresAt\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ReviewQueue($signatureIds: [ID!]!) {\n  livenessResults(signatureIds: $signatureIds) {\n    signatureId\n    status\n    isLikelyAttack\n    isFaceMatch\n    faceLivenessScore\n    faceSimilarityScore\n    faceImage {\n      url\n      expiresAt\n    }\n  }\n}"): (typeof documents)["query ReviewQueue($signatureIds: [ID!]!) {\n  livenessResults(signatureIds: $signatureIds) {\n    signatureId\n    status\n    isLikelyAttack\n    isFaceMatch\n    faceLivenessScore\n    faceSimilarityScore\n    faceImage {\n      url\n      expiresAt\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query VerificationStatistics($filter: VerificationFilter, $groupBy: [StatisticsDimension!]) {\n  verificationStatistics(filter: $filter, groupBy: $groupBy) {\n    total\n    passed\n    failed\n    likelyAttacks\n    passRate\n    attackRate\n    livenessScores {\n      from\n      count\n    }\n    groups {\n      day\n      status\n      errorCode\n      countryCode\n      livenessFlowCategory\n      livenessAttackType\n      total\n      passRate\n      attackRate\n    }\n  }\n}"): (typeof documents)["query VerificationStatistics($filter: VerificationFilter, $groupBy: [StatisticsDimension!]) {\n  verificationStatistics(filter: $filter, groupBy: $groupBy) {\n    total\n    passed\n    failed\n    likelyAttacks\n    passRate\n    attackRate\n    livenessScores {\n      from\n      count\n    }\n    groups {\n      day\n      status\n      errorCode\n      countryCode\n      livenessFlowCategory\n      livenessAttackType\n      total\n      passRate\n      attackRate\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Status($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCode\n  }\n}"): (typeof documents)["query Status($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCode\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Verdict($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCode\n    isLikelyAttack\n    attackReasons\n    faceLivenessScore\n    livenessThreshold\n    livenessAttackType\n    faceImage {\n      kind\n      capturedAt\n      url\n      expiresAt\n    }\n  }\n}"): (typeof documents)["query Verdict($signatureId: ID!) {\n  livenessResult(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCode\n    isLikelyAttack\n    attackReasons\n    faceLivenessScore\n    livenessThreshold\n    livenessAttackType\n    faceImage {\n      kind\n      capturedAt\n      url\n      expiresAt\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription Watch($signatureId: ID!) {\n  verificationChanged(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCodes\n    livenessResult {\n      faceLivenessScore\n      isLikelyAttack\n      attackReasons\n    }\n  }\n}"): (typeof documents)["subscription Watch($signatureId: ID!) {\n  verificationChanged(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCodes\n    livenessResult {\n      faceLivenessScore\n      isLikelyAttack\n      attackReasons\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WholeVerification($signatureId: ID!) {\n  verification(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCodes\n    submissionCompleted\n    countryCode\n    livenessResult {\n      signatureId\n      isLikelyAttack\n      attackReasons\n      faceLivenessScore\n      faceSimilarityScore\n      faceImage {\n        kind\n        url\n        expiresAt\n      }\n    }\n    document {\n      result\n      documentType\n      documentNumberMasked\n      documentNumber\n      fullName\n      dateOfBirth\n      expiryDate\n      images {\n        name\n        side\n        url\n        expiresAt\n      }\n    }\n    address\n  }\n}"): (typeof documents)["query WholeVerification($signatureId: ID!) {\n  verification(signatureId: $signatureId) {\n    signatureId\n    status\n    errorCodes\n    submissionCompleted\n    countryCode\n    livenessResult {\n      signatureId\n      isLikelyAttack\n      attackReasons\n      faceLivenessScore\n      faceSimilarityScore\n      faceImage {\n        kind\n        url\n        expiresAt\n      }\n    }\n    document {\n      result\n      documentType\n      documentNumberMasked\n      documentNumber\n      fullName\n      dateOfBirth\n      expiryDate\n      images {\n        name\n        side\n        url\n        expiresAt\n      }\n    }\n    address\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;