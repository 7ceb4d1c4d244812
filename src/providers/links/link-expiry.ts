import { z } from 'zod';

/** Values of the query parameters of a link by lower-case name. A name may occur more than once. */
type Parameters = ReadonlyMap<string, readonly string[]>;

type ReadEnd = (value: string, parameters: Parameters) => number | null;

/** From 2001 to 2286, where seconds have ten digits and milliseconds thirteen; instants outside are rejected. */
const PLAUSIBLE = { from: 1e12, to: 1e13 };
const EPOCH = /^(\d{10}|\d{13})$/;
const SECONDS_DIGITS = 10;
const LIFE_SECONDS = /^\d{1,9}$/;
const BASIC_DATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
/** A space stands where a plus sign was not encoded. */
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[ +-]\d{2}:\d{2}))?$/;
const SIGNED_LIFE = /^x-[a-z0-9]{1,16}-expires$/;
const TOKEN_END = /(?:^|=)(?:exp|expires)=(\d{10,13})$/i;
/** CloudFront accepts no longer URL. */
const MAX_POLICY_LENGTH = 8_192;

const epochTime = z.union([z.number(), z.string()]).transform(String);
const policySchema = z.object({ Statement: z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]) });
const statementSchema = z.object({ Condition: z.object({ DateLessThan: z.object({ 'AWS:EpochTime': epochTime }) }) });

/** How storage and CDN vendors state the end of a signed link, by the name of the parameter. */
const FORMS: ReadonlyMap<string, ReadEnd> = new Map<string, ReadEnd>([
  // Older S3, Google, Alibaba and Huawei; CloudFront with a canned policy.
  ['expires', toInstant],
  // Azure: the end of the signature, and of the key that signed it.
  ['se', isoToInstant],
  ['ske', isoToInstant],
  // CloudFront with a custom policy.
  ['policy', policyEnd],
  // Tencent COS: start and end of the signature, and of the key that signed it.
  ['q-sign-time', rangeEnd],
  ['q-key-time', rangeEnd],
  // Baidu BOS.
  ['authorization', bceEnd],
  // Qiniu. A name of one letter means nothing without the token.
  ['e', (value, parameters) => (parameters.has('token') ? toInstant(value) : null)],
  // Akamai's first kind of token: the end, an underscore and a hash.
  ['__gda__', (value) => toInstant(value.split('_', 1)[0] ?? '')],
]);

/**
 * Returns the end that a link states, in epoch milliseconds; the earliest if it states several, null if it states none
 * that is understood. Verifies no signature. Accepts hostile text: never throws, in time linear in the length of the
 * link.
 */
export function linkExpiry(link: URL): number | null {
  const parameters = new Map<string, string[]>();
  for (const [name, value] of link.searchParams) {
    const values = parameters.get(name.toLowerCase());
    if (values === undefined) parameters.set(name.toLowerCase(), [value]);
    else values.push(value);
  }
  const ends = [...parameters].flatMap(([name, values]) => {
    const readEnd = FORMS.get(name) ?? (SIGNED_LIFE.test(name) ? signedLifeEnd(name, parameters) : tokenEnd(name));
    return values.map((value) => readEnd(value, parameters));
  });
  return earliestOf(ends);
}

function earliestOf(ends: readonly (number | null)[]): number | null {
  const earliest = ends.reduce<number>((least, end) => Math.min(least, end ?? least), Number.POSITIVE_INFINITY);
  return Number.isFinite(earliest) ? earliest : null;
}

function toInstant(epoch: string): number | null {
  if (!EPOCH.test(epoch)) return null;
  return ifPlausible(epoch.length === SECONDS_DIGITS ? Number(epoch) * 1000 : Number(epoch));
}

function ifPlausible(instant: number): number | null {
  return instant >= PLAUSIBLE.from && instant < PLAUSIBLE.to ? instant : null;
}

function isoToInstant(text: string): number | null {
  return ISO_DATE.test(text) ? parseDate(text.replace(' ', '+')) : null;
}

function parseDate(isoDate: string): number | null {
  return ifPlausible(Date.parse(isoDate));
}

/**
 * `X-…-Date` with the life in `X-…-Expires`: S3, Google, Alibaba, Volcengine, Huawei and others. Without a date, as in
 * the second version of Alibaba's signature, it is the end itself.
 */
function signedLifeEnd(name: string, parameters: Parameters): ReadEnd {
  const dates = parameters.get(`${name.slice(0, -'expires'.length)}date`);
  if (dates === undefined) return toInstant;
  const signedAt = earliestOf(
    dates.map((date) => (BASIC_DATE.test(date) ? parseDate(date.replace(BASIC_DATE, '$1-$2-$3T$4:$5:$6Z')) : null)),
  );
  return (life) => afterLife(signedAt, life);
}

function afterLife(signedAt: number | null, lifeSeconds: string): number | null {
  return signedAt === null || !LIFE_SECONDS.test(lifeSeconds) ? null : signedAt + Number(lifeSeconds) * 1000;
}

/** Base64 of JSON in which CloudFront has replaced the characters that an address cannot hold. */
function policyEnd(policy: string): number | null {
  if (policy.length > MAX_POLICY_LENGTH) return null;
  const base64 = policy.replace(/[- ]/g, '+').replace(/_/g, '=').replace(/~/g, '/');
  const statements = policySchema.safeParse(parseJson(base64)).data?.Statement ?? [];
  const ends = statements.map((statement) => {
    const { data } = statementSchema.safeParse(statement);
    return data === undefined ? null : toInstant(data.Condition.DateLessThan['AWS:EpochTime']);
  });
  return earliestOf(ends);
}

function parseJson(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString());
  } catch {
    return undefined;
  }
}

function rangeEnd(range: string): number | null {
  return toInstant(range.split(';', 2)[1] ?? '');
}

/** `bce-auth-v1/{key}/{timestamp}/{seconds}/…` */
function bceEnd(authorization: string): number | null {
  const [version, , timestamp = '', life = ''] = authorization.split('/', 4);
  return version === 'bce-auth-v1' ? afterLife(isoToInstant(timestamp), life) : null;
}

/** Fields of a token of Akamai or Google Media CDN, such as `st=…~exp=…~acl=…~hmac=…`, under any name or none. */
function tokenEnd(name: string): ReadEnd {
  return (value) => {
    const fields = value.includes('~') ? `${name}=${value}`.split('~') : [];
    return earliestOf(fields.map((field) => toInstant(TOKEN_END.exec(field)?.[1] ?? '')));
  };
}
