import type { SessionFragment } from '../../../../../schema/generated/console/graphql.js';
import { FLOW_LABELS, toWords } from '../labels.js';
import { toText } from '../parts/json-facts.js';
import type { Result } from '../polling.js';
import { toCountryText } from './countries.js';

/** What parameters of the provider are called, where the name alone does not say it. */
const PARAMETER_LABELS: Readonly<Record<string, string>> = {
  bizId: 'Business id',
  bizCode: 'Business code',
  docType: 'Requested document',
  prefersColorScheme: 'Colour scheme',
  iframeEnabled: 'Shown in a frame',
  ignoreFailWhenJump: 'Returns on failure too',
};

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** Returns the facts of the session in words. A parameter that only repeats a fact is left out. */
export function toSessionFacts(result: Result): (readonly [string, string])[] {
  const { countryCode, submissionCompleted, livenessResult } = result;
  const flow = livenessResult?.livenessFlowCategory;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['Country', countryCode && toCountryText(countryCode)],
    ['Submitted', submissionCompleted === null ? null : toText(submissionCompleted)],
    ['Liveness type', livenessResult?.livenessType],
    ['Flow', flow && (FLOW_LABELS[flow] ?? flow)],
    ...toParameterFacts(result),
  ];
  return facts.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

/** Names and values of parameters are chosen by the customer. */
function toParameterFacts(result: Pick<Result, 'livenessResult' | 'document'> & SessionFragment) {
  const { inputParameters, countryCode, livenessResult, document } = result;
  if (typeof inputParameters !== 'object' || inputParameters === null) return [];
  const known: Readonly<Record<string, unknown>> = {
    region: countryCode,
    livenessType: livenessResult?.livenessType,
    docType: document?.documentType,
  };
  return Object.entries(inputParameters)
    .filter(([name, value]) => value !== null && known[name] !== value)
    .map(([name, value]) => [PARAMETER_LABELS[name] ?? toWords(name), toParameterText(name, value)] as const);
}

function toParameterText(name: string, value: unknown): string {
  if (typeof value === 'object') return JSON.stringify(value);
  const text = toText(value);
  if (name === 'region') return toCountryText(text);
  return name === 'language' ? toLanguageText(text) : text;
}

/** Such as "American English (en-US)"; the text itself where it is no language. */
function toLanguageText(tag: string): string {
  try {
    const name = LANGUAGES.of(tag);
    return name === undefined || name === tag ? tag : `${name} (${tag})`;
  } catch {
    return tag;
  }
}
