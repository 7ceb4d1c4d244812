/**
 * Ids that processes share for a while. Never rejects: while the storage is unavailable, each process knows those that it
 * has added itself.
 */
export type SharedMarks = {
  has(id: string): Promise<boolean>;
  add(id: string): Promise<void>;
};

/** What one process remembers. It may forget an id early. */
export type OwnMarks = { has(id: string): boolean; add(id: string): void };

/** Creates the marks of a process that shares nothing with others. */
export function createLocalMarks(own: OwnMarks): SharedMarks {
  return { has: async (id) => own.has(id), add: async (id) => own.add(id) };
}
