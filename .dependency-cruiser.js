/**
 * The walls: which folder of src may import which. A folder that is not named here belongs to the nearest one above that
 * is. Files of src that lie in no such folder, and src/app, may import everything.
 */
const rooms = {
  domain: [],
  async: [],
  simulator: [],
  egress: ['async'],
  config: ['domain', 'egress'],
  'audit/log': [],
  'audit/plugin': ['audit/log', 'domain', 'graphql', 'observability', 'server', 'config'],
  'storage/cluster': ['async'],
  'storage/cache': ['domain', 'storage/cluster'],
  'storage/redis': ['async', 'domain', 'storage/cache', 'storage/cluster'],
  providers: ['async', 'domain', 'egress', 'storage/cluster'],
  verifications: ['async', 'domain', 'storage/cache', 'storage/cluster'],
  history: ['async', 'domain'],
  live: ['async', 'domain', 'storage/cache', 'storage/cluster', 'verifications'],
  graphql: ['domain', 'verifications'],
  observability: ['config', 'domain', 'egress'],
  server: ['async', 'audit', 'config', 'domain', 'egress', 'graphql', 'live', 'observability'],
  'server/http': ['config', 'domain', 'observability'],
  web: [],
};

/** Files that a room may import of a folder that it may not import. */
const ports = {
  // The port of the providers, so that a second adapter changes nothing in the read path.
  verifications: ['^src/providers/provider[^/]*[.]ts$'],
  // The port of what providers send, which knows no signature and no address.
  live: ['^src/providers/notice-reader[.]ts$'],
  // The port of the history and its cursors, so that fields know no database.
  graphql: [
    '^src/history/(history-store|history-error|request-history|cursor)[.]ts$',
    '^src/live/(request-live|stream-limits|verification-watches)[.]ts$',
  ],
};

/** Rooms that are built for browsers, with everything they need in them. */
const pages = '^src/web/';

/** Packages that keep to one room, so that replacing one touches one room. */
const packages = {
  'type-graphql': ['graphql'],
  dataloader: ['verifications'],
  // In the server it bounds what is remembered of callers, which is no result and so not for the cache.
  'lru-cache': ['storage/cache', 'server', 'observability', 'audit/plugin'],
  jose: ['server/auth'],
  fastify: ['server/http', 'server/apollo', 'server/notices', 'server/streams', 'app'],
  '@fastify': ['server/http'],
  negotiator: ['server/http', 'server/apollo'],
  ws: ['server/streams/sockets'],
  'graphql-ws': ['server/streams/sockets'],
  'graphql-jit': ['server/apollo/execution'],
  ioredis: ['storage/redis'],
  zod: ['providers', 'config', 'storage/redis', 'history/sql'],
  kysely: ['history'],
  pg: ['history/postgres'],
  libsql: ['history/embedded'],
  'p-limit': ['verifications'],
  '@apollo/server': ['server', 'graphql', 'audit/plugin'],
  'jpeg-js': ['simulator'],
  fflate: ['simulator'],
  undici: ['egress'],
  'prom-client': ['observability/metrics'],
  '@opentelemetry': ['observability/tracing'],
  react: ['web'],
  'react-dom': ['web'],
  '@apollo/client': ['web/console'],
  'chart.js': ['web/console'],
  graphiql: ['web/explorer'],
  '@graphiql': ['web/explorer'],
};

/** Packages that any program may contain. */
const libraries = [...Object.keys(packages), 'fastest-levenshtein', 'graphql', 'pino', 'reflect-metadata'];

/** Libraries that are installed with the package, since a bundle cannot contain them: they differ by machine. */
const installed = ['libsql'];

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
        pathNot: [`^src/${anyOf([room, ...neighbours])}/`, ...(ports[room] ?? [])],
      },
    })),
    ...Object.entries(packages).map(([name, owners]) => ({
      name: `package-${name}`,
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/${anyOf(owners)}/` },
      to: { path: `node_modules/${name}/` },
    })),
    {
      name: 'pages-stand-alone',
      severity: 'error',
      from: { path: '^src/web/([^/]+)/' },
      to: { path: '^src/web/', pathNot: '^src/web/$1/' },
    },
    {
      name: 'adapter-of-advance-ai',
      comment: 'The composition root chooses the provider. All other code knows the port only.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app|providers/advance-ai)/' },
      to: { path: '^src/providers/advance-ai/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-strangers',
      comment: 'A program contains what it imports, so those packages are development dependencies: but declared ones.',
      severity: 'error',
      from: { path: '^src/', pathNot: pages },
      to: {
        path: 'node_modules/',
        pathNot: `node_modules/${anyOf(installed)}/`,
        dependencyTypesNot: ['npm-dev'],
      },
    },
    {
      name: 'no-tools',
      comment: 'package.json cannot tell a library of the product from a tool, so the libraries are named here.',
      severity: 'error',
      from: { path: '^src/', pathNot: pages },
      to: { path: 'node_modules/', pathNot: `node_modules/${anyOf(libraries)}/` },
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
    // It reads no JSX: what such files import is looked at in test/packaging/walls.test.ts.
    extraExtensionsToScan: ['.tsx'],
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
    },
  },
};
