import { describe, expect, it } from 'vitest';
import { channels, people, personId, teams } from '../../../playground/company.ts';
import type { Living } from '../../../playground/living.ts';
import { jiraChapter } from '../../../playground/past/jira/write-jira.ts';
import { connectGitHub } from '../../../playground/past/living/connect-github.ts';
import { liveThrough } from '../../../playground/past/living/live-through.ts';
import { daysAfter, PAST_DAYS } from '../../../playground/past/span.ts';
import { sprintsChapter } from '../../../playground/past/sprints/write-sprints.ts';
import { teamsChapter } from '../../../playground/past/work/write-teams.ts';
import { writePast } from '../../../playground/past/write-past.ts';
import { chromiumPath } from '../gallery/chromium.ts';
import { lookAt } from './look-at.ts';
import { worldInChromium } from './open-world.ts';

/** A Friday, after six weeks on GitHub and a quarter in sprints. */
const TODAY = new Date('2026-11-20T14:10:00Z');
const SIX_WEEKS_AGO = daysAfter(TODAY, -42);
const A_QUARTER_AGO = daysAfter(TODAY, -PAST_DAYS);
/** Charts of pull requests, and of a team's sprints. */
const [FLOW, SPRINTS] = [3, 2];
/** Pixels in which a whole tab stands. */
const ALL = 5_200;
const PATIENCE = { timeout: 60_000 };

describe.skipIf(chromiumPath === null)(
  'the numbers of a company with sprints and six weeks on GitHub behind it',
  () => {
    const world = worldInChromium(A_QUARTER_AGO, liveAndConnect);
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

    /** Waits until that many charts are painted: each comes when it is ready. */
    async function drawn(count: number): Promise<void> {
      const widths = () =>
        home()
          .getByRole('img')
          .evaluateAll((images) => images.map((image) => (image as { naturalWidth?: number }).naturalWidth ?? 0));
      await expect.poll(async () => (await widths()).filter((width) => width > 0).length, PATIENCE).toBe(count);
    }

    const keepPictures = (name: string, height = ALL) => lookAt(world.page, `numbers-${name}`, { height });

    it('are a developer’s own, their team’s and the workspace’s, and no other team’s', async () => {
      const own = await open('ana');
      expect(own).toContain('Your numbers');
      expect(await scopesOffered()).toEqual(expect.arrayContaining(['Platform', 'The whole workspace']));
      expect(await scopesOffered()).not.toEqual(expect.arrayContaining(['Web']));
      await drawn(FLOW + SPRINTS);
      await keepPictures('developer');
      expect(world.troubles).toEqual([]);
    }, 180_000);

    it('are the team’s for its lead, with each member’s', async () => {
      expect(await open('ben')).toContain('Platform’s numbers');
      expect(await scopesOffered()).not.toEqual(expect.arrayContaining(['Web']));
      await drawn(FLOW + SPRINTS);
      await keepPictures('lead');
      expect(world.troubles).toEqual([]);
    }, 180_000);

    it('are everybody’s for an admin, with all charts drawn', async () => {
      expect(await open('maya')).toContain('Everybody’s numbers');
      expect(await scopesOffered()).toEqual(expect.arrayContaining(['Platform', 'Web', 'Mobile']));
      // Of each team with sprints a pair.
      await drawn(FLOW + 2 * SPRINTS);
      const words = await home().innerText();
      expect(words).toMatch(/developers: \d+ of 10 members with a seat used it/);
      expect(words).toContain('platform: below GitHub’s limit');
      await keepPictures('admin');
      expect(world.troubles).toEqual([]);
    }, 180_000);

    it('show a team’s sprints: velocity, burndown with its scope, and what the next one may take on', async () => {
      const words = await open('ben');
      for (const part of ['Sprint 7 · Platform', 'Velocity: ', 'Capacity of the next sprint: about', 'Burndown'])
        expect(words).toContain(part);
      expect(await open('arjun')).toMatch(
        /Mobile 7 · Mobile[\s\S]*From Jira[\s\S]*Velocity: [\d.]+ points a sprint, mean of the last 6/,
      );
      await drawn(FLOW + SPRINTS);
      await keepPictures('jira-lead');
      await world.go(`/${personId('arjun')}/jira`);
      await world.page.getByRole('region', { name: 'Board of Mobile app' }).getByText('points done').waitFor(PATIENCE);
      await keepPictures('jira-board', 900);
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
      await keepPictures('explain', 1_400);
      expect(world.troubles).toEqual([]);
    }, 180_000);

    /** The words of the menu that says whose numbers are shown. */
    async function scopesOffered(): Promise<readonly string[]> {
      await home().getByRole('combobox').first().click(PATIENCE);
      const offered = await world.page.getByRole('option').allInnerTexts();
      await world.page.keyboard.press('Escape');
      return offered.map((words) => words.trim());
    }
  },
);

/** The teams, the sprints of two of them, here and in Jira, and what everybody did on GitHub before it was connected. */
async function liveAndConnect(living: Living): Promise<void> {
  const { github, jira, clock } = living;
  const company = { people, teams, channels };
  const only = [teamsChapter, sprintsChapter, jiraChapter];
  const { deeds: planned, onJira } = writePast({ seed: 20, from: A_QUARTER_AGO, to: TODAY, company, only });
  jira.tellPast(onJira);
  const { refused } = await liveThrough({
    ...{ ...living, planned, from: A_QUARTER_AGO, to: TODAY, onProgress: () => {} },
  });
  if (refused.length > 0) throw new Error(refused.join('\n'));
  github.tellPast(writePast({ seed: 20, from: SIX_WEEKS_AGO, to: TODAY, company }).onGitHub);
  const connected = await connectGitHub({ ...living, settle: clock.settle });
  if (connected.kind === 'refused') throw new Error(connected.words);
  await clock.settle();
}
