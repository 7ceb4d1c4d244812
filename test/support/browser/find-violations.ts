import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** Returns what axe-core reports against a page in its current state, one line per rule. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(`${axe.source};undefined`);
  const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run({ resultTypes: ["violations"] })');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
