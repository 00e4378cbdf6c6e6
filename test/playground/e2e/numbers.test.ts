import { describe, expect, it } from 'vitest';
import { channels, people, personId, teams } from '../../../playground/company.ts';
import type { Living } from '../../../playground/living.ts';
import { connectGitHub } from '../../../playground/past/living/connect-github.ts';
import { liveThrough } from '../../../playground/past/living/live-through.ts';
import type { PlannedDeed } from '../../../playground/past/planned-deed.ts';
import { daysAfter } from '../../../playground/past/span.ts';
import { writePast } from '../../../playground/past/write-past.ts';
import { chromiumPath } from '../gallery/chromium.ts';
import { findFaults } from '../gallery/find-faults.ts';
import { worldInChromium } from './open-world.ts';
import { keepPicture } from './screens.ts';

/** A Friday, after six weeks on GitHub. */
const TODAY = new Date('2026-11-20T14:10:00Z');
const SIX_WEEKS_AGO = daysAfter(TODAY, -42);
const PATIENCE = { timeout: 60_000 };

describe.skipIf(chromiumPath === null)('the numbers of a company with six weeks behind it', () => {
  const world = worldInChromium(TODAY, connectSixWeeks);
  const home = () => world.page.getByRole('region', { name: 'Home' });

  /** Somebody's Numbers tab, drawn to its end. @returns its words */
  async function open(handle: string): Promise<string> {
    await world.go(`/${personId(handle)}/home`);
    await home()
      .getByRole('button', { name: /Numbers/ })
      .first()
      .click(PATIENCE);
    await home()
      .getByText(/’s numbers|Your numbers/)
      .first()
      .waitFor(PATIENCE);
    return home().innerText();
  }

  /** In light and dark, wide and narrow; and nothing may be hard to read or run out of the window. */
  async function keepPictures(name: string): Promise<void> {
    const { page } = world;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 1440, height: 3_000 });
      await keepPicture(page, `numbers-${name}-${colorScheme}`);
      expect(await findFaults(page), `${name}, ${colorScheme}`).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), PATIENCE).toBe(390);
      await keepPicture(page, `narrow-numbers-${name}-${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  it('are a developer’s own, their team’s and the workspace’s, and no other team’s', async () => {
    const own = await open('ana');
    expect(own).toContain('Your numbers');
    expect(await scopesOffered()).toEqual(expect.arrayContaining(['Platform', 'The whole workspace']));
    expect(await scopesOffered()).not.toEqual(expect.arrayContaining(['Web']));
    await keepPictures('developer');
    expect(world.troubles).toEqual([]);
  }, 180_000);

  it('are the team’s for its lead, with each member’s', async () => {
    expect(await open('ben')).toContain('Platform’s numbers');
    expect(await scopesOffered()).not.toEqual(expect.arrayContaining(['Web']));
    await keepPictures('lead');
    expect(world.troubles).toEqual([]);
  }, 180_000);

  it('are everybody’s for an admin, with all charts drawn', async () => {
    expect(await open('maya')).toContain('Everybody’s numbers');
    expect(await scopesOffered()).toEqual(expect.arrayContaining(['Platform', 'Web', 'Mobile']));
    const drawn = () =>
      home()
        .getByRole('img')
        .evaluateAll((images) => images.map((image) => (image as { naturalWidth?: number }).naturalWidth ?? 0));
    await expect.poll(async () => (await drawn()).filter((width) => width > 0).length, PATIENCE).toBe(3);
    await keepPictures('admin');
    expect(world.troubles).toEqual([]);
  }, 180_000);

  it('explain themselves: what went in, what was left out and why', async () => {
    const { page } = world;
    await open('ben');
    await home()
      .getByRole('button', { name: /^Explain/ })
      .first()
      .click(PATIENCE);
    const modal = page.getByRole('dialog');
    await modal
      .getByText(/left out/i)
      .first()
      .waitFor(PATIENCE);
    await keepPictures('explain');
    expect(world.troubles).toEqual([]);
  }, 180_000);

  /** The words of the menu that says whose numbers are shown. */
  async function scopesOffered(): Promise<readonly string[]> {
    await home().getByRole('combobox').first().click(PATIENCE);
    const offered = await world.page.getByRole('option').allInnerTexts();
    await world.page.keyboard.press('Escape');
    return offered.map((words) => words.trim());
  }
});

/** The teams, and what everybody did on GitHub before Muster came. */
async function connectSixWeeks(living: Living): Promise<void> {
  const { github, clock } = living;
  const by = people.find(({ kind }) => kind === 'owner')?.handle ?? '';
  const planned = teams.map(
    ({ name }): PlannedDeed => ({ at: TODAY.toISOString(), by, deed: { kind: 'make-team', team: name } }),
  );
  const to = new Date(TODAY.getTime() + 1_000);
  const { refused } = await liveThrough({ ...living, planned, from: TODAY, to, onProgress: () => {} });
  if (refused.length > 0) throw new Error(refused.join('\n'));
  const company = { people, teams, channels };
  github.tellPast(writePast({ seed: 20, from: SIX_WEEKS_AGO, to: TODAY, company }).onGitHub);
  const connected = await connectGitHub({ ...living, settle: clock.settle });
  if (connected.kind === 'refused') throw new Error(connected.words);
  await clock.settle();
}
