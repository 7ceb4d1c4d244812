/** A key and what it does. docs/console.md has the same list. */
export type Shortcut = readonly [keys: string, effect: string];

export const PAGE_SHORTCUTS: readonly Shortcut[] = [
  ['/', 'Find a verification; Esc leaves the field'],
  ['f', 'Filter the list or the statistics'],
  ['n', 'Next verification of the list; in the list, its next page'],
  ['p', 'Previous verification of the list; in the list, its previous page'],
  ['l', 'Back to the list'],
  ['i', 'Enlarge the first image'],
  ['?', 'Show these shortcuts'],
];

export const VIEWER_SHORTCUTS: readonly Shortcut[] = [
  ['← →', 'Previous and next image; in a zoomed image with the focus, scroll'],
  ['+ −', 'Zoom in and out'],
  ['0', 'Fit the window'],
  ['c', 'Compare a face with the document, or stop comparing'],
  ['Esc', 'Close'],
];
