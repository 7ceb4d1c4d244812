/** Vendors of object storage whose signed links carry `X-…-Date` and `X-…-Expires`: AWS S3, Google, Alibaba. */
const SIGNED_BY_DATE = ['x-amz', 'x-goog', 'x-oss'];
const BASIC_DATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?Z)?$/;
/** Seconds from 2001 to 2286: a number outside is no instant of ours. */
const EPOCH_SECONDS = /^[1-9]\d{9}$/;

/**
 * The instant at which a link says that it dies, in epoch milliseconds: S3 and its kin (date and life), `Expires`
 * (epoch seconds) and Azure's `se` (ISO 8601). Null when it says nothing that can be understood; reads no signature.
 */
export function linkExpiry(link: URL): number | null {
  const parameters = new Map([...link.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  for (const prefix of SIGNED_BY_DATE) {
    const signedAt = parseBasicDate(parameters.get(`${prefix}-date`));
    const lifeSeconds = parameters.get(`${prefix}-expires`) ?? '';
    if (signedAt !== null && /^\d{1,9}$/.test(lifeSeconds)) return signedAt + Number(lifeSeconds) * 1000;
  }
  const expires = parameters.get('expires') ?? '';
  if (EPOCH_SECONDS.test(expires)) return Number(expires) * 1000;
  const signedExpiry = parameters.get('se') ?? '';
  return ISO_DATE.test(signedExpiry) ? toInstant(signedExpiry) : null;
}

function parseBasicDate(text = ''): number | null {
  return BASIC_DATE.test(text) ? toInstant(text.replace(BASIC_DATE, '$1-$2-$3T$4:$5:$6Z')) : null;
}

function toInstant(isoDate: string): number | null {
  const instant = Date.parse(isoDate);
  return Number.isNaN(instant) ? null : instant;
}
