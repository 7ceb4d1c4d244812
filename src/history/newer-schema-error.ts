/** The database was written by a newer version of the program, which this one must not change. No retry helps. */
export class NewerSchemaError extends Error {
  constructor(
    /** Schema version of the database. */
    readonly found: number,
    /** The newest schema version that this program knows. */
    readonly known: number,
  ) {
    super(`the history database has schema version ${found}; this program knows versions up to ${known}`);
    this.name = 'NewerSchemaError';
  }
}
