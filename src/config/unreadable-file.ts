const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is none',
  EISDIR: 'it is a directory',
  EACCES: 'this user may not read it',
};

/** To follow "must name a file that can be read": why it cannot, where the system says so in a way that helps. */
export function whyUnreadable(error: unknown): string {
  const reason = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
  return reason === undefined ? '' : `, but ${reason}`;
}
