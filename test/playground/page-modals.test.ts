import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath } from './gallery/chromium.ts';
import { modalOf, type OpenStage, openStage } from './gallery/open-stage.ts';
import { fieldSamples, formOf } from './gallery/samples.ts';

const text = fieldSamples.filter(({ type }) => type === 'plain_text_input' || type === 'number_input');
const plain = (words: string) => ({ type: 'plain_text', text: words });
const line = (words: string) => [{ type: 'section', block_id: 'b0', text: plain(words) }];

describe.skipIf(chromiumPath === null)('a modal in the browser', () => {
  let open: OpenStage;
  const dialog = () => open.page.getByRole('dialog');
  const field = () => dialog().getByLabel('Field plain_text_input');
  const hasKeyboard = (name: string) =>
    open.page.evaluate((wanted) => document.activeElement?.textContent?.trim() === wanted, name);

  beforeAll(async () => {
    open = await openStage();
  }, 60_000);
  afterAll(() => open?.close());
  beforeEach(() => open.load());

  /** As a person would: the keyboard stands on the button that opens it. */
  async function openByButton(...views: readonly object[]): Promise<void> {
    const { page, showModals } = open;
    await page.getByRole('button', { name: 'Open the form' }).press('Enter');
    showModals(...views);
    await dialog().waitFor();
  }

  it('keeps the keyboard within, closes at Escape, and gives the keyboard back to what opened it', async () => {
    const { page } = open;
    await openByButton(modalOf('V1', formOf(text)));
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      const isOutside = await page.evaluate(
        () => document.activeElement !== document.body && document.activeElement?.closest('dialog') === null,
      );
      expect(isOutside).toBe(false);
    }
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(open.did('close')).toMatchObject([{ viewId: 'V1' }]);
    expect(await hasKeyboard('Open the form')).toBe(true);
  }, 20_000);

  it('shows what Muster refuses beside its fields, and keeps what was typed', async () => {
    const { page, stage } = open;
    await openByButton(modalOf('V1', formOf(text)));
    stage.results.set('submit', () => ({
      notice: null,
      errors: { number_input: 'Split it first.', nowhere: 'And ask Ana.' },
    }));
    await field().fill('Something');
    await page.getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('Split it first.').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('inputmode'))).toBe('decimal');
    expect(await dialog().getByRole('alert').innerText()).toContain('And ask Ana.');
    expect(await field().inputValue()).toBe('Something');
  }, 20_000);

  it('keeps everything and says so when nobody answers', async () => {
    const { page, stage } = open;
    await openByButton(modalOf('V1', formOf(text)));
    await field().fill('Something');
    stage.results.set('submit', () => ({ notice: 'Muster is not running. The terminal says why.' }));
    await page.getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('Muster is not running').waitFor();
    expect(await field().inputValue()).toBe('Something');
    stage.results.set('submit', () => ({ notice: null }));
    await page.getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('Muster is not running').waitFor({ state: 'detached' });
    expect(open.did('submit')).toHaveLength(2);
  }, 20_000);

  it('sends once, however often it is pressed', async () => {
    const { page, stage } = open;
    await openByButton(modalOf('V1', formOf(text)));
    let answer: (word: null) => void = () => undefined;
    stage.waits.set('submit', new Promise((resolve) => (answer = resolve)));
    const save = page.getByRole('button', { name: 'Save' });
    await save.press('Enter');
    await save.press('Enter');
    expect(await save.getAttribute('aria-busy')).toBe('true');
    answer(null);
    await expect.poll(() => save.getAttribute('aria-busy')).toBe('false');
    expect(open.did('submit')).toHaveLength(1);
  }, 20_000);

  it('lays one on the other, with a way back to what was typed below', async () => {
    const { page, showModals } = open;
    const below = modalOf('V1', formOf(text));
    await openByButton(below);
    await field().fill('Kept');
    showModals(below, modalOf('V2', line('On top'), { title: plain('Second'), submit: null, close: null }));
    await dialog().getByRole('heading', { name: 'Second' }).waitFor();
    expect(await field().isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => field().inputValue()).toBe('Kept');
    expect(open.did('close')).toMatchObject([{ viewId: 'V2' }]);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(open.did('close')).toMatchObject([{ viewId: 'V2' }, { viewId: 'V1' }]);
  }, 20_000);

  it('waits visibly while more is on its way, then starts in the field that the app wants', async () => {
    const { page, showModals } = open;
    await openByButton(modalOf('V1', line('One moment…'), { submit: null }));
    expect(await dialog().locator('form').getAttribute('aria-busy')).toBe('true');
    const [first, second] = formOf(text);
    const wanted = { ...second, element: { ...(second?.element as object), focus_on_load: true } };
    showModals(modalOf('V1', [first ?? { type: 'divider' }, { type: 'input', ...wanted }], { hash: 'V1-2' }));
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('inputmode'))).toBe('decimal');
    await page.keyboard.type('4');
    // Changed by Muster meanwhile: what is typed stays, and so does the keyboard.
    showModals(modalOf('V1', [...line('New above'), { type: 'input', ...wanted }], { hash: 'V1-3' }));
    await dialog().getByText('New above').waitFor();
    await page.keyboard.type('2');
    expect(await dialog().getByLabel('Field number_input').inputValue()).toBe('42');
  }, 20_000);

  it('fills a narrow window, with its buttons in sight and the fields scrolling', async () => {
    const { page } = open;
    await page.setViewportSize({ width: 390, height: 700 });
    await openByButton(modalOf('V1', formOf(fieldSamples)));
    expect(await dialog().boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 700 });
    const save = await page.getByRole('button', { name: 'Save' }).boundingBox();
    expect((save?.y ?? 999) + (save?.height ?? 0)).toBeLessThanOrEqual(700);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(open.troubles).toEqual([]);
  }, 20_000);
});
