import { describe, expect, it } from 'vitest';
import { people, personId } from '../../../playground/company.ts';
import type { GitDeed } from '../../../playground/github/deed.ts';
import { instantOf } from '../../../playground/github/model.ts';
import type { Living } from '../../../playground/living.ts';
import { connectGitHub } from '../../../playground/past/living/connect-github.ts';
import { liveThrough } from '../../../playground/past/living/live-through.ts';
import type { PlannedDeed } from '../../../playground/past/planned-deed.ts';
import { chromiumPath } from '../gallery/chromium.ts';
import { findFaults } from '../gallery/find-faults.ts';
import { worldInChromium } from './open-world.ts';
import { keepPicture } from './screens.ts';

/** A Tuesday: 15:30 in Berlin, where Ana is, 9:30 in New York, where Ben leads her team. Maya is the admin. */
const AFTERNOON = new Date('2026-11-17T14:30:00Z');
const API = 'tidewater/api';
const [ana, ben, maya] = ['ana', 'ben', 'maya'].map(personId) as [string, string, string];
const PATIENCE = { timeout: 60_000 };

describe.skipIf(chromiumPath === null)('the Numbers tab', () => {
  const world = worldInChromium(AFTERNOON, livePast);
  const { go } = world;
  const home = () => world.page.getByRole('region', { name: 'Home' });

  const open = async (person: string, title: string): Promise<string> => {
    await go(`/${person}/home`);
    await world.page.getByRole('button', { name: /^(Go to )?Numbers/ }).click(PATIENCE);
    await home().getByText(title, { exact: true }).first().waitFor(PATIENCE);
    return home().innerText();
  };
  /** In light and dark, wide and narrow; and nothing may be hard to read or run out of the window. */
  async function keepPictures(name: string): Promise<void> {
    const { page } = world;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 1440, height: 2000 });
      await keepPicture(page, `numbers-${name}-${colorScheme}`);
      expect(await findFaults(page), `${name}, ${colorScheme}`).toEqual([]);
      await page.setViewportSize({ width: 390, height: 2000 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), PATIENCE).toBe(390);
      await keepPicture(page, `narrow-numbers-${name}-${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  it('shows a developer their own, a lead their team’s, an admin everybody’s', async () => {
    const own = await open(ana, 'Your numbers');
    expect(own).toMatch(/Merged: 4 pull requests/);
    await keepPictures('developer');
    expect(await open(ben, 'Platform’s numbers')).toMatch(/Merged: 7 pull requests/);
    await keepPictures('lead');
    expect(await open(maya, 'Everybody’s numbers')).toMatch(/Merged: 7 pull requests/);
    expect(world.troubles).toEqual([]);
  }, 240_000);

  it('explains a number', async () => {
    const { page } = world;
    await open(ben, 'Platform’s numbers');
    await home().getByRole('button', { name: 'Explain Review', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The same by other definitions').waitFor(PATIENCE);
    expect(await dialog.innerText()).toContain('tidewater/api#2');
    await keepPictures('explained');
    expect(world.troubles).toEqual([]);
  }, 240_000);
});

/** A team, and what it merged in three weeks. */
async function livePast(living: Living): Promise<void> {
  const { github, clock } = living;
  const by = people.find(({ kind }) => kind === 'owner')?.handle ?? '';
  const planned: readonly PlannedDeed[] = [
    { at: AFTERNOON.toISOString(), by, deed: { kind: 'make-team', team: 'Platform' } },
  ];
  const to = new Date(AFTERNOON.getTime() + 1_000);
  const { refused } = await liveThrough({ ...living, planned, from: AFTERNOON, to, onProgress: () => {} });
  if (refused.length > 0) throw new Error(refused.join('\n'));
  github.tellPast(pastDeeds());
  const connected = await connectGitHub({ ...living, settle: clock.settle });
  if (connected.kind === 'refused') throw new Error(connected.words);
  await clock.settle();
}

/** Four of Ana's and three of Ben's, each looked at by the other and merged, each slower than the one before. */
function pastDeeds(): readonly GitDeed[] {
  const ago = (hours: number) => instantOf(new Date(AFTERNOON.getTime() - hours * 3_600_000));
  return Array.from({ length: 7 }, (_, n) => n + 1)
    .flatMap((number): { at: number; deed: (at: string) => GitDeed }[] => {
      const [author, reviewer] = number % 2 === 1 ? [ana, ben] : [ben, ana];
      const start = 72 * (8 - number);
      const title = `Berth booking, part ${number}`;
      const opened = {
        kind: 'open',
        repository: API,
        body: '',
        draft: false,
        title,
        reviewers: [reviewer],
        by: author,
      } as const;
      const commits = [{ at: ago(start + 5), message: title, lines: 10 * number }];
      const review = {
        kind: 'review',
        repository: API,
        number,
        verdict: 'approve',
        body: 'Reads well.',
        by: reviewer,
      } as const;
      return [
        { at: start, deed: (at) => ({ ...opened, at, commits }) },
        { at: start - number, deed: (at) => ({ ...review, at }) },
        { at: start - 2 * number, deed: (at) => ({ kind: 'merge', repository: API, number, by: author, at }) },
      ];
    })
    .map(({ at, deed }) => deed(ago(at)));
}
