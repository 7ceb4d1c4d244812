import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ERROR_CODES } from '../../../src/domain/errors/error-codes.js';
import { selectorsOf, strangersIn } from '../../support/data/queries.js';
import { describeWithPromtool, promtool } from '../../support/promtool.js';

type Rule = { alert: string; expr: string; labels: { severity: string }; annotations: Record<string, string> };
type RuleTest = { alert_rule_test: { alertname: string; exp_alerts: unknown[] }[] };

const FOLDER = 'deploy/prometheus';
const rules: Rule[] = parse(readFileSync(`${FOLDER}/alerts.yml`, 'utf8')).groups.flatMap(
  (group: { rules: Rule[] }) => group.rules,
);
const cases = parse(readFileSync(`${FOLDER}/alerts.test.yml`, 'utf8')).tests.flatMap(
  (ruleTest: RuleTest) => ruleTest.alert_rule_test,
) as RuleTest['alert_rule_test'];

describeWithPromtool('the alert rules', () => {
  test('are rules for Prometheus', () => {
    expect(promtool(['check', 'rules', '--lint=all', '--lint-fatal', `${FOLDER}/alerts.yml`])).toMatchObject({
      status: 0,
      said: expect.stringContaining(`SUCCESS: ${rules.length} rules found`),
    });
  });

  test('fire where their tests say so, and nowhere else', () => {
    expect(promtool(['test', 'rules', `${FOLDER}/alerts.test.yml`])).toMatchObject({ status: 0 });
  });
});

describe.each(rules)('$alert', ({ alert, expr, labels, annotations }) => {
  test('has a test in which it fires, and one in which it does not', () => {
    const own = cases.filter(({ alertname }) => alertname === alert);
    expect(own.some(({ exp_alerts }) => exp_alerts.length > 0)).toBe(true);
    expect(own.some(({ exp_alerts }) => exp_alerts.length === 0)).toBe(true);
  });

  test('asks for metrics, labels and codes that a scrape can have', () => {
    const shown = [...JSON.stringify(annotations).matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label);
    expect(strangersIn(expr, shown)).toEqual([]);
    const selectors = selectorsOf(expr);
    expect(selectors).not.toEqual([]);
    for (const { metric, matchers } of selectors) {
      if (metric !== 'gateway_requests_total') continue;
      for (const { value } of matchers) {
        for (const code of value.split('|')) {
          expect(Object.keys(ERROR_CODES).filter((known) => RegExp(`^${code}$`).test(String(known)))).not.toEqual([]);
        }
      }
    }
  });

  test('has a severity, and links to its chapter of the runbook', () => {
    expect(['page', 'ticket']).toContain(labels.severity);
    expect(annotations.runbook_url).toMatch(RegExp(`^https://.+/docs/runbook\\.md#${alert.toLowerCase()}$`));
    expect(readFileSync('docs/runbook.md', 'utf8')).toContain(`\n### ${alert}\n`);
  });
});
