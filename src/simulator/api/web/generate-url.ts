import type { SimulatedResponse } from '../../http/response.js';
import { toFlow } from '../../result/flow.js';
import type { Product } from '../../result/transaction.js';
import type { SimulatorState } from '../../state.js';
import type { SimulatorSwitches } from '../../switches.js';
import type { ApiRequest, Operate } from '../operation.js';
import { toText } from '../to-text.js';

const maxUrlLength = 2048;
/** The levels of each product. A product that is not listed has none. */
const productLevels: Partial<Record<Product, readonly string[]>> = {
  LD: ['STANDARD', 'PRO'],
  IDV: ['STANDARD', 'ADVANCED', 'PRO'],
  DV: ['STANDARD', 'ADVANCED', 'PRO'],
};
/** Parameters that other products have. */
const foreignParameters: Partial<Record<Product, readonly string[]>> = {
  LD: ['docType'],
  FA: ['docType', 'productLevel'],
  DV: ['livenessType'],
};
const refusedSchemes = new Set(['javascript:', 'data:', 'file:', 'about:', 'blob:', 'intent:']);

/**
 * Creates a session of one product. The simulator does not serve the page at the returned url; `completeSession` ends the
 * session.
 */
export function createGenerateUrl(product: Product): Operate {
  return ({ body, url }: ApiRequest, { switches, transactions, toEnvelope }: SimulatorState): SimulatedResponse => {
    const fault = findFault(product, body, switches);
    if (fault !== null) return toEnvelope('PARAMETER_ERROR', { message: `Invalid ${fault}` });
    const { callbackUrl, region, productLevel, livenessType, docType } = body;
    const record = transactions.create({
      product,
      state: 'RUNNING',
      inputParameters: body,
      callbackUrl: toText(callbackUrl),
      region: toText(region) ?? 'PHL',
      productLevel: toText(productLevel) ?? 'STANDARD',
      face: product === 'DV' ? null : toFlow(toText(livenessType) ?? 'DISTANT_NEAR'),
      document:
        product === 'DV' || product === 'IDV' ? { docType: toText(docType) ?? 'PH-ID-SSS', genuine: true } : null,
    });
    const { signatureId } = record;
    return toEnvelope('SUCCESS', { data: { signatureId, url: new URL(`/h5/${signatureId}`, url).href } });
  };
}

/** Returns the name of the first invalid parameter, or null. */
function findFault(product: Product, body: ApiRequest['body'], switches: SimulatorSwitches): string | null {
  const foreign = foreignParameters[product]?.filter((name) => (body[name] ?? null) !== null) ?? [];
  return (switches.foreignParameters === 'refused' && foreign[0]) || findBroken(product, body, switches);
}

function findBroken(product: Product, body: ApiRequest['body'], { callbackSchemes }: SimulatorSwitches): string | null {
  const callbackAllows = callbackSchemes === 'https' ? ['https:'] : ['http:', 'https:'];
  const rules: Readonly<Record<string, (text: string) => boolean>> = {
    returnUrl: (text) => isUrl(text, (scheme) => !refusedSchemes.has(scheme)),
    failReturnUrl: (text) => isUrl(text, (scheme) => !refusedSchemes.has(scheme)),
    callbackUrl: (text) => isUrl(text, (scheme) => callbackAllows.includes(scheme)),
    region: (text) => /^[A-Z]{3}$/.test(text),
    bizCode: (text) => /^[a-zA-Z0-9]{1,32}$/.test(text),
    productLevel: (text) => productLevels[product]?.includes(text) ?? true,
  };
  const broken = Object.entries(rules).find(([name, keeps]) => {
    const value = body[name] ?? null;
    return value !== null && !(typeof value === 'string' && keeps(value));
  });
  return broken?.[0] ?? null;
}

function isUrl(text: string, allows: (scheme: string) => boolean): boolean {
  if (text.length > maxUrlLength) return false;
  try {
    return allows(new URL(text).protocol);
  } catch {
    return false;
  }
}
