import { defaultSwitches, type SimulatorSwitches } from './switches.js';

type Rule<Value> = readonly Value[] | ((value: unknown) => boolean);

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isNumber = (value: unknown) => typeof value === 'number' && value >= 0;
const orNull = (rule: (value: unknown) => boolean) => (value: unknown) => value === null || rule(value);

/** Accepts an object with exactly the keys of `rules`, each with a valid value. */
const objectOf = (rules: Readonly<Record<string, Rule<unknown>>>) => (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(rules).every((name) => name in value) &&
  Object.entries(value).every(([name, inner]) => isAllowed(rules[name], inner));

const switchRules: { readonly [Name in keyof SimulatorSwitches]: Rule<SimulatorSwitches[Name]> } = {
  livenessProfile: ['newest', 'old'],
  submissionCompletedWhileRunning: [true, false],
  completedNoticeForIncomplete: [true, false],
  webhookSigning: objectOf({
    parts: (value) =>
      Array.isArray(value) && value.every((part) => part === 'timestamp' || part === 'nonce' || part === 'body'),
    separator: (value) => typeof value === 'string',
    trailingNewline: [true, false],
    key: ['base64-decoded', 'raw'],
    hash: ['sha256', 'sha512'],
  }),
  webhookTimestampUnit: ['seconds', 'milliseconds'],
  webhookBody: ['as-callback', 'with-unknown-keys'],
  callbackRetries: ['as-webhook', 'none'],
  callbackAccepts: ['200', '2xx'],
  callbackSchemes: ['http-and-https', 'https'],
  returnImageTypeElsewhere: ['honoured', 'ignored'],
  unknownReturnImageType: ['refused', 'url'],
  notCapturedImages: ['null', 'absent'],
  feeDetail: ['identity-only', 'everywhere', 'nowhere'],
  placeholderNames: ['first', 'second'],
  documentLayout: ['flat', 'sided', 'nested'],
  attackAndMismatchReason: ['LIVENESS_ATTACK', 'similarity'],
  similarityFailureCode: isText,
  incompleteCode: orNull(isText),
  missingSignatureIdCode: ['PARAMETER_ERROR', 'EMPTY_PARAMETER_ERROR'],
  erasedResult: ['verdict-kept', 'not-exist'],
  tokenRefusalCode: ['IAM_FAILED', 'ACCESS_DENIED'],
  busySignal: objectOf({ httpStatus: [200, 429], retryAfter: orNull(isText) }),
  unknownPath: ['html', 'envelope'],
  transactionId: ['present', 'absent'],
  tokenNumberTypes: ['both', 'string', 'number'],
  periodOutOfRange: ['refused', 'clamped'],
  clockSkewSeconds: orNull(isNumber),
  authLicenseBilling: ['FREE', 'PAY'],
  getVideo: objectOf({ paths: ['both', 'by-host'], codes: ['long', 'short'] }),
  generateSignatureIdVerbs: ['post-and-get', 'post'],
  nativeAttackType: ['score-zero', 'score-below-50'],
  similarityThreshold: isNumber,
  tokenHosts: ['every', 'listed'],
  linkFormat: ['opaque', 's3', 'expires', 'azure'],
  deadLinkStatus: [403, 404, 410],
  retentionMs: orNull(isNumber),
  limits: objectOf({ callsPerSecond: orNull(isNumber), liveTokens: orNull(isNumber) }),
  unknownLivenessIdMessage: ['first', 'second'],
  nativeRegion: ['singapore', 'everywhere', 'nowhere'],
  nativePaths: ['by-host', 'every'],
  foreignParameters: ['ignored', 'refused'],
};

function isAllowed(rule: Rule<unknown> | undefined, value: unknown): boolean {
  if (rule === undefined) return false;
  return typeof rule === 'function' ? rule(value) : rule.includes(value);
}

/**
 * Parses a JSON object of switches.
 *
 * @throws one error that lists every invalid switch.
 */
export function parseSwitches(json: string): Partial<SimulatorSwitches> {
  const switches: unknown = JSON.parse(json);
  if (typeof switches !== 'object' || switches === null || Array.isArray(switches))
    throw new Error('must be a JSON object');
  const rules: Readonly<Record<string, Rule<unknown>>> = switchRules;
  const faults = Object.entries(switches).flatMap(([name, value]) => {
    if (!(name in defaultSwitches)) return [`unknown switch ${name}`];
    if (isAllowed(rules[name], value)) return [];
    const rule = rules[name];
    const allowed = Array.isArray(rule) ? ` (allowed: ${rule.map((item) => JSON.stringify(item)).join(', ')})` : '';
    return [`invalid value for ${name}: ${JSON.stringify(value)}${allowed}`];
  });
  if (faults.length > 0) throw new Error(faults.join('; '));
  return switches;
}
