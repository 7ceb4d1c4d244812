import { printSubgraph } from './printed-subgraph.js';

process.stdout.write(printSubgraph());
