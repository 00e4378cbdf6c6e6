import { describe, expect, it } from 'vitest';
import { bot, directId, personId } from '../../../playground/company.ts';
import { chromiumPath } from '../gallery/chromium.ts';
import { worldInChromium } from './open-world.ts';
import { keepPicture } from './screens.ts';

/** A Wednesday: 14:00 in Berlin, where Ana and Maya are, 8:00 in New York, where Ben leads their team. */
const AFTERNOON = new Date('2026-11-25T13:00:00Z');
const ana = personId('ana');
const anasMessages = `/${ana}/${directId(ana, bot.userId)}`;

describe.skipIf(chromiumPath === null)('an evening in the company', () => {
  const world = worldInChromium(AFTERNOON, { teams: true });
  const checkIn = () => world.page.getByRole('article').filter({ hasText: 'Your check-in for' }).first();
  const dialog = () => world.page.getByRole('dialog');
  const say = async (as: string, text: string) => {
    const address = `http://localhost:${world.playground.port}/playground/api/say`;
    const answer = await fetch(address, {
      method: 'POST',
      body: JSON.stringify({ as, channelId: 'C01PLATFORM', text }),
    });
    expect(await answer.json()).toEqual({ notice: null });
  };

  it('brings a draft of the day, which takes a blocker and goes to the team', async () => {
    const { page, go } = world;
    await say(personId('maya'), '/task Rotate the key @ana');
    await say(ana, '/task start T-1');
    await go(anasMessages);
    await page.getByRole('button', { name: 'To this evening' }).click();
    await checkIn().getByText('Started T-1 Rotate the key').waitFor({ timeout: 30_000 });
    await keepPicture(page, 'evening-draft');
    await checkIn().getByRole('button', { name: /^Edit/ }).click();
    await dialog()
      .getByLabel(/^Blockers/)
      .fill('T-1 waits for operations');
    await dialog().getByRole('button', { name: 'Send', exact: true }).click();
    await dialog().getByText('Your check-in is sent.').waitFor();
    await page.keyboard.press('Escape');
    await checkIn().getByText('T-1 waits for operations').waitFor();
    await go(`/${ana}/C01PLATFORM`);
    const digest = page.getByRole('article').filter({ hasText: 'Platform: check-ins of' }).first();
    await digest.getByText('T-1 waits for operations').waitFor();
    await digest.getByText('Started T-1 Rotate the key').waitFor();
    await keepPicture(page, 'evening-digest');
    expect(world.troubles).toEqual([]);
  }, 60_000);

  it('lets the blocker climb: to the accountable the next morning, to the lead a day after that', async () => {
    const { page, playground, go } = world;
    const maya = personId('maya');
    const ben = personId('ben');
    await playground.world.clock.moveTo(new Date('2026-11-27T15:00:00Z'));
    await playground.world.clock.settle();
    for (const who of [maya, ben]) {
      await go(`/${who}/${directId(who, bot.userId)}`);
      await page
        .getByRole('article')
        .filter({ hasText: 'T-1 waits for operations' })
        .first()
        .waitFor({ timeout: 30_000 });
    }
    await keepPicture(page, 'evening-climbed');
    expect(world.troubles).toEqual([]);
  }, 60_000);
});
