import type { RecordKind } from '../../domain/verification.js';

/** What an entity of the subgraph declares by `@Extensions`. */
export type EntityDeclaration = {
  /** The field that references name. */
  readonly entityKey: string;
  /** The records that the key is an id of. @default `web` */
  readonly entityKind?: Exclude<RecordKind, 'native video'>;
  /** Whether records without a face have no such entity. @default false */
  readonly isOnlyWithFace?: boolean;
};
