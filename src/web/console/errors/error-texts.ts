import { REVIEWER_TEXTS } from './reviewer-texts.js';

/** What the console shows for a code. */
export type ErrorText = {
  readonly title: string;
  /** What the reviewer can do; undefined if the page retries and nothing else helps. */
  readonly advice?: string;
  /** True if the same request may succeed later, so that the page retries. */
  readonly isTransient: boolean;
  /** A few words in the place of an image or a link. */
  readonly short?: string;
};

/** For a request that the console should not have made, and for codes that are newer than the page. */
const UNEXPECTED: ErrorText = {
  title: 'Something went wrong at the gateway',
  advice: 'Tell the operator when it happened; the log of the gateway has the details.',
  isTransient: false,
};

const ERROR_TEXTS: Readonly<Record<string, ErrorText>> = {
  ...REVIEWER_TEXTS,
  UNREACHABLE: {
    title: 'The gateway cannot be reached',
    advice: 'Check the connection of this device.',
    isTransient: true,
  },
  QUERY_TOO_COMPLEX: {
    title: 'The history cannot answer this in time',
    advice: 'Narrow the filter: fewer days help most.',
    isTransient: false,
  },
};

/** Returns the text for a code; for a code without one, the text for unexpected errors. */
export function toErrorText(code: string): ErrorText {
  return (Object.hasOwn(ERROR_TEXTS, code) ? ERROR_TEXTS[code] : undefined) ?? UNEXPECTED;
}
