import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlayground, type Playground } from '../../playground/open-playground.ts';
import { chromiumPath, openPage } from './gallery/chromium.ts';
import { findFaults } from './gallery/find-faults.ts';
import { ownDatabase } from './own-database.ts';
import { startWithin } from './start-within.ts';
import { thePage } from './the-page.ts';

describe.skipIf(chromiumPath === null)('the tour', () => {
  const databaseUrl = ownDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-tour-'));
  let playground: Playground;
  let page: Page;
  const troubles: string[] = [];
  const tour = () => page.getByRole('complementary', { name: 'First steps' });
  /** The praise of a step stands for a while before the next one comes: the browser’s clock is moved over it. */
  const isAt = (title: string) =>
    expect
      .poll(async () => {
        await page.clock.fastForward(1_000);
        return tour().getByRole('heading', { name: title }).isVisible();
      })
      .toBe(true);
  const press = (key: string) => page.keyboard.press(key);

  beforeAll(async () => {
    // A company without a past is there at once.
    const life = { beginsAt: () => new Date('2026-11-25T13:00:00Z'), live: async () => {} };
    const more = { life, page: thePage(), start: startWithin };
    const options = { port: 0, dataDir, databaseUrl, logLevel: 'error', ...more };
    const view = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' } as const;
    [playground, page] = await Promise.all([openPlayground(options), openPage(view)]);
    expect(await playground.ready).toBe(true);
    await page.clock.install();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  }, 60_000);

  afterAll(async () => {
    await page?.close();
    await playground?.close();
    rmSync(dataDir, { recursive: true, force: true });
  }, 20_000);

  /** From part to part with F6, then to the button: what a person without a mouse does. */
  async function showMe(): Promise<void> {
    const here = () => page.evaluate(() => document.activeElement?.closest('.tour') !== null);
    for (let presses = 0; presses < 12 && !(await here()); presses += 1) await press('F6');
    const isOnIt = () => page.evaluate(() => document.activeElement?.textContent === 'Show me');
    for (let presses = 0; presses < 5 && !(await isOnIt()); presses += 1) await press('Tab');
    expect(await isOnIt()).toBe(true);
    await press('Enter');
  }

  const isPointedAt = (name: string) =>
    expect
      .poll(() =>
        page.evaluate(() => `${document.activeElement?.ariaLabel ?? ''} ${document.activeElement?.textContent}`),
      )
      .toContain(name);

  it('leads through five steps with the keyboard alone, and notices each by itself', async () => {
    await page.goto(`http://localhost:${playground.port}/`);
    await isAt('Create a task');
    await showMe();
    await expect.poll(() => page.getByLabel('Write as Maya Brandt').inputValue()).toContain('/task Fix the login page');
    await press('Enter');
    await isAt('Be its owner');
    await showMe();
    await isPointedAt('Act as Ben Okafor');
    await press('Enter');
    await showMe();
    await isPointedAt('Muster');
    await press('Enter');
    await isAt('Block it');
    await showMe();
    await isPointedAt('Block T-');
    await press('Enter');
    await page.getByRole('dialog').getByText('What stops it?').waitFor();
    await page.keyboard.type('Sales has not answered');
    await press('Enter');
    await page.getByRole('dialog').getByText('is blocked').waitFor();
    await press('Escape');
    await isAt('Look at Home');
    await showMe();
    await isPointedAt('Home');
    await press('Enter');
    await isAt('Undo');
    await showMe();
    await expect.poll(() => page.getByLabel('Write as Ben Okafor').inputValue()).toContain('/task done T-');
    await press('Enter');
    await page.getByRole('button', { name: /^Undo this change/ }).waitFor();
    await showMe();
    await isPointedAt('Undo this change');
    await press('Enter');
    await isAt('That’s it');
    expect(troubles).toEqual([]);
  }, 90_000);

  it('steps aside on a phone for what it shows, and comes back at a press', async () => {
    await tour().getByRole('button', { name: 'Once more' }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    await tour().getByRole('button', { name: 'Show me' }).click();
    await tour().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^First steps/ }).click();
    await isAt('Create a task');
    await page.setViewportSize({ width: 1280, height: 900 });
  }, 40_000);

  it('remembers that it was closed, and has no serious fault for axe', async () => {
    expect(await findFaults(page, { within: '.tour' })).toEqual([]);
    await tour().getByRole('button', { name: 'Skip' }).click();
    await isAt('Be its owner');
    await tour().getByRole('button', { name: 'Make it small' }).click();
    await page.getByRole('button', { name: /^First steps/ }).click();
    await tour().getByRole('button', { name: 'Close the tour' }).click();
    await page.reload();
    await page.getByLabel(/^Write as/).waitFor();
    expect(await tour().count()).toBe(0);
  }, 40_000);
});
