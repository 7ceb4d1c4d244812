import { isPassing, type Trouble } from './trouble.js';

export type TroubleText = { readonly title: string; readonly advice: string };

/** The advice may be left to what the page does by itself. */
type Text = { readonly title: string; readonly advice?: string };

const UNKNOWN: Text = {
  title: 'Something went wrong at the gateway',
  advice: 'Tell the operator when it happened; the log of the gateway has the rest.',
};

const AGAIN = 'This page asks again by itself.';

const TEXTS: Readonly<Record<string, Text>> = {
  UNREACHABLE: { title: 'The gateway cannot be reached', advice: 'Check the connection of this device.' },
  PROVIDER_UNAVAILABLE: { title: 'The provider does not answer' },
  PROVIDER_TIMEOUT: { title: 'The provider takes too long' },
  PROVIDER_BUSY: { title: 'The provider is busy and asks to wait' },
  PROVIDER_REFUSED: {
    title: 'The provider refuses this account',
    advice: 'Tell the operator: keys, balance or quota may be the reason.',
  },
  PROVIDER_INVALID_RESPONSE: {
    title: 'The provider sent something that cannot be used',
    advice: 'Tell the operator if it stays so.',
  },
  AUDIT_UNAVAILABLE: { title: 'Pictures cannot be shown while the audit log cannot be written' },
  AUTHENTICATION_UNAVAILABLE: { title: 'Your token cannot be checked at the moment' },
  RATE_LIMITED: { title: 'You have asked more often than you may' },
  OVERLOADED: { title: 'The gateway has more to do than it can' },
  UNAUTHENTICATED: {
    title: 'The gateway wants to know who you are',
    advice: 'Enter a token that is valid, at the top of this page.',
  },
  FORBIDDEN: {
    title: 'Your token does not open this',
    advice: 'Ask the operator for the scope that is missing.',
  },
  DOCUMENT_NOT_TRUSTED: {
    title: 'The gateway does not trust the question of this page',
    advice: 'Have the operator add the documents of the console to TRUSTED_DOCUMENTS_FILE.',
  },
};

/** What to tell a reviewer about a trouble: what it is, and what to do or to wait for. */
export function toTroubleText(trouble: Trouble): TroubleText {
  const { title, advice } = TEXTS[trouble.code] ?? UNKNOWN;
  const sentences = [advice, isPassing(trouble) ? AGAIN : undefined];
  return { title, advice: sentences.filter((sentence) => sentence !== undefined).join(' ') };
}

/** The same in few words, for the place of a picture. */
export function toShortText(trouble: Trouble): string {
  if (trouble.code === 'FORBIDDEN') return 'Your token does not open pictures';
  if (trouble.code === 'AUDIT_UNAVAILABLE') return 'Not shown: the audit log cannot be written';
  return isPassing(trouble) ? 'The link could not be renewed. Trying again' : 'The link could not be renewed';
}
