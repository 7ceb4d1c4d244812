import { type CompiledQuery, type QueryId, type RootOperationNode, SqliteQueryCompiler } from 'kysely';

/**
 * Compiles queries so that SQLite finds all rows before it returns the first one. libsql can end a statement until then,
 * but not between two rows, which may be minutes apart.
 */
export class MaterializedQueryCompiler extends SqliteQueryCompiler {
  override compileQuery(node: RootOperationNode, queryId: QueryId): CompiledQuery {
    const query = super.compileQuery(node, queryId);
    if (node.kind !== 'SelectQueryNode') return query;
    return { ...query, sql: `with answer as materialized (${query.sql}) select * from answer` };
  }
}
