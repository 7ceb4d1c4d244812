import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ConcreteRequest,
  commitMutation,
  Environment,
  fetchQuery,
  type GraphQLResponse,
  Network,
  RecordSource,
  Store,
} from 'relay-runtime';

export type CompiledForRelay = {
  /** What relay-compiler made of the operation of this name. */
  load(operation: string): Promise<ConcreteRequest>;
  remove(): void;
};

/** How Relay wants the name of an operation to end. */
const SUFFIX: Readonly<Record<string, string>> = {
  query: 'Query',
  mutation: 'Mutation',
  subscription: 'Subscription',
};

/** Compiles operations as an app with Relay does. Relay wants the name of the module before those in it. */
export function compileForRelay(documents: readonly string[]): CompiledForRelay {
  const directory = mkdtempSync(join(tmpdir(), 'relay-'));
  mkdirSync(join(directory, 'src'));
  for (const text of documents) {
    const [, kind = '', name = ''] = /^(query|mutation|subscription) (\w+)/m.exec(text) ?? [];
    const renamed = text
      .replace(`${kind} ${name}`, `${kind} ${name}${SUFFIX[kind]}`)
      .replaceAll(/(\.\.\.|fragment )([A-Z]\w*)/g, `$1${name}_$2`);
    const module = `import { graphql } from 'react-relay';\ngraphql\`${renamed}\`;\n`;
    writeFileSync(join(directory, 'src', `${name}.js`), module);
  }
  const settings = { src: './src', language: 'javascript', schema: './schema.graphql', eagerEsModules: true };
  writeFileSync(join(directory, 'relay.config.json'), JSON.stringify(settings));
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }');
  execFileSync('cp', ['schema/schema.graphql', directory]);
  execFileSync(process.execPath, [resolve('node_modules/relay-compiler/cli.js')], { cwd: directory, stdio: 'pipe' });
  return {
    async load(operation) {
      const made = readdirSync(join(directory, 'src', '__generated__'));
      const file = made.find((name) => RegExp(`^${operation}(?:Query|Mutation)\\.`).test(name)) ?? operation;
      const path = join(directory, 'src', '__generated__', file);
      return (await import(pathToFileURL(path).href)).default;
    },
    remove: () => rmSync(directory, { recursive: true }),
  };
}

type Asked = { readonly url: string; readonly variables: Record<string, unknown> };

/** What Relay gives to an app that asks this, set up as docs/frontend.md says. */
export async function runInRelay(query: ConcreteRequest, { url, variables }: Asked): Promise<unknown> {
  return fetchQuery(createEnvironment({ url, variables }), query, variables).toPromise();
}

/** What Relay gives to an app that sends this mutation. */
export function commitInRelay(mutation: ConcreteRequest, { url, variables }: Asked): Promise<unknown> {
  return new Promise((resolve, reject) => {
    commitMutation(createEnvironment({ url, variables }), {
      ...{ mutation, variables, onCompleted: resolve, onError: reject },
    });
  });
}

function createEnvironment({ url, variables }: Asked): Environment {
  const network = Network.create(async ({ text }) => {
    const body = JSON.stringify({ query: text, variables });
    const headers = { 'content-type': 'application/json' };
    return (await (await fetch(url, { method: 'POST', headers, body })).json()) as GraphQLResponse;
  });
  return new Environment({
    network,
    store: new Store(new RecordSource()),
    getDataID: (record, typeName) => (typeName === 'LivenessResult' ? record.signatureId : record.id),
  });
}
