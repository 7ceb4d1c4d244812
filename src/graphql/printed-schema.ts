import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildGatewaySchema } from './build-schema.js';

const BANNER = '# Emitted from src/graphql by `npm run schema`. Do not edit.\n\n';

/** The public contract as text: sorted, so that a diff shows changes and nothing else. */
export function printGatewaySchema(): string {
  return `${BANNER}${printSchema(lexicographicSortSchema(buildGatewaySchema()))}\n`;
}
