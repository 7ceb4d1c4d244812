/** The parameters of a session that can be passed on to clients. */
export type InputParameters = Readonly<Record<string, string | number | boolean>>;

/** The documented plain parameters for the start of a session. Parameters with addresses are excluded. */
export const DOCUMENTED_PARAMETERS: ReadonlySet<string> = new Set([
  'userId',
  'bizId',
  'bizCode',
  'region',
  'language',
  'docType',
  'productLevel',
  'livenessType',
  'prefersColorScheme',
  'iframeEnabled',
  'ignoreFailWhenJump',
]);

/** Returns the documented parameters and the `more` listed by an operator. */
export function toInputParameterNames(more: readonly string[] = []): ReadonlySet<string> {
  return new Set([...DOCUMENTED_PARAMETERS, ...more]);
}

/** Exceeds every documented plain value. */
const MAX_TEXT_LENGTH = 256;

/**
 * Returns the parameters that `names` lists and whose value is a boolean, a finite number, or short text that does not
 * look like an address. Sessions are started with return and callback addresses, which can contain the customer's secrets,
 * so parameters that are not listed are dropped.
 */
export function keepPlainParameters(
  parameters: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string> = DOCUMENTED_PARAMETERS,
): InputParameters {
  const kept: Record<string, string | number | boolean> = {};
  for (const name of names) {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (isPlain(value)) kept[name] = value;
  }
  return kept;
}

function isPlain(value: unknown): value is string | number | boolean {
  if (typeof value === 'string') return value.length <= MAX_TEXT_LENGTH && !looksLikeAddress(value);
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

/**
 * Signs of an address, or of text that can hide one. Each can be anywhere in the text, since a false "plain" leaks a secret
 * and a false "address" only drops a parameter.
 */
const MARKS: readonly RegExp[] = [
  // A scheme, with or without an authority, and a host name with a port.
  /[a-z][a-z0-9+.-]*:/i,
  // An IP address with a port; a host with a path, port, query or fragment.
  /\.\S*[:/?#]/,
  // A path, and an address that only lacks its scheme.
  /^\s*\/|\/\//,
  /www\./i,
  /localhost/i,
  // A query or a part of one, but not the padding of Base64.
  /\?|=[^=\s]/,
  // Percent-encoding, once or several times, escapes and character references.
  /%[0-9a-f]{2}|\\|&#|&[a-z]+;/i,
  // JSON and markup.
  /[{}[\]"<>`]/,
];

const BASE64 = /^[\w+/-]{16,}={0,2}$/;
const PRINTABLE = /^[\x20-\x7e]+$/;

/**
 * Returns whether the text can be or contain an address. Also detects it behind compatibility characters, invisible
 * characters and one layer of Base64. The caller limits the length of the text.
 */
function looksLikeAddress(text: string): boolean {
  const visible = text.normalize('NFKC').replace(/[\p{Cc}\p{Cf}]/gu, '');
  if (MARKS.some((mark) => mark.test(visible))) return true;
  if (!BASE64.test(visible)) return false;
  const hidden = Buffer.from(visible, 'base64').toString('latin1');
  return PRINTABLE.test(hidden) && MARKS.some((mark) => mark.test(hidden));
}
