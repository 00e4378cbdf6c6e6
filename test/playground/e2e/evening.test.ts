import { describe, expect, it } from 'vitest';
import { bot, directId, people, personId } from '../../../playground/company.ts';
import type { Living } from '../../../playground/living.ts';
import { liveThrough } from '../../../playground/past/living/live-through.ts';
import type { Deed, PlannedDeed } from '../../../playground/past/planned-deed.ts';
import { chromiumPath } from '../gallery/chromium.ts';
import { lookAt } from './look-at.ts';
import { worldInChromium } from './open-world.ts';

/** A Tuesday: 14:30 in Berlin, where Ana is, 8:30 in New York, where Ben leads her team, 19:00 in Kolkata, where Ravi is. */
const AFTERNOON = new Date('2026-11-17T13:30:00Z');
const STUCK = 'Load tests of the price cache';
const PATIENCE = { timeout: 60_000 };

describe.skipIf(chromiumPath === null)('an evening in a company that checks in', () => {
  const world = worldInChromium(AFTERNOON, liveAfternoon);
  const clock = () => world.page.getByRole('region', { name: 'The world’s clock' });
  const times = () => clock().getByRole('listitem').allInnerTexts();
  const dialog = () => world.page.getByRole('dialog');
  const goToMessages = (handle: string) => world.go(`/${personId(handle)}/${directId(personId(handle), bot.userId)}`);
  /** The last of them is the newest. */
  const article = (words: string | RegExp) => world.page.getByRole('article').filter({ hasText: words }).last();
  const escalation = () => article(`${STUCK} has been blocked since`);

  /** All that Muster has written to somebody, as notifications say it. */
  function musterTold(handle: string): readonly string[] {
    const room = world.playground.world.slack.messages.room(directId(personId(handle), bot.userId));
    return room.between({ after: null, before: null }).map(({ text }) => text);
  }

  /** @param local as a clock shows it where whoever acts lives */
  async function moveTo(local: string, shown: RegExp): Promise<void> {
    await clock().getByRole('button', { name: 'To a date…' }).click();
    await world.page.getByLabel('Move the clock to').fill(local);
    await world.sent(() => world.page.getByRole('button', { name: 'Move', exact: true }).click());
    await expect.poll(async () => (await times()).join(), PATIENCE).toMatch(shown);
    await expect
      .poll(
        () =>
          clock()
            .getByRole('button', { name: /^To .* evening$/ })
            .isEnabled(),
        PATIENCE,
      )
      .toBe(true);
  }

  const keepPictures = (name: string, shown = dialog()) => lookAt(world.page, `evening-${name}`, { shown });

  it('brings a developer a check-in that is written from her day', async () => {
    await goToMessages('ana');
    await world.sent(() => clock().getByRole('button', { name: 'To this evening' }).click());
    await expect.poll(async () => (await times()).join(), PATIENCE).toMatch(/Berlin\s+Tue 18:00/);
    const asked = article('Your check-in for today, Tue 17 Nov');
    await asked.getByRole('button', { name: /^Send as is/ }).waitFor(PATIENCE);
    const words = await asked.innerText();
    expect(words).toContain('Started and finished T-2 Renew the keys of the berth register');
    expect(words).toContain(`Go on with T-1 ${STUCK}`);
    expect(words).toContain('It goes to #platform');
    await keepPictures('check-in', asked);
    expect(world.troubles).toEqual([]);
  }, 120_000);

  it('takes a blocker she adds, and the task is blocked', async () => {
    await article('Your check-in for today')
      .getByRole('button', { name: /^Edit the check-in/ })
      .click();
    const blockers = dialog().getByLabel(/^Blockers/);
    await blockers.waitFor(PATIENCE);
    expect(await dialog().getByLabel('Done').inputValue()).toContain('Renew the keys of the berth register');
    expect(await dialog().innerText()).toContain('It goes to #platform');
    await keepPictures('form');
    await blockers.fill('T-1 waits for production prices');
    await dialog().getByRole('button', { name: 'Send', exact: true }).click();
    await article('Sent to').waitFor(PATIENCE);
    await world.page
      .getByRole('button', { name: /^Unblock T-1/ })
      .first()
      .waitFor(PATIENCE);
    expect(world.troubles).toEqual([]);
  }, 120_000);

  it('tells her team what is done and what is blocked, by name', async () => {
    await world.go(`/${personId('ben')}/C01PLATFORM`);
    const digest = article('Platform: check-ins of Tue 17 Nov');
    await digest.waitFor(PATIENCE);
    const words = await digest.innerText();
    expect(words).toContain('Ana Keller');
    expect(words).toContain('Started and finished T-2');
    expect(words).toMatch(/Blocked\s[\s\S]*T-1 waits for production prices/);
    await keepPictures('digest', digest);
    expect(world.troubles).toEqual([]);
  }, 120_000);

  it('asks the accountable when their work begins, and not before', async () => {
    await goToMessages('ravi');
    await world.playground.world.clock.settle();
    expect(musterTold('ravi')).not.toContain(`T-1 ${STUCK} needs you`);
    await moveTo('2026-11-18T09:00', /Kolkata\s+Wed 09:00/);
    await escalation().getByRole('button', { name: 'Unblock T-1' }).waitFor(PATIENCE);
    await keepPictures('level-1', escalation());
    expect(world.troubles).toEqual([]);
  }, 120_000);

  it('climbs to the lead a day later, in their working time', async () => {
    await goToMessages('ben');
    await moveTo('2026-11-19T09:00', /New York\s+Thu 09:00/);
    await escalation().getByRole('button', { name: 'Unblock T-1' }).waitFor(PATIENCE);
    expect(await escalation().innerText()).toMatch(/Asked before: @?Ravi Menon/);
    await keepPictures('level-2', escalation());
    await goToMessages('ravi');
    await escalation().getByText('It is with').waitFor(PATIENCE);
    expect(world.troubles).toEqual([]);
  }, 120_000);

  it('climbs to the manager after the weekend, until somebody unblocks it', async () => {
    await goToMessages('maya');
    // Ben has until his Monday begins, which is Maya's afternoon.
    await moveTo('2026-11-23T15:00', /Berlin\s+Mon 15:00/);
    const unblock = escalation().getByRole('button', { name: 'Unblock T-1' });
    await unblock.waitFor(PATIENCE);
    await keepPictures('level-3', escalation());
    expect(world.troubles).toEqual([]);
  }, 120_000);
});

/** The teams as everybody meets them, and a day on which Ana finished one thing and began another. */
async function liveAfternoon(living: Living): Promise<void> {
  const planned = deedsOfTheDay.map(
    ([by, deed], at): PlannedDeed => ({ at: new Date(AFTERNOON.getTime() + at * 1_000).toISOString(), by, deed }),
  );
  const to = new Date(AFTERNOON.getTime() + planned.length * 1_000);
  const { refused } = await liveThrough({ ...living, planned, from: AFTERNOON, to, onProgress: () => {} });
  if (refused.length > 0) throw new Error(refused.join('\n'));
}

const task = { kind: 'create', channelId: 'C01PLATFORM', responsible: 'ana', dueOn: null, priority: 'normal' } as const;
const byCommand = { kind: 'move', reason: '', how: 'command' } as const;

const deedsOfTheDay: readonly (readonly [by: string, deed: Deed])[] = [
  [owner(), { kind: 'make-team', team: 'Platform' }],
  ['ana', { kind: 'set-working-time', region: 'DE', deputy: 'ravi' }],
  [owner(), { kind: 'start-check-ins', team: 'Platform', askAt: '17:30' }],
  ['ravi', { ...task, task: 1, title: STUCK, points: 5 }],
  ['ana', { ...task, task: 2, title: 'Renew the keys of the berth register', points: 2 }],
  ['ana', { ...byCommand, task: 2, verb: 'start' }],
  ['ana', { ...byCommand, task: 2, verb: 'done' }],
  ['ana', { ...byCommand, task: 1, verb: 'start' }],
];

function owner(): string {
  return people.find(({ kind }) => kind === 'owner')?.handle ?? '';
}
