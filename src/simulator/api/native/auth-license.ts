import type { SimulatedResponse } from '../../http/response.js';
import type { SimulatorState } from '../../state.js';
import type { ApiRequest } from '../operation.js';

const maxLicenseSeconds = 86_400;

/** Returns a license for the native SDK. It is not valid anywhere. */
export function authLicense({ body }: ApiRequest, { now, switches, toEnvelope }: SimulatorState): SimulatedResponse {
  const { licenseEffectiveSeconds = 600 } = body;
  const seconds = Number(licenseEffectiveSeconds);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > maxLicenseSeconds) return toEnvelope('PARAMETER_ERROR');
  const expireTimestamp = now() + seconds * 1000;
  return toEnvelope('SUCCESS', {
    data: { license: `simulated-license-${expireTimestamp}`, expireTimestamp },
    billed: switches.authLicenseBilling,
  });
}
