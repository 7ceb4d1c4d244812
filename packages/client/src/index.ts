// biome-ignore lint/performance/noBarrelFile: This is the entry point of the package.
export * from './error-code.js';
export * from './graphql.js';
export type { TypedDocumentNode } from './typed-document-node.js';
