import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { GraphQLScalarType } from 'graphql';
import { GraphQLJSON } from 'graphql-scalars';
import {
  Arg,
  buildSchema,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import {
  FaceResult,
  LivenessAttackType,
  LivenessFlowCategory,
  LivenessImageKind,
  MediaState,
  VerificationStatus,
} from '../../build/domain/liveness-result.js';
import { AttackReason, isFaceMatch, isLikelyAttack, toAttackReasons } from '../../build/domain/verdict.js';
import { POLICY, RESULTS } from '../data/results.js';
import { announce } from './announce.js';

/**
 * Apollo Server and type-graphql as their first pages show them: nothing is turned on, off or tuned. The schema is that of
 * the gateway, arguments included.
 */

type Result = NonNullable<ReturnType<typeof RESULTS.get>>;

const DateTime = new GraphQLScalarType<unknown, string>({
  name: 'DateTime',
  serialize: (value) => new Date(value as number).toISOString(),
});

registerEnumType(VerificationStatus, { name: 'VerificationStatus' });
registerEnumType(FaceResult, { name: 'FaceResult' });
registerEnumType(LivenessFlowCategory, { name: 'LivenessFlowCategory' });
registerEnumType(LivenessImageKind, { name: 'LivenessImageKind' });
registerEnumType(MediaState, { name: 'MediaState' });
registerEnumType(LivenessAttackType, { name: 'LivenessAttackType' });
registerEnumType(AttackReason, { name: 'AttackReason' });

@ObjectType()
class LivenessImage {
  @Field(() => LivenessImageKind) kind!: string;
  @Field(() => DateTime, { nullable: true }) capturedAt!: number | null;
  @Field(() => String, { nullable: true }) url!: string | null;
  @Field(() => DateTime, { nullable: true }) expiresAt!: number | null;
}

@ObjectType()
class AuditImageArchive {
  @Field(() => String, { nullable: true }) url!: string | null;
  @Field(() => DateTime, { nullable: true }) expiresAt!: number | null;
}

@ObjectType()
class LivenessVideo {
  @Field(() => MediaState) state!: string;
  @Field(() => String, { nullable: true }) url!: string | null;
  @Field(() => DateTime, { nullable: true }) expiresAt!: number | null;
}

@ObjectType()
class LivenessEvent {
  @Field(() => String, { nullable: true }) event!: string | null;
  @Field(() => String, { nullable: true }) result!: string | null;
  @Field(() => DateTime, { nullable: true }) createdAt!: number | null;
}

@ObjectType()
class LivenessResult {
  @Field(() => ID) signatureId!: string;
  @Field(() => VerificationStatus) status!: string;
  @Field(() => String, { nullable: true }) errorCode!: string | null;
  @Field(() => FaceResult, { nullable: true }) faceResult!: string | null;
  @Field(() => Float, { nullable: true }) faceLivenessScore!: number | null;
  @Field(() => Int, { nullable: true }) livenessAttackCode!: number | null;
  @Field(() => String, { nullable: true }) livenessType!: string | null;
  @Field(() => LivenessFlowCategory, { nullable: true }) livenessFlowCategory!: string | null;
  @Field(() => Float, { nullable: true }) faceSimilarityScore!: number | null;
  @Field(() => [LivenessEvent]) eventDetails!: LivenessEvent[];
  @Field(() => GraphQLJSON, { nullable: true }) inputParameters!: unknown;
  @Field(() => DateTime) fetchedAt!: number;
}

const toImage = ({ kind, capturedAt, link }: Result['images'][number]) => ({
  kind,
  capturedAt,
  url: link?.url ?? null,
  expiresAt: link?.expiresAt ?? null,
});
const imageOf = (result: Result, kind: string) => {
  const image = result.images.find((it) => it.kind === kind);
  return image === undefined ? null : toImage(image);
};

@Resolver(() => LivenessResult)
class LivenessResultResolver {
  @Query(() => LivenessResult, { nullable: true })
  livenessResult(@Arg('signatureId', () => ID) signatureId: string) {
    return RESULTS.get(signatureId) ?? null;
  }

  @Query(() => [LivenessResult], { nullable: 'items' })
  livenessResults(@Arg('signatureIds', () => [ID]) signatureIds: string[]) {
    return signatureIds.map((signatureId) => RESULTS.get(signatureId) ?? null);
  }

  @FieldResolver(() => LivenessAttackType, { nullable: true })
  livenessAttackType(@Root() result: Result) {
    return result.livenessAttackType;
  }

  @FieldResolver(() => Boolean, { nullable: true })
  isLikelyAttack(@Root() result: Result) {
    return isLikelyAttack(result, POLICY);
  }

  @FieldResolver(() => [AttackReason])
  attackReasons(@Root() result: Result) {
    return toAttackReasons(result, POLICY);
  }

  @FieldResolver(() => Float)
  livenessThreshold() {
    return POLICY.livenessThreshold;
  }

  @FieldResolver(() => Boolean, { nullable: true })
  isFaceMatch(@Root() result: Result) {
    return isFaceMatch(result, POLICY);
  }

  @FieldResolver(() => Float)
  similarityThreshold() {
    return POLICY.similarityThreshold;
  }

  @FieldResolver(() => LivenessImage, { nullable: true })
  faceImage(@Root() result: Result, @Arg('minValidFor', () => Int, { nullable: true }) _minValidFor: number | null) {
    return imageOf(result, 'FACE');
  }

  @FieldResolver(() => LivenessImage, { nullable: true })
  faceImageFar(@Root() result: Result, @Arg('minValidFor', () => Int, { nullable: true }) _minValidFor: number | null) {
    return imageOf(result, 'FACE_FAR');
  }

  @FieldResolver(() => LivenessImage, { nullable: true })
  faceImageNear(
    @Root() result: Result,
    @Arg('minValidFor', () => Int, { nullable: true }) _minValidFor: number | null,
  ) {
    return imageOf(result, 'FACE_NEAR');
  }

  @FieldResolver(() => LivenessImage, { nullable: true })
  silentImage(@Root() result: Result, @Arg('minValidFor', () => Int, { nullable: true }) _minValidFor: number | null) {
    return imageOf(result, 'SILENT');
  }

  @FieldResolver(() => [LivenessImage], { nullable: true })
  images(
    @Root() result: Result,
    @Arg('kinds', () => [LivenessImageKind], { nullable: true }) kinds: string[] | null | undefined,
    @Arg('minValidFor', () => Int, { nullable: true }) _minValidFor: number | null,
  ) {
    return result.images.filter(({ kind }) => kinds?.includes(kind) ?? true).map(toImage);
  }

  @FieldResolver(() => AuditImageArchive, { nullable: true })
  auditImageArchive(
    @Root() result: Result,
    @Arg('minValidFor', () => Int, { nullable: true }) _minValidFor: number | null,
  ) {
    return result.auditImageArchive;
  }

  @FieldResolver(() => LivenessVideo, { nullable: true })
  faceVideo(
    @Root() { faceVideo }: Result,
    @Arg('minValidFor', () => Int, { nullable: true }) _minValidFor: number | null,
  ) {
    return faceVideo && { state: faceVideo.state, ...faceVideo.link };
  }
}

const schema = await buildSchema({ resolvers: [LivenessResultResolver] });
const { url } = await startStandaloneServer(new ApolloServer({ schema }), { listen: { port: 0, host: '127.0.0.1' } });
announce(url);
