import { defineConfig } from 'vite';

/** Builds one page, which `--mode` names: `vite build --mode explore`. */
export default defineConfig(({ mode }) => ({
  root: `src/${mode}`,
  base: `/${mode}/`,
  // What is built depends on nothing but what is in the repository.
  envDir: false,
  publicDir: false,
  worker: { format: 'es' },
  build: {
    outDir: `../../dist/pages/${mode}`,
    emptyOutDir: true,
    target: 'es2022',
    // An editor is large, and this one is served from next door.
    chunkSizeWarningLimit: 4_000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Hints to compilers that do not run here, in a hundred files of packages.
      onwarn: (warning, report) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || report(warning),
    },
  },
}));
