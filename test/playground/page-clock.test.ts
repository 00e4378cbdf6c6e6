import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath } from './gallery/chromium.ts';
import { type OpenStage, openStage } from './gallery/open-stage.ts';
import { STAGE_NOW } from './gallery/stage-world.ts';

const EVENING = '2026-11-25T17:00:00.000Z';

describe.skipIf(chromiumPath === null)('the clock in the browser', () => {
  let open: OpenStage;
  const press = (name: string) => open.page.getByRole('button', { name }).press('Enter');
  const tell = (clock: object) => {
    open.stage.answers.set('clock', { movingTo: null, trouble: null, ...clock });
    open.stage.announce({ kind: 'clock' });
  };
  const spoken = () => open.page.getByRole('region', { name: 'The world’s clock' }).getByRole('status').innerText();

  beforeAll(async () => {
    open = await openStage();
  }, 60_000);
  afterAll(() => open?.close());
  beforeEach(() => open.load());

  it('shows weekday and time in every zone of the company, from west to east', async () => {
    const zones = open.page.getByRole('region', { name: 'The world’s clock' }).getByRole('listitem');
    await expect
      .poll(() => zones.allInnerTexts())
      .toEqual([
        expect.stringMatching(/New York\s+Wed 08:00/),
        expect.stringMatching(/Berlin\s+Wed 14:00/),
        expect.stringMatching(/Kolkata\s+Wed 18:30/),
      ]);
  }, 20_000);

  it('goes where it is sent, one way at a time, and says what came of it', async () => {
    const { page, stage } = open;
    await press('To this evening');
    await expect.poll(() => open.did('clock')).toMatchObject([{ to: { kind: 'evening' } }]);
    tell({ now: STAGE_NOW, movingTo: EVENING });
    await expect.poll(spoken).toBe('The clock moves to Wednesday 18:00.');
    await page.getByRole('progressbar').waitFor();
    // Whoever wants little motion, as this page does, isn't shown what never ends.
    const endless = () => document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations === Infinity);
    expect(await page.evaluate(`(${endless})().length`)).toBe(0);
    await press('+15 min');
    stage.answers.set('clock-log', [
      {
        id: '2',
        at: '2026-11-25T16:00:00.000Z',
        words: 'Muster wrote to Ben Okafor: T-12 is due today',
        place: { channelId: 'D01BENMUSTER', ts: '2.000001' },
      },
      { id: '1', at: '2026-11-25T15:00:00.000Z', words: 'The daily look had nothing to say', place: null },
    ]);
    tell({ now: EVENING });
    await expect.poll(spoken).toBe('It is Wednesday 18:00 in Berlin. 2 things happened.');
    expect(await page.getByRole('progressbar').count()).toBe(0);
    expect(open.did('clock')).toHaveLength(1);
    await press('What happened 2 new');
    await page.getByRole('button', { name: /T-12 is due today/ }).press('Enter');
    // Only Ben can read it, so he acts from here on.
    await expect.poll(() => page.getByLabel('Place').innerText()).toBe('D01BENMUSTER');
    expect(await page.getByLabel('Acted').innerText()).toBe('U01BEN');
  }, 20_000);

  it('says why it stopped early', async () => {
    tell({ now: STAGE_NOW, trouble: 'Muster has stopped on the way.' });
    await open.page.getByText('Muster has stopped on the way.').first().waitFor();
  }, 20_000);

  it('goes to a date that lies ahead and to no other', async () => {
    const { page } = open;
    await press('To a date…');
    const field = page.getByRole('textbox', { name: 'Move the clock to' });
    expect(await field.inputValue()).toBe('2026-11-26T09:00');
    for (const [local, words] of [
      ['2026-11-25T13:59', 'only moves forward'],
      ['', 'Choose a date and a time.'],
    ] as const) {
      await field.fill(local);
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: words }).waitFor();
    }
    expect(open.did('clock')).toEqual([]);
    await field.fill('2026-12-01T08:30');
    await page.keyboard.press('Enter');
    await expect.poll(() => open.did('clock')).toMatchObject([{ to: { kind: 'at', local: '2026-12-01T08:30' } }]);
    await field.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('To a date…');
  }, 20_000);

  it('has everything behind one button in a narrow window', async () => {
    const { page } = open;
    await page.setViewportSize({ width: 390, height: 800 });
    await press('Wed 14:00 Berlin');
    await page.getByRole('button', { name: '+15 min' }).waitFor();
    await press('+15 min');
    await expect.poll(() => open.did('clock')).toMatchObject([{ to: { kind: 'minutes', minutes: 15 } }]);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: '+15 min' }).count()).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(open.troubles).toEqual([]);
  }, 20_000);
});
