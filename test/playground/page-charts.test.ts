import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './gallery/chromium.ts';
import { findFaultsInBoth } from './gallery/find-faults.ts';
import { type OpenStage, openStage } from './gallery/open-stage.ts';

describe.skipIf(chromiumPath === null)('charts and tables in the browser', () => {
  let open: OpenStage;
  beforeAll(async () => {
    open = await openStage();
    await open.load('charts');
  }, 60_000);
  afterAll(() => open?.close());

  it('can be read and heard by everybody, in light and dark', async () => {
    expect(await findFaultsInBoth(open.page, { within: 'main' })).toEqual([]);
  });

  it('say their name and lead to a table of the same numbers', async () => {
    const chart = open.page.getByRole('img', { name: 'Merged pull requests per week' });
    expect(await chart.locator('desc').textContent()).toContain('Line chart of Merged, Planned, W42 to W47');
    const numbers = open.page.getByRole('table', { name: 'Numbers of Merged pull requests per week' });
    expect(await numbers.getByRole('row', { name: 'W45' }).textContent()).toBe('W451714');
  });

  it('are sorted by number, not by spelling, and turn their pages', async () => {
    const table = open.page.getByRole('region', { name: 'Review times' });
    const firstRow = () => table.locator('tbody tr').first().textContent();
    await table.getByRole('button', { name: 'Median' }).click();
    expect(await firstRow()).toBe('Ben Okafor4.5 h');
    await table.getByRole('button', { name: 'Median' }).click();
    expect(await firstRow()).toBe('Ana Keller12 h');
    await table.getByRole('button', { name: 'Next' }).click();
    expect(await firstRow()).toBe('Ben Okafor4.5 h');
    expect(await table.locator('output').textContent()).toBe('2 of 2');
  });
});
