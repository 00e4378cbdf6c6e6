import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Found = { readonly violations: readonly Violation[] };
type Violation = {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[];
};

/** What axe finds serious or critical on what is shown now, one sentence each with the first place and why. */
export async function findFaults(page: Page, within = 'body'): Promise<readonly string[]> {
  // Half a megabyte, and still there unless the page was loaded anew.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    `axe.run(${JSON.stringify(within)}, { resultTypes: ['violations'] })`,
  )) as Found;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes: [first, ...others] }) => {
      const why = first?.any[0]?.message ?? '';
      return `${id}: ${help} (${1 + others.length}×, ${first?.html.slice(0, 160)}): ${why}`;
    });
}
