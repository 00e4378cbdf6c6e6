import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { CompanyLife } from '../../../playground/living.ts';
import { openPlayground, type Playground } from '../../../playground/open-playground.ts';
import { openPage } from '../gallery/chromium.ts';
import { ownDatabase } from '../own-database.ts';
import { startWithin } from '../start-within.ts';
import { thePage } from '../the-page.ts';

export type WorldInChromium = {
  readonly page: Page;
  /** The playground itself, for what is quicker to arrange than to type. */
  readonly playground: Playground;
  /** Goes to one place, or to two people's side by side, as the page's address names them: loaded once, as people do. */
  go(places: string): Promise<void>;
  /** Does what sends the clock on its way, leaves the page, and comes back when the clock is there. */
  sent(send: () => Promise<void>): Promise<void>;
  /** What went wrong in the page so far, and what it asked of anybody else. */
  readonly troubles: readonly string[];
};

/**
 * A playground in a real browser: one for all tests of the file, as each start costs seconds.
 * @param live what the company lives through before anybody looks; without it, nothing
 */
export function worldInChromium(beginsAt: Date, live: CompanyLife['live'] = async () => {}): WorldInChromium {
  const databaseUrl = ownDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-page-'));
  const troubles: string[] = [];
  let opened: { readonly playground: Playground; readonly page: Page } | null = null;

  beforeAll(async () => {
    const life = { beginsAt: () => beginsAt, live };
    const more = { life, page: thePage(), start: startWithin };
    const options = { port: 0, dataDir, databaseUrl, logLevel: 'error', ...more };
    const view = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' } as const;
    const [playground, page] = await Promise.all([openPlayground(options), openPage(view)]);
    opened = { playground, page };
    if (!(await playground.ready)) throw new Error('Muster did not start');
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(originOf(playground))) troubles.push(`asks outside: ${request.url()}`);
    });
  }, 120_000);

  afterAll(async () => {
    await opened?.page.close();
    await opened?.playground.close();
    rmSync(dataDir, { recursive: true, force: true });
  }, 20_000);

  const get = () => {
    if (opened === null) throw new Error('the world is open inside tests only');
    return opened;
  };
  return {
    troubles,
    get page() {
      return get().page;
    },
    get playground() {
      return get().playground;
    },
    async sent(send) {
      const { page, playground } = get();
      const { clock } = playground.world;
      const [before, address] = [clock.now().getTime(), page.url()];
      await send();
      await expect.poll(() => clock.now().getTime() > before + AN_HOUR_MS).toBe(true);
      // A page that shows all that happens on a way of days costs as much as the way does.
      await page.goto('about:blank');
      await expect.poll(() => clock.state().movingTo, { timeout: 180_000 }).toBeNull();
      await page.goto(address);
    },
    async go(places) {
      const { page, playground } = get();
      await page.goto(`${originOf(playground)}/#${places}`);
    },
  };
}

/** No way in these tests is shorter, and none of them takes so long. */
const AN_HOUR_MS = 3_600_000;

const originOf = ({ port }: Playground): string => `http://localhost:${port}`;
