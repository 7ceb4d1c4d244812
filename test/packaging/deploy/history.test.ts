import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { parse, parseAllDocuments } from 'yaml';
import { parseConfig } from '../../../src/config/config.js';
import { faultsOf } from '../../support/data/strict-model.js';
import { isVariable, readFrom } from '../../support/deployed-files.js';
import { createSecrets } from '../../support/deployed-secrets.js';

const page = readFileSync('docs/deployment.md', 'utf8');
const readYaml = (path: string) => parse(readFileSync(path, 'utf8'));

describe('the history of compose.yaml', () => {
  const base = readYaml('compose.yaml');
  const { services, secrets, volumes } = readYaml('deploy/compose/history.yaml');
  const { gateway, postgres } = services;
  const environment = { ...base.services.gateway.environment, ...gateway.environment };

  test('adds a PostgreSQL that can write to its volume and its socket only, and whose data outlive the container', () => {
    expect(postgres).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect([postgres.privileged, postgres.network_mode, postgres.ports]).toEqual([undefined, undefined, undefined]);
    const [[volume, place]] = postgres.volumes.map((it: string) => it.split(':'));
    expect(Object.keys(volumes)).toEqual([volume]);
    expect(place).toBe('/var/lib/postgresql/data');
    expect(Object.keys(gateway.depends_on)).toEqual(['postgres']);
  });

  test('leads the gateway to that database with the secrets that docs/deployment.md creates', () => {
    expect(Object.keys(environment).filter((name) => !isVariable(name))).toEqual([]);
    const { readFile } = createSecrets(['Secrets', 'History']);
    const read = (path: string) => {
      paths.push(path);
      return readFile(path);
    };
    const paths: string[] = [];
    const { historyDatabase } = parseConfig(
      { HOST: '0.0.0.0', ...environment, ADVANCE_AI_BASE_URL: 'https://api.example.com' },
      read,
    );
    expect(historyDatabase?.kind).toBe('postgres');
    const { hostname, port, username, password, pathname } = new URL(
      historyDatabase?.kind === 'postgres' ? historyDatabase.url : '',
    );
    expect([services[hostname], port]).toEqual([postgres, '']);
    const { POSTGRES_USER: user, POSTGRES_DB: database, POSTGRES_PASSWORD_FILE: passwordFile } = postgres.environment;
    expect([username, pathname]).toEqual([user, `/${database}`]);
    expect(password).toMatch(/^[0-9a-f]{48}$/);
    expect(readFile(passwordFile)).toBe(password);
    const named = [...base.services.gateway.secrets, ...gateway.secrets].map((name: string) => `/run/secrets/${name}`);
    expect(new Set(paths)).toEqual(new Set(named));
    expect(postgres.secrets.map((name: string) => `/run/secrets/${name}`)).toEqual([passwordFile]);
    expect(Object.keys(secrets)).toEqual([...gateway.secrets, ...postgres.secrets]);
  });

  test('is ready when the database answers where the gateway reaches it', () => {
    const { POSTGRES_USER: user, POSTGRES_DB: database } = postgres.environment;
    // Not through the socket, which a server has while it creates the database.
    expect(postgres.healthcheck.test).toEqual(['CMD', 'pg_isready', '-h', '127.0.0.1', '-U', user, '-d', database]);
  });
});

/** What lists are merged by: the merge keys of the API. */
const MERGE_KEYS: Readonly<Record<string, string>> = {
  containers: 'name',
  env: 'name',
  volumes: 'name',
  volumeMounts: 'mountPath',
};

// biome-ignore lint/suspicious/noExplicitAny: read as they lie there; the schema of the merged object says whether they are right.
type Yaml = any;

/** Does what Kustomize does with a patch of the kinds of fields that the patch here has. */
function mergePatch(target: Yaml, patch: Yaml): Yaml {
  const merged = { ...target };
  for (const [field, value] of Object.entries<Yaml>(patch)) {
    const key = MERGE_KEYS[field];
    if (key !== undefined) {
      merged[field] = [...(target[field] ?? [])];
      for (const item of value) {
        const index = merged[field].findIndex((it: Yaml) => it[key] === item[key]);
        if (index === -1) merged[field].push(item);
        else merged[field][index] = mergePatch(merged[field][index], item);
      }
    } else merged[field] = typeof value === 'object' ? mergePatch(target[field] ?? {}, value) : value;
  }
  return merged;
}

describe('the history of the Kubernetes example', () => {
  const FOLDER = 'deploy/kubernetes';
  const { resources, patches } = readYaml(`${FOLDER}/kustomization.yaml`);
  const objects: Yaml[] = parseAllDocuments(readFileSync(`${FOLDER}/${resources[0]}`, 'utf8')).map((it) => it.toJS());
  const one = (kind: string) => objects.find((object) => object.kind === kind);
  const patch = readYaml(`${FOLDER}/${patches[0].path}`);
  const deployment = mergePatch(one('Deployment'), patch);
  const { containers, volumes } = deployment.spec.template.spec;
  const [container] = containers;

  test('is a patch of its deployment, and what it makes of it is of the schema', () => {
    const { apiVersion, kind, metadata } = one('Deployment');
    expect(patch).toMatchObject({ apiVersion, kind, metadata: { name: metadata.name } });
    expect(containers).toHaveLength(1);
    expect(faultsOf(Deployment, deployment)).toEqual([]);
  });

  test('has the address and the CA from a secret that docs/deployment.md creates', () => {
    const environment = {
      HOST: '0.0.0.0',
      ...one('ConfigMap').data,
      ...Object.fromEntries(container.env.map(({ name, value }: { name: string; value: string }) => [name, value])),
    };
    expect(Object.keys(environment).filter((name) => !isVariable(name))).toEqual([]);
    const paths: string[] = [];
    const { historyDatabase, historyCa } = parseConfig(environment, readFrom(paths));
    expect(historyDatabase).toMatchObject({ kind: 'postgres', url: expect.stringContaining('sslmode=verify-full') });
    expect(historyCa).toContain('CERTIFICATE');
    const mount = container.volumeMounts.at(-1);
    expect(mount).toMatchObject({ name: volumes.at(-1).name, readOnly: true });
    const added = paths.filter((path) => path.startsWith(`${mount.mountPath}/`));
    expect(added).toHaveLength(2);
    const [, commands = ''] = page.split(`kubectl create secret generic ${volumes.at(-1).secret.secretName} `);
    for (const path of added) expect(commands).toContain(`--from-file=${path.slice(mount.mountPath.length + 1)}=`);
  });
});
