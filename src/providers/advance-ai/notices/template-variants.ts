import {
  isSignedPart,
  SEPARATORS,
  type Separator,
  SIGNING_HASHES,
  SIGNING_KEYS,
  type SignedPart,
  type SigningTemplate,
} from '../../../domain/signing-template.js';

/** The documented parts in each order, then without the nonce. */
const ORDERS: readonly (readonly SignedPart[])[] = [
  ['timestamp', 'nonce', 'body'],
  ['nonce', 'timestamp', 'body'],
  ['timestamp', 'body', 'nonce'],
  ['nonce', 'body', 'timestamp'],
  ['body', 'timestamp', 'nonce'],
  ['body', 'nonce', 'timestamp'],
  ['timestamp', 'body'],
  ['body', 'timestamp'],
];

/** Returns every template that a provider could have meant, the more probable ones first. */
export function templateVariants(): readonly SigningTemplate[] {
  const separators: readonly (readonly Separator[])[] = [
    ...Object.keys(SEPARATORS).map((name) => [name as Separator]),
    [],
  ];
  const contents = [[], ['newline'] as const].flatMap((trailing) =>
    separators.flatMap((separator) => ORDERS.map((parts) => [...join(parts, separator), ...trailing])),
  );
  return SIGNING_KEYS.flatMap((key) =>
    SIGNING_HASHES.flatMap((hash) => contents.map((content) => ({ content, hash, key }))),
  );
}

function join(parts: readonly SignedPart[], separator: readonly Separator[]): SigningTemplate['content'] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [...separator, part]));
}

/** Names what differs between two templates. */
export function differencesOf(one: SigningTemplate, other: SigningTemplate): readonly string[] {
  const [ofOne, ofOther] = [aspectsOf(one), aspectsOf(other)];
  return Object.keys(ofOne).filter((aspect) => ofOne[aspect] !== ofOther[aspect]);
}

function aspectsOf({ content, hash, key }: SigningTemplate): Readonly<Record<string, string>> {
  const parts = content.filter(isSignedPart);
  const end = content.findLastIndex(isSignedPart) + 1;
  const between = content.slice(0, end).filter((word) => !isSignedPart(word));
  return {
    parts: parts.toSorted().join(),
    order: parts.join(),
    separator: [...new Set(between)].join(),
    'what follows the last part': content.slice(end).join(),
    hash,
    key,
  };
}
