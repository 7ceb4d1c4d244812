/** What a key does on a page. */
export type PageAction = 'find' | 'filter' | 'next' | 'previous' | 'list' | 'enlarge' | 'help';

const ACTIONS: Readonly<Record<string, PageAction>> = {
  '/': 'find',
  f: 'filter',
  n: 'next',
  p: 'previous',
  l: 'list',
  i: 'enlarge',
  '?': 'help',
};

export type PagePress = {
  readonly key: string;
  readonly hasModifier: boolean;
  /** Whether the key is typed into a field. */
  readonly isTyping: boolean;
  /** Whether a dialog is open, which has keys of its own. */
  readonly isInDialog: boolean;
};

/** Returns what a pressed key does; undefined where it belongs to a field, a dialog or the browser. */
export function toPageAction({ key, hasModifier, isTyping, isInDialog }: PagePress): PageAction | undefined {
  if (hasModifier || isTyping || isInDialog) return undefined;
  return Object.hasOwn(ACTIONS, key) ? ACTIONS[key] : undefined;
}
