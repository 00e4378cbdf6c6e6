import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './gallery/chromium.ts';
import { findFaultsInBoth } from './gallery/find-faults.ts';
import { modalOf, type OpenStage, openStage } from './gallery/open-stage.ts';
import { fieldSamples, formOf } from './gallery/samples.ts';

/** What axe calls serious or critical: names, roles, contrast, order. */
describe.skipIf(chromiumPath === null)('in light and dark colours axe finds no serious fault', () => {
  let open: OpenStage;

  beforeAll(async () => {
    open = await openStage();
  }, 60_000);
  afterAll(() => open?.close());

  it('in messages with every block and element', async () => {
    await open.load('blocks');
    // Markdown is drawn by a library, whose own colours are looked at too.
    expect(await findFaultsInBoth(open.page, { within: 'main' })).toEqual([]);
  }, 30_000);

  it('in a form with every field, an open menu and errors', async () => {
    await open.load();
    open.showModals(modalOf('V1', formOf(fieldSamples, { optional: false })));
    await open.page.getByRole('button', { name: 'Save' }).click();
    await open.page.getByRole('combobox', { name: 'Field static_select' }).click();
    await open.page.getByRole('option', { name: 'Urgent' }).waitFor();
    expect(await findFaultsInBoth(open.page, { within: 'dialog' })).toEqual([]);
  }, 30_000);

  it('in the clock, its log and its date', async () => {
    const { page, stage } = open;
    await open.load();
    stage.answers.set('clock-log', [
      { id: '1', at: '2026-11-25T12:00:00.000Z', words: 'T-1 is due', place: { channelId: 'C01WEB', ts: '1.1' } },
    ]);
    stage.announce({ kind: 'clock' });
    await page.getByRole('button', { name: 'What happened' }).click();
    await page.getByText('T-1 is due').waitFor();
    expect(await findFaultsInBoth(page, { within: '.clock-bar' })).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'To a date…' }).click();
    expect(await findFaultsInBoth(page, { within: '.clock-bar' })).toEqual([]);
  }, 30_000);

  it.each(['Blocks', 'Request', 'History'])(
    'in the inspector’s %s',
    async (tab) => {
      const { page, stage } = open;
      const row = {
        id: '1',
        at: '2026-11-25T12:00:00.000Z',
        action: 'task.done',
        by: 'Ana',
        surface: 'button',
        reason: 'So',
      };
      stage.answers.set('inspect', {
        message: { text: 'x', blocks: [{ type: 'divider', a: 1, b: true }] },
        request: {
          ...row,
          what: 'x',
          method: 'POST',
          path: '/',
          headers: {},
          body: {},
          status: 200,
          tookMs: 1,
          answer: '{}',
          requestId: 'r',
        },
        history: [{ ...row, before: { status: 'a' }, after: { status: 'b' } }],
      });
      await open.load('inspector');
      await page.getByRole('button', { name: 'Look behind' }).click();
      await page.getByRole('tab', { name: tab }).click();
      expect(await findFaultsInBoth(page, { within: '.inspector' })).toEqual([]);
    },
    30_000,
  );
});
