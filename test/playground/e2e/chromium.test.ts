import { describe, expect, it } from 'vitest';
import { personId } from '../../../playground/company.ts';
import { chromiumPath } from '../gallery/chromium.ts';
import { findFaultsInBoth } from '../gallery/find-faults.ts';
import { worldInChromium } from './open-world.ts';
import { keepPicture, screens } from './screens.ts';

/** A Wednesday: 14:00 in Berlin, where Maya is, 8:00 in New York, where Ben begins at 9. */
const AFTERNOON = new Date('2026-11-25T13:00:00Z');

describe.skipIf(chromiumPath === null)('two people side by side in a browser', () => {
  const world = worldInChromium(AFTERNOON);
  const side = (name: string) => world.page.getByRole('region', { name: `${name}’s Slack` });
  const maya = () => side('Maya Brandt');
  const ben = () => side('Ben Okafor');
  const card = () => ben().getByRole('article').filter({ hasText: 'Check the price list' }).first();
  const dialog = () => world.page.getByRole('dialog');

  async function type(as: 'Maya Brandt' | 'Ben Okafor', text: string): Promise<void> {
    const line = world.page.getByLabel(`Write as ${as}`);
    await line.fill(text);
    await line.press('Enter');
    await expect.poll(() => line.inputValue()).toBe('');
  }

  /** Beside somebody else one's places are behind a button. */
  async function mayaGoesTo(place: RegExp): Promise<void> {
    await maya().getByRole('button', { name: 'Open the menu' }).click();
    await maya().getByRole('navigation', { name: 'Workspace' }).getByRole('button', { name: place }).click();
  }

  /** With the cursor behind it, which is set a frame later than the text. */
  async function isWritten(text: string): Promise<void> {
    const line = world.page.getByLabel('Write as Maya Brandt');
    const written = () => line.evaluate((field: HTMLTextAreaElement) => [field.value, field.selectionStart]);
    await expect.poll(written).toEqual([text, text.length]);
  }

  it('hand out a task and get it, typed with the keyboard alone', async () => {
    const { page, go } = world;
    await go('/U01MAYA/C01GENERAL+/U01BEN/D01BENMUSTER');
    const line = page.getByLabel('Write as Maya Brandt');
    await line.focus();
    await page.keyboard.type('/ta');
    await page.getByRole('option', { name: /^\/task/ }).waitFor();
    await page.keyboard.press('Tab');
    await isWritten('/task ');
    await page.keyboard.type('Check the price list @be');
    await page.getByRole('option', { name: /Ben Okafor/ }).waitFor();
    await page.keyboard.press('Enter');
    await isWritten('/task Check the price list @ben ');
    await page.keyboard.type('tomorrow 2p');
    await page.keyboard.press('Enter');
    await maya().getByText('Only visible to you').waitFor();
    await card().getByText('Assigned').waitFor();
    expect(await line.inputValue()).toBe('');
    await page.keyboard.press('ArrowUp');
    expect(await line.inputValue()).toBe('/task Check the price list @ben tomorrow 2p');
    await line.fill('');
    expect(world.troubles).toEqual([]);
  }, 30_000);

  it('block it by a form that says beside the field what is missing', async () => {
    await card()
      .getByRole('button', { name: /^Block T-/ })
      .click();
    const reason = dialog().getByLabel('What stops it?');
    await dialog().getByRole('button', { name: 'Block', exact: true }).click();
    await expect.poll(() => describedBy(reason)).toContain('Fill this in.');
    await reason.fill('Sales has <not> answered & is away');
    expect(await reason.getAttribute('aria-invalid')).toBeNull();
    await dialog().getByRole('button', { name: 'Block', exact: true }).click();
    await card().getByText('Sales has <not> answered & is away').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).last().click();
    await dialog().waitFor({ state: 'detached' });
    expect(world.troubles).toEqual([]);
  }, 30_000);

  it('keep what was typed when Muster refuses a form, and mend only what was wrong', async () => {
    await maya().getByRole('button', { name: 'Shortcuts' }).click();
    await world.page.getByRole('menuitem', { name: /New task/ }).click();
    const title = dialog().getByLabel('What should be done?');
    await title.fill('Print the price list');
    const labels = dialog().getByLabel(/^Labels/);
    const waitsFor = dialog().getByLabel(/^Waits for/);
    await labels.fill('print');
    await waitsFor.fill('the other one');
    await dialog().getByRole('button', { name: 'Create', exact: true }).click();
    await expect.poll(() => waitsFor.getAttribute('aria-invalid')).toBe('true');
    expect(await describedBy(waitsFor)).toMatch(/T-\d+/);
    for (const [field, value] of [
      [title, 'Print the price list'],
      [labels, 'print'],
      [waitsFor, 'the other one'],
    ] as const)
      expect(await field.inputValue()).toBe(value);
    expect(await title.getAttribute('aria-invalid')).toBeNull();
    await waitsFor.fill('');
    await dialog().getByRole('button', { name: 'Create', exact: true }).click();
    await dialog().getByText('Created').waitFor();
    await world.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(world.troubles).toEqual([]);
  }, 30_000);

  it('complete it, and take that back', async () => {
    await card()
      .getByRole('button', { name: /^Unblock/ })
      .click();
    await card().getByText('In progress').waitFor();
    const number = /T-\d+/.exec(await card().innerText())?.[0] ?? '';
    await type('Ben Okafor', `/task done ${number}`);
    await card()
      .getByRole('button', { name: /^Reopen/ })
      .waitFor();
    await mayaGoesTo(/^Muster/);
    await maya().getByText(`${number} Check the price list is done`).waitFor();
    await ben()
      .getByRole('button', { name: /^Undo this change/ })
      .last()
      .click();
    await card().getByText('In progress').waitFor();
    await maya().getByText('This was taken back').waitFor();
    expect(world.troubles).toEqual([]);
  }, 30_000);

  it('see the clock go to this evening, and what that brought', async () => {
    const { page } = world;
    const clock = page.getByRole('region', { name: 'The world’s clock' });
    const times = () => clock.getByRole('listitem').allInnerTexts();
    // Who is in front decides whose evening it is.
    await page.getByLabel('Write as Maya Brandt').focus();
    expect((await times()).join()).toMatch(/Berlin\s+Wed 14:/);
    await clock.getByRole('button', { name: 'To this evening' }).click();
    await expect
      .poll(times, { timeout: 20_000 })
      .toEqual([
        expect.stringMatching(/New York\s+Wed 12:00/),
        expect.stringMatching(/Berlin\s+Wed 18:00/),
        expect.stringMatching(/Kolkata\s+Wed 22:30/),
      ]);
    await clock.getByRole('button', { name: /^What happened/ }).click();
    const said = page.getByRole('button', {
      name: /^15:00\s*Muster wrote to Ben Okafor: T-\d+ Check the price list is due/,
    });
    await said.waitFor();
    await page.keyboard.press('Escape');
    await ben()
      .getByRole('article', { name: /^Muster: .*is due/ })
      .waitFor();
    expect(world.troubles).toEqual([]);
  }, 40_000);

  it('stand in light and dark, wide and narrow pictures, and nothing runs out of a narrow window', async () => {
    const { page, playground } = world;
    const words = { channelId: 'C01GENERAL', text: 'The prices change on Friday. Who prints the list?' };
    playground.world.slack.messages.post(personId('nia'), words);
    await mayaGoesTo(/^general/);
    await type('Maya Brandt', '/task Write the notes @ben today');
    await maya().getByRole('feed').getByText('The prices change').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 1440, height: 900 });
      await ben().waitFor();
      await keepPicture(page, `two-people-${colorScheme}`);
      await page.setViewportSize({ width: 390, height: 844 });
      await ben().waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await keepPicture(page, `narrow-channel-${colorScheme}`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(world.troubles).toEqual([]);
  }, 30_000);

  it.each(screens)(
    'draw $name without a serious fault in light and dark, by axe',
    async ({ name, open }) => {
      const { page } = world;
      await open(world);
      const before = (colours: string) => keepPicture(page, `${name.replaceAll(' ', '-')}-${colours}`);
      expect(await findFaultsInBoth(page, { before })).toEqual([]);
      expect(world.troubles).toEqual([]);
    },
    30_000,
  );

  it('go through the parts of Home', async () => {
    const { page, go } = world;
    await go('/U01MAYA/home');
    await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Go to Tasks' }).click();
    await page.getByText('You are looking at Tasks').waitFor();
    expect(world.troubles).toEqual([]);
  }, 20_000);
});

/** What a screen reader says of a field after its name. */
async function describedBy(field: { evaluate<T>(read: (element: Element) => T): Promise<T> }): Promise<string> {
  return field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}
