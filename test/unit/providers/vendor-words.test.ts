import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/** Words of one provider. They belong into its adapter, its simulator and the variables of its account. */
const VENDOR_WORDS: readonly RegExp[] = [
  /advance[-_. ]?ai/i,
  /\baai-/i,
  /returnImageType|['"`]BASE64['"`]|['"`]URL['"`] \|/,
  /\b(?:SIGNATURE_NOT_EXIST|SERVICE_BUSY|RETRY_LATER|IAM_FAILED|ACCESS_DENIED|ACCOUNT_DISABLED)\b/,
  /\b(?:OVER_QUERY_LIMIT|INSUFFICIENT_BALANCE|PARAMETER_ERROR|CLIENT_ERROR)\b/,
  /\b\d+(?:,|:) ?['"`](?:PRESENTATION|INJECTION|UNSURE)['"`]/,
  /pricingStrategy|overallResult|idvResult|x-access-token|identity-risk/,
];

const AT_HOME = /^(?:providers\/advance-ai|simulator)\/|^config\/variables\/provider(?:-webhooks)?\.ts$/;

/** Text that may name the provider elsewhere. */
const EXCEPTIONS: readonly { readonly files: RegExp; readonly text: RegExp }[] = [
  // The composition root chooses the adapter.
  { files: /^app\//, text: /from '[./]+providers\/advance-ai\/[\w/.-]+'/g },
  // The demo sets the variables of the gateway that it starts.
  { files: /^demo\//, text: /\bADVANCE_AI_[A-Z_]+\b/g },
  // A description names the provider's field that a schema field comes from.
  { files: /^graphql\//, text: /Provider: [^'"`]*/g },
];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));

function vendorWordsIn(file: string): string[] {
  const allowed = EXCEPTIONS.filter((exception) => exception.files.test(file));
  const text = allowed.reduce(
    (rest, exception) => rest.replace(exception.text, ''),
    readFileSync(`src/${file}`, 'utf8'),
  );
  return VENDOR_WORDS.flatMap((words) => words.exec(text)?.[0] ?? []);
}

test('words of the provider occur only in its adapter, its simulator and its variables', () => {
  const strays = files.filter((file) => !AT_HOME.test(file)).map((file) => ({ file, words: vendorWordsIn(file) }));
  expect(strays.filter(({ words }) => words.length > 0)).toEqual([]);
});

test('each of these words is one that the adapter uses or reads about', () => {
  const texts = files.filter((file) => AT_HOME.test(file)).map((file) => readFileSync(`src/${file}`, 'utf8'));
  for (const words of VENDOR_WORDS) expect([words, texts.some((text) => words.test(text))]).toEqual([words, true]);
});
