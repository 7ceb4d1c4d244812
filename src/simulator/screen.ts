import { errorSamples } from './samples/error-samples.js';
import { nativeSamples } from './samples/native-samples.js';
import { samples } from './samples/samples.js';
import { demoAccessKey, demoSecretKey, type Simulator } from './simulator.js';

type Row = readonly [id: string, name: string, description: string];

/** Returns the start screen of the simulator: addresses, keys, transactions and native results. */
export function toSimulatorScreen({ baseUrl, assetBaseUrl }: Pick<Simulator, 'baseUrl' | 'assetBaseUrl'>): string {
  const web = Object.entries({ ...samples, ...errorSamples }).map(
    ([name, { signatureId, description }]): Row => [signatureId, name, description],
  );
  const native = Object.entries(nativeSamples).map(
    ([name, { livenessId, description }]): Row => [livenessId, name, description],
  );
  return `Simulated provider. All data is fictitious.

  API         ${baseUrl}
  Images      ${assetBaseUrl}
  Access key  ${demoAccessKey}
  Secret key  ${demoSecretKey}

Transactions
${toTable(web)}

Native results, by livenessId
${toTable(native)}

Stop with Ctrl+C.
`;
}

function toTable(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([, name]) => name.length));
  return rows.map(([id, name, description]) => `  ${id}  ${name.padEnd(width)}  ${description}`).join('\n');
}
