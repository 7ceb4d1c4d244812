/** The walls of the house: which room may import which. A room is a folder of src; files beside them know every room. */
const rooms = {
  liveness: [],
  async: [],
  simulator: [],
  audit: [],
  provider: ['liveness', 'async'],
  store: ['liveness', 'async'],
  results: ['liveness', 'provider', 'store', 'async'],
  graphql: ['liveness', 'results'],
  server: ['graphql', 'audit'],
  explore: [],
  console: [],
};

/** Rooms that are built for browsers, with everything they need in them. */
const pages = '^src/(explore|console)/';

/** Packages that keep to one room, so that replacing one touches one room. */
const packages = {
  'type-graphql': ['graphql'],
  dataloader: ['results'],
  // In the server it bounds what is remembered of callers, which is no result and so not for the store.
  'lru-cache': ['store', 'server'],
  jose: ['server'],
  'graphql-jit': ['server/execution'],
  ioredis: ['store/redis'],
  zod: ['provider', 'config', 'store'],
  'p-limit': ['provider'],
  '@apollo/server': ['server', 'graphql'],
  'jpeg-js': ['simulator'],
  fflate: ['simulator'],
  'prom-client': ['server/metrics'],
  '@opentelemetry': ['server/tracing'],
  react: ['explore', 'console'],
  'react-dom': ['explore', 'console'],
  '@apollo/client': ['console'],
  graphiql: ['explore'],
  '@graphiql': ['explore'],
};

const anyOf = (names) => `(${names.join('|')})`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(rooms).map(([room, neighbours]) => ({
      name: `wall-of-${room}`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: {
        path: '^src/',
        pathNot: [`^src/${anyOf([room, ...neighbours])}/`, ...(room === 'server' ? ['^src/config([.]ts$|/)'] : [])],
      },
    })),
    ...Object.entries(packages).map(([name, owners]) => ({
      name: `package-${name}`,
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/${anyOf(owners)}/` },
      to: { path: `node_modules/${name}/` },
    })),
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-strangers',
      comment: 'What the product imports must be one of its own dependencies.',
      severity: 'error',
      from: { path: '^src/', pathNot: pages },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-ghosts',
      severity: 'error',
      // What codegen emits imports a package that is nothing but types.
      from: { path: '^src/' },
      // Vite finds what a package exports to browsers.
      to: { couldNotResolve: true, pathNot: '^graphiql/' },
    },
  ],
  options: {
    parser: 'swc',
    // It reads no JSX: what such files import is looked at in test/walls.test.ts.
    extraExtensionsToScan: ['.tsx'],
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
