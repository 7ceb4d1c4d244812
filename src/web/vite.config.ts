import { defineConfig } from 'vite';

/** What both pages share; scripts/build-pages.js names the page, its address and where it is built to. */
// biome-ignore lint/style/noDefaultExport: Vite takes the default export.
export default defineConfig({
  // The result depends only on what is in the repository.
  envDir: false,
  publicDir: false,
  worker: { format: 'es' },
  build: {
    emptyOutDir: true,
    // In the package, but not served: the server knows no content type for it.
    license: { fileName: 'THIRD-PARTY-LICENSES.md' },
    target: 'es2022',
    // GraphiQL's editor is large, and it is served by the gateway itself.
    chunkSizeWarningLimit: 4_000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Packages carry hints for compilers that do not run here.
      onwarn: (warning, report) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') report(warning);
      },
    },
  },
});
