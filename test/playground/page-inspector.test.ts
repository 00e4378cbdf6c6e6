import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../playground/web/contract.ts';
import { chromiumPath } from './gallery/chromium.ts';
import { type OpenStage, openStage } from './gallery/open-stage.ts';

const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'Fix the login page' } }];

const inspection: Inspection = {
  names: {},
  message: { text: 'T-12 Fix the login page (Blocked)', ts: '1.000001', blocks },
  request: {
    ...{
      at: '2026-11-25T12:58:03.000Z',
      what: 'form tasks.block',
      by: 'Ana Keller',
      method: 'POST',
      path: '/slack/events',
    },
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-slack-signature': 'v0=0123' },
    body: { payload: { type: 'view_submission', nothing: null } },
    ...{ status: 200, tookMs: 41, answer: '{"response_action":"clear"}', requestId: 'request-7' },
  },
  history: [
    {
      ...{ id: '2', at: '2026-11-25T12:58:03.000Z', action: 'task.block', by: 'Ana Keller', surface: 'form' },
      before: { status: 'in_progress', version: 2, labels: ['web'], blocker: null },
      after: {
        status: 'blocked',
        version: 3,
        labels: ['web'],
        blocker: { reason: 'No key', blockedAt: '2026-11-25T12:58:03.000Z' },
      },
      reason: 'No key',
    },
  ],
};

describe.skipIf(chromiumPath === null)('the inspector in the browser', () => {
  let open: OpenStage;
  const tab = (name: string) => open.page.getByRole('tab', { name });
  const body = () => open.page.getByRole('tabpanel').innerText();

  beforeAll(async () => {
    open = await openStage();
  }, 60_000);
  afterAll(() => open?.close());

  async function look(answer: Inspection | undefined): Promise<void> {
    if (answer === undefined) open.stage.answers.delete('inspect');
    else open.stage.answers.set('inspect', answer);
    await open.load('inspector');
    await open.page.getByRole('button', { name: 'Look behind' }).press('Enter');
  }

  it('shows the blocks to read and to copy, the request, and what Muster wrote down, by keyboard', async () => {
    const { page } = open;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await look(inspection);
    await page.getByText('"Fix the login page"').waitFor();
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByText('Copied').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(JSON.stringify(blocks, null, 2));
    await tab('Blocks').press('ArrowRight');
    const request = await body();
    for (const words of [
      'form tasks.block',
      'Ana Keller',
      'Wed 25 Nov, 13:58:03',
      '200 after 41 ms',
      'request-7',
      'POST /slack/events',
      '"nothing": null',
      'x-slack-signature',
      '"response_action": "clear"',
    ])
      expect(request).toContain(words);
    await page.keyboard.press('End');
    const history = await body();
    for (const words of ['task.block', 'Ana Keller, form', 'No key', 'in_progress', 'blocked', 'blocker, reason'])
      expect(history).toContain(words);
    // What stayed as it was is no change.
    expect(history).not.toContain('labels');
    expect(history).not.toContain('version');
  }, 20_000);

  it('closes at Escape and gives the keyboard back', async () => {
    const { page } = open;
    await look(inspection);
    await tab('Blocks').waitFor();
    await page.keyboard.press('Escape');
    await tab('Blocks').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Look behind');
  }, 20_000);

  it('explains what is not there', async () => {
    await look({ message: { text: 'Good morning', ts: '1.000001' }, request: null, history: [], names: {} });
    await open.page.getByText('No blocks.').waitFor();
    await tab('Request').click();
    expect(await body()).toContain('No request.');
    await tab('History').click();
    expect(await body()).toContain('No history.');
    await tab('Blocks').click();
    await look(undefined);
    await open.page.getByText('This message is gone.').waitFor();
  }, 20_000);
});
