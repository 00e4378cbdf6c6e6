import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, startPlayground } from './running.ts';

const executablePath = findChromium();
if (executablePath === null) {
  console.log('No Chromium here (CHROMIUM_PATH or PATH), so the playground’s page is not tried in a browser.');
}

describe.skipIf(executablePath === null)('the playground’s page in a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-page-'));
  let playground: Running;
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    [playground, browser] = await Promise.all([
      startPlayground(dataDir),
      chromium.launch({ executablePath: executablePath ?? '', args: FLAGS }),
    ]);
    page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(playground.origin)) troubles.push(`asks outside: ${request.url()}`);
    });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 20_000);

  it('lets one person hand out a task, and the other block, unblock and complete it', async () => {
    await page.goto(playground.origin);
    const line = page.getByLabel('Write as Maya Brandt');
    await line.fill('/task Check the price list @ben 2p');
    await line.press('Enter');
    await page.getByText('Only visible to you').waitFor();

    await page.getByLabel('Act as').selectOption({ label: await optionOf('Ben Okafor') });
    await page.getByRole('button', { name: 'Messages' }).click();
    const card = page.getByRole('article').filter({ hasText: 'Check the price list' });
    await card.getByText('Assigned').waitFor();

    await card.getByRole('button', { name: /^Say what blocks/ }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'Block', exact: true }).click();
    await form.getByText('Fill this in.').waitFor();
    await form.getByLabel('What stops it?').fill('Sales has <not> answered & is away');
    await form.getByRole('button', { name: 'Block', exact: true }).click();
    await card.getByText('Sales has <not> answered & is away').waitFor();

    await form.getByRole('button', { name: 'Close' }).last().click();
    await form.waitFor({ state: 'detached' });
    await card.getByRole('button', { name: /^Unblock/ }).click();
    await card.getByText('In progress').waitFor();
    await card.getByRole('button', { name: /^Mark T-\d+ as done/ }).click();
    await card.getByRole('button', { name: /^Reopen/ }).waitFor();
    expect(troubles).toEqual([]);
  }, 40_000);

  it('draws Home for whoever opens it', async () => {
    await page.getByRole('button', { name: 'Home' }).click();
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    await page.getByRole('button', { name: 'Go to Tasks' }).click();
    await page.getByText('You are looking at Tasks').waitFor();
    expect(troubles).toEqual([]);
  }, 20_000);

  /** The name as it stands in the menu, which marks who has something new. */
  async function optionOf(name: string): Promise<string> {
    const labels = await page.getByLabel('Act as').locator('option').allInnerTexts();
    return labels.find((label) => label.startsWith(name)) ?? name;
  }
});

const FLAGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

function findChromium(): string | null {
  const { CHROMIUM_PATH = '', PATH = '' } = process.env;
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const candidates = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return [CHROMIUM_PATH, '/usr/bin/chromium', ...candidates].find((path) => path !== '' && existsSync(path)) ?? null;
}
