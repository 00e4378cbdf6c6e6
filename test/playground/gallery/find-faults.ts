import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** axe's rules about colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

type InBoth = Pick<Looking, 'within'> & {
  /** Done in each colours before axe looks. */
  readonly before?: (colours: 'light' | 'dark') => Promise<void>;
};

/** The same in light, and what colours do wrong in dark, as nothing else is another there. It is light afterwards. */
export async function findFaultsInBoth(page: Page, { before, ...looking }: InBoth = {}): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colours of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: colours });
    await before?.(colours);
    const faults = await findFaults(page, { ...looking, ...(colours === 'dark' && { only: 'colours' }) });
    found.push(...faults.map((fault) => `in ${colours}, ${fault}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

type Found = { readonly violations: readonly Violation[] };
type Violation = {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[];
};

export type Looking = {
  /** A selector. */
  readonly within?: string;
  /** Only what colours can do wrong: for a look at what was looked at already, in other colours. */
  readonly only?: 'colours';
};

/** What axe finds serious or critical on what is shown now, one sentence each with the first place and why. */
export async function findFaults(page: Page, { within = 'body', only }: Looking = {}): Promise<readonly string[]> {
  // Half a megabyte, and still there unless the page was loaded anew.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  // Selectors take half of its time, and nobody asks for them.
  const options = { resultTypes: ['violations'], selectors: false, ...(only === 'colours' && { runOnly: COLOURS }) };
  const { violations } = (await page.evaluate(
    `axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)})`,
  )) as Found;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes: [first, ...others] }) => {
      const why = first?.any[0]?.message ?? '';
      return `${id}: ${help} (${1 + others.length}×, ${first?.html.slice(0, 160)}): ${why}`;
    });
}
