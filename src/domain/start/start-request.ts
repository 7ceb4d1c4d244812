import { parseReturnUrl, type ReturnTargets } from './return-url.js';
import { StartInputError } from './start-input-error.js';

export const VerificationProduct = {
  LIVENESS_DETECTION: 'LIVENESS_DETECTION',
  FACE_AUTHENTICATION: 'FACE_AUTHENTICATION',
  IDENTITY_VERIFICATION: 'IDENTITY_VERIFICATION',
  DOCUMENT_VERIFICATION: 'DOCUMENT_VERIFICATION',
} as const;
export type VerificationProduct = keyof typeof VerificationProduct;

const COMMON_INPUTS = ['userId', 'bizId', 'bizCode', 'region', 'language'] as const;
const PRODUCT_INPUTS = ['livenessType', 'documentType', 'productLevel'] as const;
type TextInput = (typeof COMMON_INPUTS)[number] | (typeof PRODUCT_INPUTS)[number];

/** A verification to start, with checked inputs. An input that was not given is absent. */
export type StartRequest = {
  readonly product: VerificationProduct;
  /** Normalized, as is `failReturnUrl`. */
  readonly returnUrl: string;
  readonly failReturnUrl?: string;
} & { readonly [Input in TextInput]?: string };

/** The same as a client sends it. Null means that an input is not given. */
export type StartInput = {
  readonly product: VerificationProduct;
  readonly returnUrl: string;
  readonly failReturnUrl?: string | null | undefined;
} & { readonly [Input in TextInput]?: string | null | undefined };

/** A verification that the provider has started. */
export type StartedVerification = {
  readonly signatureId: string;
  /** The provider's page, for the browser of the person. */
  readonly url: string;
  /** Epoch milliseconds on the provider's clock. */
  readonly startedAt: number;
};

type Rule = {
  readonly form: RegExp;
  /** Completes "must be …". */
  readonly text: string;
};

/** As long as the longest input that the history keeps, in UTF-16 units. */
const MAX_LENGTH = 256;

const REFERENCE: Rule = {
  form: /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+$/u,
  text: `text of 1 to ${MAX_LENGTH} characters without control characters`,
};
const NAME: Rule = { form: /^[\w-]{1,64}$/, text: '1 to 64 letters, digits, "_" or "-"' };

const RULES: Readonly<Record<(typeof COMMON_INPUTS)[number], Rule>> = {
  userId: REFERENCE,
  bizId: REFERENCE,
  bizCode: { form: /^[a-zA-Z0-9]{1,32}$/, text: '1 to 32 letters or digits' },
  region: { form: /^[A-Z]{3}$/, text: 'a country code of three capital letters (ISO 3166-1 alpha-3)' },
  language: { form: /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,2}$/i, text: 'a language tag such as en or zh-Hans' },
};

/** The inputs that the documentation of a product lists besides the common ones. */
const RULES_OF_PRODUCT: Readonly<
  Record<VerificationProduct, { readonly [Input in (typeof PRODUCT_INPUTS)[number]]?: Rule }>
> = {
  LIVENESS_DETECTION: { livenessType: NAME, productLevel: oneOf('STANDARD', 'PRO') },
  FACE_AUTHENTICATION: { livenessType: NAME },
  IDENTITY_VERIFICATION: {
    livenessType: NAME,
    documentType: NAME,
    productLevel: oneOf('STANDARD', 'ADVANCED', 'PRO'),
  },
  DOCUMENT_VERIFICATION: { documentType: NAME, productLevel: oneOf('STANDARD', 'ADVANCED', 'PRO') },
};

function oneOf(...words: readonly string[]): Rule {
  return { form: new RegExp(`^(?:${words.join('|')})$`), text: `one of ${words.join(', ')} for this product` };
}

/**
 * Checks the inputs of a start by the provider's documented rules. Without `targets`, people may be sent back to any host.
 *
 * @throws StartInputError for the first input that breaks its rule, or that the product does not take.
 */
export function toStartRequest(input: StartInput, targets: ReturnTargets | undefined): StartRequest {
  const { product, returnUrl, failReturnUrl } = input;
  const rules: { readonly [Input in TextInput]?: Rule } = { ...RULES, ...RULES_OF_PRODUCT[product] };
  const texts: { [Input in TextInput]?: string } = {};
  for (const name of [...COMMON_INPUTS, ...PRODUCT_INPUTS]) {
    const text = input[name];
    if (text === null || text === undefined) continue;
    const rule = rules[name];
    if (rule === undefined) throw new StartInputError(`${name} is not an input of ${product}.`);
    if (text.length > MAX_LENGTH || !rule.form.test(text)) throw new StartInputError(`${name} must be ${rule.text}.`);
    texts[name] = text;
  }
  return {
    product,
    returnUrl: parseReturnUrl('returnUrl', returnUrl, targets),
    ...(failReturnUrl != null && { failReturnUrl: parseReturnUrl('failReturnUrl', failReturnUrl, targets) }),
    ...texts,
  };
}
