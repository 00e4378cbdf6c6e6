import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlayground, type Playground } from '../../playground/open-playground.ts';
import { chromiumPath, openChromium } from './gallery/chromium.ts';

describe.skipIf(chromiumPath === null)('the playground’s page in a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-page-'));
  let playground: Playground;
  let browser: Browser;
  let page: Page;
  let origin: string;
  const troubles: string[] = [];

  beforeAll(async () => {
    // A company without a past is there at once.
    const life = { beginsAt: () => new Date('2026-11-25T13:00:00Z'), live: async () => {} };
    const options = { port: 0, dataDir, databaseUrl: '', logLevel: 'error', life };
    [playground, browser] = await Promise.all([openPlayground(options), openChromium()]);
    expect(await playground.ready).toBe(true);
    origin = `http://localhost:${playground.port}`;
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) troubles.push(`asks outside: ${request.url()}`);
    });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await playground?.close();
    rmSync(dataDir, { recursive: true, force: true });
  }, 20_000);

  it('lets one person hand out a task, and the other block, unblock and complete it', async () => {
    await page.goto(origin);
    const line = page.getByLabel('Write as Maya Brandt');
    await line.fill('/task Check the price list @ben 2p');
    await line.press('Enter');
    await page.getByText('Only visible to you').waitFor();

    await page
      .getByRole('toolbar', { name: 'Act as' })
      .getByRole('button', { name: /Ben Okafor/ })
      .click();
    await sidebar()
      .getByRole('button', { name: /^Muster/ })
      .click();
    const card = page.getByRole('article').filter({ hasText: 'Check the price list' });
    await card.getByText('Assigned').waitFor();

    await card.getByRole('button', { name: /^Block T-/ }).click();
    const form = page.locator('dialog.modal');
    await form.getByRole('button', { name: 'Block', exact: true }).click();
    await form.getByText('Fill this in.').waitFor();
    await form.getByLabel('What stops it?').fill('Sales has <not> answered & is away');
    await form.getByRole('button', { name: 'Block', exact: true }).click();
    await card.getByText('Sales has <not> answered & is away').waitFor();

    await form.getByRole('button', { name: 'Close' }).last().click();
    await form.waitFor({ state: 'detached' });
    await card.getByRole('button', { name: /^Unblock/ }).click();
    await card.getByText('In progress').waitFor();
    await card.getByRole('button', { name: /^Done: mark T-\d+ as done/ }).click();
    await card.getByRole('button', { name: /^Reopen/ }).waitFor();
    expect(troubles).toEqual([]);
  }, 40_000);

  it('draws Home for whoever opens it', async () => {
    await sidebar().getByRole('button', { name: 'Home' }).click();
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    await page.getByRole('button', { name: 'Go to Tasks' }).click();
    await page.getByText('You are looking at Tasks').waitFor();
    expect(troubles).toEqual([]);
  }, 20_000);

  it('shows one person’s command on the other side at once, typed with the keyboard alone', async () => {
    await page.goto(`${origin}/#/U01MAYA/C01GENERAL+/U01ANA/D01ANAMUSTER`);
    await page.reload();
    const line = page.getByLabel('Write as Maya Brandt');
    await line.focus();
    await page.keyboard.type('/ta');
    await page.getByRole('option', { name: /^\/task/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Renew the certificate @an');
    await page.getByRole('option', { name: /Ana Keller/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => line.inputValue()).toBe('/task Renew the certificate @ana ');
    await page.keyboard.press('Enter');
    const herSide = page.getByRole('region', { name: 'Ana Keller’s Slack' });
    await herSide.getByRole('article').filter({ hasText: 'Renew the certificate' }).waitFor();
    expect(await line.inputValue()).toBe('');
    await page.keyboard.press('ArrowUp');
    expect(await line.inputValue()).toBe('/task Renew the certificate @ana');
    expect(troubles).toEqual([]);
  }, 20_000);

  const sidebar = () => page.getByRole('navigation', { name: 'Workspace' });
});
