/** What a key does while an image is enlarged. */
export type ViewerAction = 'previous' | 'next' | 'zoom-in' | 'zoom-out' | 'fit' | 'compare';

const ACTIONS: Readonly<Record<string, ViewerAction>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  '0': 'fit',
  c: 'compare',
};

export type PressedKey = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/** Returns what a pressed key does; undefined for other keys and for shortcuts of the browser, such as Ctrl and +. */
export function toViewerAction({ key, ctrlKey, metaKey, altKey }: PressedKey): ViewerAction | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  return Object.hasOwn(ACTIONS, key) ? ACTIONS[key] : undefined;
}
