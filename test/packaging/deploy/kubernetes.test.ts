import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { parseAllDocuments } from 'yaml';
import { parseConfig } from '../../../src/config/config.js';
import { faultsOf } from '../../support/data/strict-model.js';
import { isVariable, readFrom } from '../../support/deployed-files.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const MODELS = {
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  NetworkPolicy,
  PodDisruptionBudget,
  Service,
  ServiceAccount,
};

// biome-ignore lint/suspicious/noExplicitAny: read as they lie there; the schemas below say whether they are right.
const objects: any[] = parseAllDocuments(readFileSync('deploy/kubernetes/liveness-gateway.yaml', 'utf8')).map(
  (document) => document.toJS(),
);
const one = (kind: keyof typeof MODELS) => objects.find((object) => object.kind === kind);
const pod = one('Deployment').spec.template;
const [container] = pod.spec.containers;
const portOf = (name: string) => container.ports.find((port: { name: string }) => port.name === name).containerPort;
const environment = {
  ...one('ConfigMap').data,
  ...Object.fromEntries(container.env.map(({ name, value }: { name: string; value: string }) => [name, value])),
};

describe('each object of the Kubernetes example', () => {
  test.each(objects.map((object) => [object.kind, object]))('%s is of the schema of its kind', (kind, object) => {
    expect(faultsOf(MODELS[kind as keyof typeof MODELS], object)).toEqual([]);
  });

  test('is known by name: a field that is misspelt, or of the wrong type, is found', () => {
    const { kind, apiVersion, metadata, spec } = structuredClone(one('Service'));
    const misspelt = { kind, apiVersion, metadata, spec: { ...spec, selektor: {} } };
    expect(faultsOf(Service, misspelt)).toEqual(['no such field: .spec.selektor']);
    expect(faultsOf(Service, { ...misspelt, spec: { ports: 80 } })).toHaveLength(1);
  });

  test('that selects pods selects those of the deployment', () => {
    const { labels } = pod.metadata;
    const selectors = [
      one('Deployment').spec.selector.matchLabels,
      pod.spec.topologySpreadConstraints[0].labelSelector.matchLabels,
      one('Service').spec.selector,
      one('PodDisruptionBudget').spec.selector.matchLabels,
      one('NetworkPolicy').spec.podSelector.matchLabels,
    ];
    for (const selector of selectors) expect(selector).toEqual(labels);
    expect(one('HorizontalPodAutoscaler').spec.scaleTargetRef.name).toBe(one('Deployment').metadata.name);
    expect(one('HorizontalPodAutoscaler').spec.minReplicas).toBeGreaterThan(
      one('PodDisruptionBudget').spec.maxUnavailable,
    );
  });
});

describe('the container of the Kubernetes example', () => {
  test('is nobody, may do nothing and can write nowhere', () => {
    expect(pod.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
    expect(pod.spec.automountServiceAccountToken).toBe(false);
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  test('is of the version that this is', () => {
    const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(container.image).toMatch(RegExp(`/${name}:${version}$`));
  });

  test('has variables of the gateway that make a configuration, and reads no other file than its secrets', () => {
    expect(Object.keys(environment).filter((name) => !isVariable(name))).toEqual([]);
    const paths: string[] = [];
    const config = parseConfig({ HOST: '0.0.0.0', ...environment }, readFrom(paths));
    expect(config).toMatchObject({ auth: 'on', port: portOf('http'), metricsPort: portOf('metrics') });
    const [{ mountPath }] = container.volumeMounts;
    expect(paths).toHaveLength(3);
    for (const path of paths) expect(path.startsWith(`${mountPath}/`)).toBe(true);
    const page = readFileSync('docs/deployment.md', 'utf8');
    for (const path of paths) expect(page).toContain(`--from-file=${path.slice(mountPath.length + 1)}=`);
  });

  test('gets no variables from services of its namespace', () => {
    expect(pod.spec.enableServiceLinks).toBe(false);
  });

  test('is given the time to end that the gateway takes at most', () => {
    expect(pod.spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(15);
  });

  test('is probed where the real gateway answers, and taken out while that drains', async () => {
    const { url, close } = await startTestGateway({ env: { DRAIN_DELAY_MS: '1500' } });
    const statusOf = async ({ httpGet }: { httpGet: { path: string; port: string } }) => {
      expect(portOf(httpGet.port)).toBe(portOf('http'));
      return (await fetch(url + httpGet.path)).status;
    };
    const { startupProbe, livenessProbe, readinessProbe } = container;
    expect(await Promise.all([startupProbe, livenessProbe, readinessProbe].map(statusOf))).toEqual([200, 200, 200]);
    const closed = close();
    expect([await statusOf(livenessProbe), await statusOf(readinessProbe)]).toEqual([200, 503]);
    const unreadyAfterMs = readinessProbe.periodSeconds * readinessProbe.failureThreshold * 1000;
    expect(Number(environment.DRAIN_DELAY_MS)).toBeGreaterThan(unreadyAfterMs);
    void closed;
  });
});
