import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { closeAfterTest } from '../../support/close-after-test.js';
import { knownMetrics, selectorsOf, strangersIn } from '../../support/data/queries.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { describeWithPromtool, promtool } from '../../support/promtool.js';

type Panel = { id: number; title: string; type: string; targets?: { expr: string; legendFormat: string }[] };
type Variable = { name: string; query: string | { query: string } };

const dashboard = JSON.parse(readFileSync('deploy/grafana/dashboard.json', 'utf8'));
const panels: Panel[] = dashboard.panels;
const variables: Variable[] = dashboard.templating.list;
const targets = panels.flatMap(({ title, targets = [] }) => targets.map((target) => ({ title, ...target })));

/** What Grafana puts in place of its variables. */
const fillIn = (expr: string) => expr.replaceAll('$__rate_interval', '5m').replaceAll('$instance', '.+');

describeWithPromtool('the dashboard', () => {
  test('asks in the language of Prometheus', () => {
    const rules = targets.map(({ expr }, index) => ({ record: `panel:${index}`, expr: fillIn(expr) }));
    const path = join(mkdtempSync(join(tmpdir(), 'dashboard-')), 'rules.yml');
    closeAfterTest(() => rm(dirname(path), { recursive: true }));
    writeFileSync(path, stringify({ groups: [{ name: 'dashboard', rules }] }));
    const { status, said } = promtool(['check', 'rules', '--lint=none', path]);
    expect([status, said]).toEqual([0, expect.stringContaining(`SUCCESS: ${rules.length} rules found`)]);
  });

  test('asks for what a real scrape has, which is in the form that Prometheus wants', async () => {
    const { ask, simulator, metricsUrl } = await startTestGateway({ env: { METRICS_PORT: '0' } });
    const query = 'query Face($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }';
    await ask(query, { id: simulator.sampleIds.passFarNear });
    const text = await (await fetch(metricsUrl)).text();
    // Of those that prom-client brings along, three have names that Prometheus would not give them.
    const { said } = promtool(['check', 'metrics'], text);
    expect(said.split('\n').filter((line) => !/^nodejs_active_\w+_total non-counter /.test(line))).toEqual(['']);
    const scraped = new Set([...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name));
    const asked = targets.flatMap(({ expr }) => selectorsOf(expr).map(({ metric }) => metric));
    expect([...new Set(asked)].filter((metric) => metric !== 'up' && !scraped.has(metric))).toEqual([]);
  });
});

describe('the dashboard', () => {
  test.each(targets)('$title: has metrics and labels that exist', ({ expr, legendFormat }) => {
    const shown = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);
    expect(strangersIn(fillIn(expr), shown)).toEqual([]);
    expect(expr).toContain('$instance');
  });

  test('shows every metric of the gateway', () => {
    const shown = new Set(targets.flatMap(({ expr }) => selectorsOf(expr).map(({ metric }) => metric)));
    const own = [...knownMetrics().keys()].filter((metric) => metric.startsWith('gateway_'));
    expect(own.filter((metric) => !shown.has(metric))).toEqual([]);
  });

  test('uses no variable that it does not have, and gives each panel a place of its own', () => {
    const used = new Set([...JSON.stringify(dashboard).matchAll(/\$\{?([a-z]\w*)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(variables.map(({ name }) => name).sort());
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });
});
