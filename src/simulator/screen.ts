import { type SampleName, samples } from './samples/samples.js';
import { demoAccessKey, demoSecretKey, type Simulator } from './simulator.js';

/** What a person needs to use a running simulator, on one screen. */
export function toScreen({ baseUrl, assetBaseUrl }: Simulator): string {
  const names = Object.keys(samples) as SampleName[];
  const width = Math.max(...names.map((name) => name.length));
  const table = names.map((name) => `  ${samples[name].signatureId}  ${name.padEnd(width)}  ${samples[name].shows}`);
  return `Simulated provider: everything it answers is invented.

  API         ${baseUrl}
  Pictures    ${assetBaseUrl}
  Access key  ${demoAccessKey}
  Secret key  ${demoSecretKey}

Transactions
${table.join('\n')}

Stop with Ctrl+C.
`;
}
