import { buildLibraries } from '../../scripts/build-libraries.js';

/** Jest's global set-up for unit tests. */
// biome-ignore lint/style/noDefaultExport: Jest takes the default export.
export default buildLibraries;
