const MAX_NAME_LENGTH = 64;
const MAX_MESSAGE_LENGTH = 256;
/** In quotes, and marked as a variable or directive where it is one. */
const NAME = /"[$@]?([^"]*)"/g;

/** Names are free text of the client's; a long one is none that a person gave, and nobody is told it back. */
export function toShortName(name: string | null | undefined): string | null {
  return name != null && name.length <= MAX_NAME_LENGTH ? name : null;
}

/** A message in which no name is long, and which is not long itself, whatever the client put into its document. */
export function shorten(message: string): string {
  const withoutNames = message.replace(NAME, (quoted, name) => (toShortName(name) === null ? '"…"' : quoted));
  return withoutNames.length <= MAX_MESSAGE_LENGTH ? withoutNames : `${withoutNames.slice(0, MAX_MESSAGE_LENGTH - 1)}…`;
}
