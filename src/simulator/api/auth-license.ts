import type { Answer } from '../exchange/answer.js';
import type { ApiRequest, World } from './world.js';

const maxLicenseSeconds = 86_400;

/** A licence that the native SDK would start with. It opens nothing. */
export function authLicense({ body }: ApiRequest, { now, switches, toEnvelope }: World): Answer {
  const { licenseEffectiveSeconds = 600 } = body;
  const seconds = Number(licenseEffectiveSeconds);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > maxLicenseSeconds) return toEnvelope('PARAMETER_ERROR');
  const expireTimestamp = now() + seconds * 1000;
  return toEnvelope('SUCCESS', {
    data: { license: `simulated-license-${expireTimestamp}`, expireTimestamp },
    billed: switches.authLicenseBilling,
  });
}
