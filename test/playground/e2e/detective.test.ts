import { describe, expect, it } from 'vitest';
import { bot, directId, people, personId } from '../../../playground/company.ts';
import type { GitDeed } from '../../../playground/github/deed.ts';
import { instantOf } from '../../../playground/github/model.ts';
import type { Living } from '../../../playground/living.ts';
import { connectGitHub } from '../../../playground/past/living/connect-github.ts';
import { liveThrough } from '../../../playground/past/living/live-through.ts';
import type { PlannedDeed } from '../../../playground/past/planned-deed.ts';
import { chromiumPath } from '../gallery/chromium.ts';
import { lookAt } from './look-at.ts';
import { worldInChromium } from './open-world.ts';

/** A Friday: 15:30 in Berlin, where Ana is, 9:30 in New York, where Ben leads her team. */
const AFTERNOON = new Date('2026-11-20T14:30:00Z');
const API = 'tidewater/api';
const [ana, ben] = ['ana', 'ben'].map(personId) as [string, string];
const PATIENCE = { timeout: 60_000 };

/** Ana's, approved by Ben; #1 is Ben's own, merged long ago. What she will say, and what Ben guesses of it. */
const READY = [
  { number: 2, title: 'Endpoint for gate codes of guests', word: 'Yes', guess: 'Yes', sure: 'Sure' },
  { number: 3, title: 'Say which harbour a failed payout belongs to', word: 'No', guess: 'No', sure: 'Unsure' },
  { number: 4, title: 'Fail the restore test when a table is empty', word: 'Partly', guess: 'Yes', sure: 'Likely' },
] as const;

describe.skipIf(chromiumPath === null)('a merged pull request and its detective', () => {
  const world = worldInChromium(AFTERNOON, liveAfternoon);
  const { go } = world;
  const messagesOf = (handle: string) => `/${personId(handle)}/${directId(personId(handle), bot.userId)}`;
  /** The last of them is the newest. */
  const article = (words: string | RegExp) => world.page.getByRole('article').filter({ hasText: words }).last();
  const press = async (name: string | RegExp) => world.page.getByRole('button', { name }).last().click(PATIENCE);

  const keepPictures = (name: string, shown = world.page.getByRole('main')) =>
    lookAt(world.page, `detective-${name}`, { shown });

  it('is shown at the end of the tour with the review already there, and merged with one press', async () => {
    const { page } = world;
    await go('/U01MAYA/C01GENERAL');
    const tour = page.getByRole('complementary', { name: 'First steps' });
    for (let step = 1; step <= 5; step += 1) {
      await tour.getByText(`Step ${step} of 5`).waitFor(PATIENCE);
      await tour.getByRole('button', { name: 'Skip' }).click();
    }
    await tour.getByText('say as Ana whether AI helped, and guess as Ben').waitFor(PATIENCE);
    await keepPictures('tour', tour);
    await tour.getByRole('button', { name: 'Show it' }).click();
    await page.getByText('Approved by Ben Okafor').waitFor(PATIENCE);
    await tour.getByRole('button', { name: 'Close', exact: true }).click();
    await keepPictures('ready', page.getByRole('button', { name: 'Merge' }));
    for (const { number } of READY) {
      await go(`/${ana}/github@1.${number}`);
      await press('Merge');
      await page.getByRole('list', { name: 'What happened' }).getByText('merged it').waitFor(PATIENCE);
    }
    expect(world.troubles).toEqual([]);
  }, 120_000);

  it('asks its author whether AI helped, on one card that leads to the webhook that caused it', async () => {
    await go(messagesOf('ana'));
    const card = article('3 of your pull requests are merged');
    await card.waitFor(PATIENCE);
    expect(await card.innerText()).toContain('Was this AI-assisted?');
    await keepPictures('author', card);
    await card.hover();
    await card.getByRole('button', { name: 'Look behind this message' }).click();
    const panel = world.page.getByRole('complementary', { name: 'What lies behind the message' });
    await panel.getByRole('tab', { name: 'Request' }).click();
    await panel.getByText('webhook pull_request closed').waitFor(PATIENCE);
    await panel.getByRole('button', { name: /^Show tidewater\/api#\d on GitHub$/ }).waitFor(PATIENCE);
    await keepPictures('inspector', panel);
    await world.page.keyboard.press('Escape');
    for (const { number, word } of READY) {
      await press(new RegExp(`^${word}: AI in .*#${number}$`));
      await card.getByRole('button', { name: new RegExp(`^Change your answer about .*#${number}$`) }).waitFor(PATIENCE);
    }
    await keepPictures('author-answered', card);
    expect(world.troubles).toEqual([]);
  }, 120_000);

  it('lets its reviewer rate and guess, and shows the author’s word only then', async () => {
    await go(messagesOf('ben'));
    const card = article('3 pull requests you reviewed are merged');
    await card.waitFor(PATIENCE);
    expect(await card.innerText()).not.toContain('The author’s word');
    await keepPictures('reviewer', card);
    for (const { number, guess, sure } of READY) {
      await press(new RegExp(`^Super: quality of .*#${number}$`));
      await press(new RegExp(`^${guess}: your guess about AI in .*#${number}$`));
      await press(new RegExp(`^${sure}: how sure you are about .*#${number}$`));
      const answered = READY.filter((one) => one.number <= number).length;
      await expect.poll(async () => wordsIn(await card.innerText()), PATIENCE).toBe(answered);
    }
    await card.getByText('3 of 3 right').waitFor(PATIENCE);
    await keepPictures('reveal', card);
    await go(messagesOf('ana'));
    await article('3 of your pull requests are merged').waitFor(PATIENCE);
    expect(await article('3 of your pull requests are merged').innerText()).not.toContain('Super');
    expect(world.troubles).toEqual([]);
  }, 120_000);

  it('keeps the score on Home', async () => {
    const { page } = world;
    await go(`/${ben}/home`);
    await page.getByRole('button', { name: 'Go to Detective' }).click(PATIENCE);
    await page.getByText('Your guesses', { exact: true }).waitFor(PATIENCE);
    await keepPictures('home', page.getByRole('region', { name: 'Home' }));
    expect(world.troubles).toEqual([]);
  }, 120_000);

  it('stands in the team’s leaderboard on Monday at nine', async () => {
    const { page } = world;
    await go(`/${ben}/C01PLATFORM`);
    const clock = page.getByRole('region', { name: 'The world’s clock' });
    await world.sent(() => clock.getByRole('button', { name: /^To Monday/ }).click());
    const times = async () => (await clock.getByRole('listitem').allInnerTexts()).join();
    await expect.poll(times, PATIENCE).toMatch(/New York\s+Mon 09:00/);
    const board = article('Platform: AI Detective');
    await board.waitFor(PATIENCE);
    const words = await board.innerText();
    expect(words).toContain('Ben Okafor, 3 of 3 right');
    expect(words).toMatch(/3 (pull requests )?merged/);
    await keepPictures('leaderboard', board);
    expect(world.troubles).toEqual([]);
  }, 260_000);
});

function wordsIn(text: string): number {
  return text.split('The author’s word').length - 1;
}

/** A team, and three pull requests of Ana's that only have to be merged. */
async function liveAfternoon(living: Living): Promise<void> {
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

/** Ben's own change of the week before makes him known; the others wait. */
function pastDeeds(): readonly GitDeed[] {
  const ago = (hours: number) => instantOf(new Date(AFTERNOON.getTime() - hours * 3_600_000));
  const opened = { kind: 'open', repository: API, body: '', draft: false } as const;
  return [
    { ...opened, title: 'Log the berth with every payout', reviewers: [ana], by: ben, at: ago(200) },
    { kind: 'review', repository: API, number: 1, verdict: 'approve', body: '', by: ana, at: ago(199) },
    { kind: 'merge', repository: API, number: 1, by: ben, at: ago(198) },
    ...READY.map(({ title }, at): GitDeed => {
      const commits = [{ at: ago(6 - at), message: title, lines: 60 - 10 * at }];
      return { ...opened, title, reviewers: [ben], by: ana, at: ago(5 - at), commits };
    }),
    ...READY.map(({ number }): GitDeed => {
      const review = { kind: 'review', repository: API, number, verdict: 'approve' } as const;
      return { ...review, body: 'Reads well.', by: ben, at: ago(0.1) };
    }),
  ];
}
