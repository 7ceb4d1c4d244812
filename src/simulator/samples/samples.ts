import { addressSamples } from './address-samples.js';
import { attackSamples } from './attack-samples.js';
import { comparisonSamples } from './comparison-samples.js';
import { documentSamples } from './document-samples.js';
import { documentStateSamples } from './document-state-samples.js';
import { flowSamples } from './flow-samples.js';
import { oddDocumentSamples } from './odd-document-samples.js';
import { progressSamples } from './progress-samples.js';
import type { Sample } from './sample.js';
import { toleranceSamples } from './tolerance-samples.js';

const samplesByName = {
  ...flowSamples,
  ...attackSamples,
  ...progressSamples,
  ...comparisonSamples,
  ...toleranceSamples,
  ...documentSamples,
  ...documentStateSamples,
  ...addressSamples,
  ...oddDocumentSamples,
};

export type SampleName = keyof typeof samplesByName;

export const samples: Readonly<Record<SampleName, Sample>> = samplesByName;

export const sampleIds = Object.fromEntries(
  Object.entries(samples).map(([name, { signatureId }]) => [name, signatureId]),
) as Readonly<Record<SampleName, string>>;
