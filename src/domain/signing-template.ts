const PARTS = ['timestamp', 'nonce', 'body'] as const;

/** What a sender can sign. */
export type SignedPart = (typeof PARTS)[number];

/** What can stand between the signed parts, and behind them, by the word for it. */
export const SEPARATORS = {
  newline: '\n',
  crlf: '\r\n',
  space: ' ',
  dot: '.',
  comma: ',',
  colon: ':',
  semicolon: ';',
  pipe: '|',
  ampersand: '&',
  dash: '-',
  underscore: '_',
} as const;
export type Separator = keyof typeof SEPARATORS;

export const SIGNING_HASHES = ['sha256', 'sha512'] as const;
/** How the secret becomes the key of the HMAC: its bytes after decoding, or its text as it is. */
export const SIGNING_KEYS = ['base64', 'raw'] as const;

/** How a webhook is signed: by an HMAC over the parts and separators in their order, sent in Base64. */
export type SigningTemplate = {
  readonly content: readonly (SignedPart | Separator)[];
  readonly hash: (typeof SIGNING_HASHES)[number];
  readonly key: (typeof SIGNING_KEYS)[number];
};

/** Completes "must be …". */
export const SIGNING_TEMPLATE_FORMAT = `CONTENT/HASH/KEY: the signed words joined by "+", among them timestamp and body once each; ${SIGNING_HASHES.join(' or ')}; ${SIGNING_KEYS.join(' or ')}`;

const TEXT = /^([a-z+]{1,200})\/(sha256|sha512)\/(base64|raw)$/;

/**
 * Returns the template in a text such as `timestamp+newline+nonce+newline+body/sha256/base64`; undefined for any other text.
 * A webhook whose body or time is not signed could be forged, so both must occur. No word needs quotes in a shell or a file.
 */
export function parseSigningTemplate(text: string): SigningTemplate | undefined {
  const [, words = '', hash, key] = TEXT.exec(text) ?? [];
  const content = words.split('+').filter(isWord);
  const isOnce = (part: SignedPart) => content.filter((word) => word === part).length === 1;
  const hasAllWords = content.length === words.split('+').length;
  const isNonceDoubled = content.includes('nonce') && !isOnce('nonce');
  if (!hasAllWords || !isOnce('timestamp') || !isOnce('body') || isNonceDoubled) return undefined;
  return { content, hash: hash as SigningTemplate['hash'], key: key as SigningTemplate['key'] };
}

/** Returns the text of a template. */
export function formatSigningTemplate({ content, hash, key }: SigningTemplate): string {
  return `${content.join('+')}/${hash}/${key}`;
}

export function isSignedPart(word: SignedPart | Separator): word is SignedPart {
  return (PARTS as readonly string[]).includes(word);
}

function isWord(word: string): word is SignedPart | Separator {
  return Object.hasOwn(SEPARATORS, word) || (PARTS as readonly string[]).includes(word);
}
