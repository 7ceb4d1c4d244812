import { Authorized, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import type { VerificationRecord } from '../../domain/verification-record.js';
import { COSTS, type ListSize } from '../rules/cost.js';
import type { ConnectionSource, EdgeSource } from './connection.js';
import {
  PageInfoType,
  RecordCountType,
  VerificationRecordConnectionType,
  VerificationRecordEdgeType,
} from './connection.type.js';
import { VerificationRecordType } from './verification-record.type.js';

/** Counting further would take as long as the list is. */
const MAX_COUNT = 10_000;

@Resolver(() => VerificationRecordConnectionType)
export class VerificationRecordConnectionResolver {
  @Authorized<Scope>('liveness:list')
  @Extensions({ listSize: { isEstimated: true } satisfies ListSize })
  @FieldResolver(() => [VerificationRecordEdgeType], {
    description: 'The records of this page with their cursors, in the order of the list.',
  })
  async edges(@Root() connection: ConnectionSource): Promise<EdgeSource[]> {
    const { records } = await connection.page();
    return records.map((node) => ({ node, connection }));
  }

  @Authorized<Scope>('liveness:list')
  @Extensions({ listSize: { isEstimated: true } satisfies ListSize })
  @FieldResolver(() => [VerificationRecordType], {
    description: 'The records of this page, in the order of the list.',
  })
  async nodes(@Root() connection: ConnectionSource): Promise<readonly VerificationRecord[]> {
    return (await connection.page()).records;
  }

  @Authorized<Scope>('liveness:list')
  @FieldResolver(() => PageInfoType, { description: 'Whether there are other pages, and the cursors to read them.' })
  pageInfo(@Root() connection: ConnectionSource): ConnectionSource {
    return connection;
  }

  @Authorized<Scope>('liveness:list')
  @Extensions({ cost: COSTS.count })
  @FieldResolver(() => RecordCountType, {
    description: 'How many records match the filter, on all pages. Counts up to 10000.',
  })
  async totalCount(@Root() connection: ConnectionSource): Promise<RecordCountType> {
    const count = await connection.count(MAX_COUNT + 1);
    return { value: Math.min(count, MAX_COUNT), isExact: count <= MAX_COUNT };
  }
}

@Resolver(() => VerificationRecordEdgeType)
export class VerificationRecordEdgeResolver {
  @Authorized<Scope>('liveness:list')
  @FieldResolver(() => String, {
    description:
      'The place of this record, for after and before. It is valid for the same filter and orderBy, also when the record is gone.',
  })
  cursor(@Root() { node, connection }: EdgeSource): Promise<string> {
    return connection.cursorOf(node);
  }

  @Authorized<Scope>('liveness:list')
  @FieldResolver(() => VerificationRecordType, { description: 'The record at this place of the list.' })
  node(@Root() { node }: EdgeSource): VerificationRecord {
    return node;
  }
}

@Resolver(() => PageInfoType)
export class PageInfoResolver {
  @Authorized<Scope>('liveness:list')
  @FieldResolver(() => Boolean, {
    description: 'Whether records follow this page. When paging backwards: whether a cursor was given.',
  })
  async hasNextPage(@Root() { page, slice }: ConnectionSource): Promise<boolean> {
    return slice.backwards ? slice.cursor !== undefined : (await page()).hasMore;
  }

  @Authorized<Scope>('liveness:list')
  @FieldResolver(() => Boolean, {
    description: 'Whether records precede this page. When paging forwards: whether a cursor was given.',
  })
  async hasPreviousPage(@Root() { page, slice }: ConnectionSource): Promise<boolean> {
    return slice.backwards ? (await page()).hasMore : slice.cursor !== undefined;
  }

  @Authorized<Scope>('liveness:list')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The cursor of the first record. Null on an empty page.',
  })
  async startCursor(@Root() { page, cursorOf }: ConnectionSource): Promise<string | null> {
    const record = (await page()).records.at(0);
    return record === undefined ? null : cursorOf(record);
  }

  @Authorized<Scope>('liveness:list')
  @FieldResolver(() => String, { nullable: true, description: 'The cursor of the last record. Null on an empty page.' })
  async endCursor(@Root() { page, cursorOf }: ConnectionSource): Promise<string | null> {
    const record = (await page()).records.at(-1);
    return record === undefined ? null : cursorOf(record);
  }
}
