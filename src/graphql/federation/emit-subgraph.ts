import { printSubgraph } from '../build-schema.js';

process.stdout.write(printSubgraph());
