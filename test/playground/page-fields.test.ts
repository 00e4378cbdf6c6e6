import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath } from './gallery/chromium.ts';
import { modalOf, type OpenStage, openStage } from './gallery/open-stage.ts';
import { fieldSamples, formOf, SOME_SECONDS } from './gallery/samples.ts';

describe.skipIf(chromiumPath === null)('a form in the browser', () => {
  let open: OpenStage;
  const field = (type: string) =>
    open.page.getByLabel(`Field ${type}`, { exact: false }).and(open.page.locator(':is(input, textarea)'));
  const choose = async (type: string, typed: string, words: string) => {
    await field(type).click();
    await field(type).fill(typed);
    await open.page.getByRole('option', { name: words }).click();
  };
  const sent = () =>
    (open.did('submit').at(-1)?.values ?? {}) as Record<string, Record<string, Record<string, unknown>>>;
  const save = () => open.page.getByRole('button', { name: 'Save' }).click();

  beforeAll(async () => {
    open = await openStage();
  }, 60_000);
  afterAll(() => open?.close());
  beforeEach(() => open.load());

  it('sends what stands in every kind of field as Slack does', async () => {
    const { page, stage, showModals } = open;
    stage.results.set('options', ({ control }) => ({
      notice: null,
      options: [{ text: { type: 'plain_text', text: `Found ${(control as { value: string }).value}` }, value: 'x1' }],
    }));
    showModals(modalOf('V1', formOf(fieldSamples)));
    await field('plain_text_input').fill('Two\nlines');
    await field('rich_text_input').fill('First\n- one\n- two');
    await field('number_input').fill('3');
    await field('email_text_input').fill('ana@tidewater.example');
    await field('url_text_input').fill('https://tidewater.example/a');
    await choose('static_select', 'urg', 'Urgent');
    await choose('external_select', 'lo', 'Found lo');
    await choose('users_select', 'ben', 'Ben Okafor');
    await choose('channels_select', 'web', '#web');
    await choose('conversations_select', 'ana', 'Ana Keller');
    await choose('multi_static_select', 'low', 'Low');
    await choose('multi_external_select', '', 'Found');
    await choose('multi_users_select', 'ben', 'Ben Okafor');
    await choose('multi_channels_select', 'general', '#general');
    await choose('multi_conversations_select', 'web', '#web');
    await page.getByRole('group', { name: 'Field checkboxes' }).getByLabel('High').check();
    await page.getByRole('radiogroup', { name: 'Field radio_buttons' }).getByLabel('Urgent').check();
    await field('datepicker').fill('2026-12-01');
    await field('timepicker').fill('17:30');
    // 14:30 in Berlin is 13:30 in UTC.
    await field('datetimepicker').fill('2026-11-25T14:30');
    await save();
    await expect.poll(() => open.did('submit')).toHaveLength(1);
    const values = Object.fromEntries(Object.entries(sent()).map(([block, of]) => [block, of[block]]));
    const option = (value: string) => ({ value });
    expect(values).toMatchObject({
      plain_text_input: { type: 'plain_text_input', value: 'Two\nlines' },
      rich_text_input: {
        rich_text_value: { type: 'rich_text', elements: [{}, { style: 'bullet', elements: [{}, {}] }] },
      },
      number_input: { value: '3' },
      email_text_input: { value: 'ana@tidewater.example' },
      url_text_input: { value: 'https://tidewater.example/a' },
      static_select: { selected_option: option('urgent') },
      external_select: { selected_option: option('x1') },
      users_select: { selected_user: 'U01BEN' },
      channels_select: { selected_channel: 'C01WEB' },
      conversations_select: { selected_conversation: 'D01ANAMAYA' },
      multi_static_select: { selected_options: [option('high'), option('low')] },
      multi_external_select: { selected_options: [option('x1')] },
      multi_users_select: { selected_users: ['U01ANA', 'U01BEN'] },
      multi_channels_select: { selected_channels: ['C01GENERAL'] },
      multi_conversations_select: { selected_conversations: ['C01WEB'] },
      checkboxes: { selected_options: [option('high')] },
      radio_buttons: { selected_option: option('urgent') },
      datepicker: { selected_date: '2026-12-01' },
      timepicker: { selected_time: '17:30' },
      datetimepicker: { selected_date_time: SOME_SECONDS },
    });
    expect(open.troubles).toEqual([]);
  }, 30_000);

  it('is filled with the keyboard alone, menus included', async () => {
    const { page, showModals } = open;
    const kinds = ['users_select', 'multi_static_select', 'checkboxes'];
    showModals(modalOf('V1', formOf(fieldSamples.filter(({ type }) => kinds.includes(type)))));
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('be');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    // Opens at what is chosen; one further is the next.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect.poll(() => open.did('submit')).toHaveLength(1);
    expect(sent()).toMatchObject({
      users_select: { users_select: { selected_user: 'U01BEN' } },
      multi_static_select: { multi_static_select: { selected_options: [{ value: 'high' }, { value: 'urgent' }] } },
      checkboxes: { checkboxes: { selected_options: [{ value: 'low' }] } },
    });
    expect(open.did('close')).toEqual([]);
  }, 20_000);

  it('can be emptied again where nothing is required', async () => {
    const { page, showModals } = open;
    const users = fieldSamples.filter(({ type }) => type.endsWith('users_select'));
    showModals(modalOf('V1', formOf(users)));
    await choose('users_select', 'ben', 'Ben Okafor');
    await page.getByRole('button', { name: 'Clear Ben Okafor' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove Ana Keller' }).click();
    await save();
    await expect.poll(() => open.did('submit')).toHaveLength(1);
    expect(sent()).toMatchObject({
      users_select: { users_select: { selected_user: null } },
      multi_users_select: { multi_users_select: { selected_users: [] } },
    });
  }, 20_000);

  it('says beside each field what Slack would refuse, starts in the first, and sends nothing', async () => {
    const { page, showModals } = open;
    const kinds = ['plain_text_input', 'number_input', 'email_text_input', 'users_select', 'checkboxes'];
    showModals(
      modalOf(
        'V1',
        formOf(
          fieldSamples.filter(({ type }) => kinds.includes(type)),
          { optional: false },
        ),
      ),
    );
    await field('number_input').fill('22');
    await field('email_text_input').fill('nobody');
    await save();
    await page.getByText('At most 21.').waitFor();
    for (const words of ['Fill this in.', 'Choose one.', 'Tick at least one.']) {
      expect(await page.getByText(words).count(), words).toBe(1);
    }
    const first = field('plain_text_input');
    await expect.poll(() => first.evaluate((one) => one === document.activeElement)).toBe(true);
    const describedBy = (await first.getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`[id="${describedBy}"]`).innerText()).toBe('Fill this in.');
    await first.fill('x');
    expect(await first.getAttribute('aria-invalid')).toBeNull();
    expect(open.did('submit')).toEqual([]);
  }, 20_000);

  it('tells a choice at once and a text at Enter where the app wants to hear of it', async () => {
    const { page, showModals } = open;
    const kinds = ['static_select', 'number_input', 'url_text_input'];
    const blocks = formOf(
      fieldSamples.filter(({ type }) => kinds.includes(type)),
      { dispatch_action: true },
    );
    const eager = { trigger_actions_on: ['on_character_entered'] };
    const told = blocks.map((block) =>
      block.block_id === 'url_text_input'
        ? { ...block, element: { ...(block.element as object), dispatch_action_config: eager } }
        : block,
    );
    showModals(modalOf('V1', told));
    await choose('static_select', 'high', 'High');
    await field('number_input').fill('5');
    await page.keyboard.press('Enter');
    await field('url_text_input').pressSequentially('ab');
    await expect.poll(() => open.did('use')).toHaveLength(4);
    expect(open.did('use').map(({ control }) => control)).toMatchObject([
      { type: 'static_select', block_id: 'static_select', selected_option: { value: 'high' } },
      { type: 'number_input', value: '5' },
      { value: 'a' },
      { value: 'ab' },
    ]);
    expect(open.did('submit')).toEqual([]);
  }, 20_000);
});

describe.skipIf(chromiumPath === null)('a message in the browser', () => {
  let open: OpenStage;
  const used = () => open.did('use').map(({ control }) => control);

  beforeAll(async () => {
    open = await openStage();
  }, 60_000);
  afterAll(() => open?.close());
  beforeEach(() => open.load('blocks'));

  it('tells Muster of a button once, however often it is pressed', async () => {
    const { page, stage } = open;
    let answer: (result: object) => void = () => undefined;
    stage.waits.set('use', new Promise((resolve) => (answer = resolve)));
    const button = page.getByRole('button', { name: 'Block', exact: true });
    await button.press('Enter');
    await button.press('Enter');
    expect(await button.getAttribute('aria-busy')).toBe('true');
    answer({ notice: null });
    await expect.poll(() => button.getAttribute('aria-busy')).toBe('false');
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(used()).toMatchObject([{ type: 'button', action_id: 'button', block_id: 'e-button', value: 'T-1' }]);
  }, 20_000);

  it('opens its menu with the keyboard and tells what was chosen', async () => {
    const { page } = open;
    const more = page.getByRole('button', { name: 'More actions' });
    await more.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('u');
    await page.keyboard.press('Enter');
    await expect.poll(used).toMatchObject([{ type: 'overflow', selected_option: { value: 'urgent' } }]);
    expect(await more.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').count()).toBe(0);
  }, 20_000);

  it.each([
    ['Yes, do it', 1],
    ['Better not', 0],
  ])(
    'asks before a dangerous press: %s',
    async (words, times) => {
      const { page, showModals } = open;
      const plain = (text: string) => ({ type: 'plain_text', text });
      const confirm = {
        title: plain('Sure?'),
        text: plain('It goes away.'),
        confirm: plain('Yes, do it'),
        deny: plain('Better not'),
      };
      const element = { type: 'button', action_id: 'remove', text: plain('Remove'), style: 'danger', confirm };
      showModals(modalOf('V1', [{ type: 'actions', block_id: 'b', elements: [element] }]));
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByRole('dialog', { name: 'Sure?' }).getByRole('button', { name: words }).click();
      await page.getByRole('dialog', { name: 'Sure?' }).waitFor({ state: 'detached' });
      await expect.poll(used).toHaveLength(times);
      expect(open.troubles).toEqual([]);
    },
    20_000,
  );
});
