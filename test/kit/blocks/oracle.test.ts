import { describe, expect, it } from 'vitest';
import { checkMessage, checkView } from '../../support/block-kit/check.ts';
import { findLiveMarkdown, findLiveMarkup } from '../../support/block-kit/live-markup.ts';

type Json = Readonly<Record<string, unknown>>;

const x = (count: number) => 'x'.repeat(count);
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const option = (n: number) => ({ text: plain(`option ${n}`), value: `v${n}` });
const options = (count: number) => times(count, option);
const url = (length: number) => `https://muster.example/${x(length - 23)}`;

const section = (text: string): Json => ({ type: 'section', text: mrkdwn(text) });
const sections = (count: number) => times(count, () => section('hello'));
const button = (more: Json = {}): Json => ({ type: 'button', action_id: 'a', text: plain('Go'), ...more });
const row = (...elements: Json[]): Json => ({ type: 'actions', elements });
const field = (element: Json, more: Json = {}): Json => ({ type: 'input', label: plain('Label'), element, ...more });
const select = (more: Json = {}): Json => ({ type: 'static_select', action_id: 'a', options: options(2), ...more });
const picture = (more: Json = {}): Json => ({ type: 'image', image_url: url(40), alt_text: 'a chart', ...more });
const video = (more: Json = {}): Json => ({
  type: 'video',
  alt_text: 'a tour',
  title: plain('Tour'),
  thumbnail_url: url(40),
  video_url: url(40),
  ...more,
});
const card = (more: Json = {}): Json => ({ type: 'card', title: mrkdwn('Card'), ...more });
const container = (more: Json = {}): Json => ({
  type: 'container',
  title: plain('Box'),
  child_blocks: sections(1),
  ...more,
});
const cell = (text: string) => ({ type: 'raw_text', text });
const table = (rows: number, cells: number, text = 'x'): Json => ({
  type: 'table',
  rows: times(rows, () => times(cells, () => cell(text))),
});
const plot = (places: number, series = 1): Json => ({
  type: 'bar',
  series: times(series, (n) => ({ name: `s${n}`, data: times(places, (at) => ({ label: `p${at}`, value: at })) })),
  axis_config: { categories: times(places, (at) => `p${at}`) },
});
const gap = { series: [{ name: 's', data: [{ label: 'p0', value: 1 }] }] };
const pie = (parts: number): Json => ({ type: 'pie', segments: times(parts, (n) => ({ label: `p${n}`, value: 1 })) });
const bars = (more: Json = {}): Json => ({ type: 'data_visualization', title: 'Bars', chart: plot(2), ...more });
const data = (rows: number, text = 'x'): Json => ({
  ...{ type: 'data_table', caption: 'Rows' },
  rows: [[cell('y')], ...times(rows, () => [cell(text)])],
});
const rich = (...elements: Json[]): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const markdown = (text: string): Json => ({ type: 'markdown', text });

const inMessage = (...blocks: Json[]) => checkMessage({ text: 'hello', blocks });
const message = (more: Json) => checkMessage({ text: 'hello', blocks: [], ...more });
const modal = (more: Json) =>
  checkView({ type: 'modal', title: plain('Title'), submit: plain('Save'), blocks: sections(1), ...more });
const home = (more: Json) => checkView({ type: 'home', blocks: sections(1), ...more });
const inModal = (...blocks: Json[]) => modal({ blocks });
const labelled = (element: Json) => inModal(field(element));

type Case = readonly [limit: string, legal: () => string[], illegal: () => string[]];

/** A Home tab of 84 sections of 2,900 characters and an empty one, as JSON. */
const HOME_BYTES = JSON.stringify({ type: 'home', blocks: [...times(84, () => section(x(2900))), section('')] }).length;

const counted: readonly Case[] = [
  ['50 blocks of a message', () => inMessage(...sections(50)), () => inMessage(...sections(51))],
  [
    '100 attachments',
    () => message({ attachments: times(100, () => ({})) }),
    () => message({ attachments: times(101, () => ({})) }),
  ],
  ['4,000 characters of message text', () => message({ text: x(4000) }), () => message({ text: x(4001) })],
  [
    '12,000 of a message together',
    () => inMessage(...times(4, () => section(x(2900))), section(x(395))),
    () => inMessage(...times(4, () => section(x(2900))), section(x(396))),
  ],
  ['12,000 of markdown_text', () => message({ markdown_text: x(12_000) }), () => message({ markdown_text: x(12_001) })],
  ['12,000 of markdown', () => inMessage(markdown(x(11_000))), () => inMessage(markdown(x(12_001)))],
  ['one table', () => inMessage(table(1, 1)), () => inMessage(table(1, 1), table(1, 1))],
  ['100 rows of a table', () => inMessage(table(100, 1)), () => inMessage(table(101, 1))],
  ['20 cells of a row', () => inMessage(table(1, 20)), () => inMessage(table(1, 21))],
  ['2,000 characters of a cell', () => inMessage(table(1, 1, x(2000))), () => inMessage(table(1, 1, x(2001)))],
  ['100 blocks of a view', () => home({ blocks: sections(100) }), () => home({ blocks: sections(101) })],
  ['at least one block of a view', () => home({ blocks: sections(1) }), () => home({ blocks: [] })],
  ['24 characters of a title', () => modal({ title: plain(x(24)) }), () => modal({ title: plain(x(25)) })],
  ['24 characters of submit', () => modal({ submit: plain(x(24)) }), () => modal({ submit: plain(x(25)) })],
  ['24 characters of close', () => modal({ close: plain(x(24)) }), () => modal({ close: plain(x(25)) })],
  ['3,000 of private_metadata', () => modal({ private_metadata: x(3000) }), () => modal({ private_metadata: x(3001) })],
  ['255 of callback_id', () => modal({ callback_id: x(255) }), () => modal({ callback_id: x(256) })],
  ['255 of external_id', () => modal({ external_id: x(255) }), () => modal({ external_id: x(256) })],
  [
    '250 kB of a view',
    () => home({ blocks: [...times(84, () => section(x(2900))), section(x(250_000 - HOME_BYTES))] }),
    () => home({ blocks: [...times(84, () => section(x(2900))), section(x(250_001 - HOME_BYTES))] }),
  ],
  [
    '255 of block_id',
    () => inMessage({ ...section('a'), block_id: x(255) }),
    () => inMessage({ ...section('a'), block_id: x(256) }),
  ],
  [
    '255 of action_id',
    () => inMessage(row(button({ action_id: x(255) }))),
    () => inMessage(row(button({ action_id: x(256) }))),
  ],
  ['3,000 of section text', () => inMessage(section(x(3000))), () => inMessage(section(x(3001)))],
  [
    '10 fields',
    () => inMessage({ type: 'section', fields: times(10, () => plain('a')) }),
    () => inMessage({ type: 'section', fields: times(11, () => plain('a')) }),
  ],
  [
    '2,000 of a field',
    () => inMessage({ type: 'section', fields: [plain(x(2000))] }),
    () => inMessage({ type: 'section', fields: [plain(x(2001))] }),
  ],
  [
    '150 of a header',
    () => inMessage({ type: 'header', text: plain(x(150)) }),
    () => inMessage({ type: 'header', text: plain(x(151)) }),
  ],
  [
    '25 actions',
    () => inMessage(row(...times(25, (n) => button({ action_id: `a${n}` })))),
    () => inMessage(row(...times(26, (n) => button({ action_id: `a${n}` })))),
  ],
  ['2 charts', () => inMessage(bars(), bars()), () => inMessage(bars(), bars(), bars())],
  ['50 of a chart’s title', () => inMessage(bars({ title: x(50) })), () => inMessage(bars({ title: x(51) }))],
  ['20 places of a chart', () => inMessage(bars({ chart: plot(20) })), () => inMessage(bars({ chart: plot(21) }))],
  ['6 series of a chart', () => inMessage(bars({ chart: plot(2, 6) })), () => inMessage(bars({ chart: plot(2, 7) }))],
  ['6 parts of a pie', () => inMessage(bars({ chart: pie(6) })), () => inMessage(bars({ chart: pie(7) }))],
  ['messages for charts', () => inMessage(bars()), () => home({ blocks: [bars()] })],
  ['a value for every place', () => inMessage(bars()), () => inMessage(bars({ chart: { ...plot(2), ...gap } }))],
  ['100 rows of a data table', () => inMessage(data(100)), () => inMessage(data(101))],
  ['10,000 characters of a data table', () => inMessage(data(5, x(1999))), () => inMessage(data(5, x(2000)))],
  ['messages for data tables', () => inMessage(data(1)), () => home({ blocks: [data(1)] })],
  ['one table of either kind', () => inMessage(data(1)), () => inMessage(data(1), table(1, 1))],
  [
    '10 of a context',
    () => inMessage({ type: 'context', elements: times(10, () => plain('a')) }),
    () => inMessage({ type: 'context', elements: times(11, () => plain('a')) }),
  ],
  [
    '5 of context_actions',
    () =>
      inMessage({
        type: 'context_actions',
        elements: times(5, (n) => ({ type: 'icon_button', action_id: `a${n}`, icon: 'trash', text: plain('a') })),
      }),
    () =>
      inMessage({
        type: 'context_actions',
        elements: times(6, (n) => ({ type: 'icon_button', action_id: `a${n}`, icon: 'trash', text: plain('a') })),
      }),
  ],
  [
    '2,000 of a label',
    () => inModal(field({ type: 'plain_text_input' }, { label: plain(x(2000)) })),
    () => inModal(field({ type: 'plain_text_input' }, { label: plain(x(2001)) })),
  ],
  [
    '2,000 of a hint',
    () => inModal(field({ type: 'plain_text_input' }, { hint: plain(x(2000)) })),
    () => inModal(field({ type: 'plain_text_input' }, { hint: plain(x(2001)) })),
  ],
  [
    '3,000 of image_url',
    () => inMessage(picture({ image_url: url(3000) })),
    () => inMessage(picture({ image_url: url(3001) })),
  ],
  [
    '2,000 of alt_text',
    () => inMessage(picture({ alt_text: x(2000) })),
    () => inMessage(picture({ alt_text: x(2001) })),
  ],
  [
    '2,000 of an image title',
    () => inMessage(picture({ title: plain(x(2000)) })),
    () => inMessage(picture({ title: plain(x(2001)) })),
  ],
  [
    'under 200 of a video title',
    () => inMessage(video({ title: plain(x(199)) })),
    () => inMessage(video({ title: plain(x(200)) })),
  ],
  [
    'under 50 of a video author',
    () => inMessage(video({ author_name: x(49) })),
    () => inMessage(video({ author_name: x(50) })),
  ],
  [
    '75 of a button',
    () => inMessage(row(button({ text: plain(x(75)) }))),
    () => inMessage(row(button({ text: plain(x(76)) }))),
  ],
  [
    '2,000 of a button value',
    () => inMessage(row(button({ value: x(2000) }))),
    () => inMessage(row(button({ value: x(2001) }))),
  ],
  [
    '3,000 of a button url',
    () => inMessage(row(button({ url: url(3000) }))),
    () => inMessage(row(button({ url: url(3001) }))),
  ],
  [
    '75 of accessibility_label',
    () => inMessage(row(button({ accessibility_label: x(75) }))),
    () => inMessage(row(button({ accessibility_label: x(76) }))),
  ],
  ...confirmCases(),
  [
    '75 of an option',
    () => labelled(select({ options: [{ text: plain(x(75)), value: 'a' }] })),
    () => labelled(select({ options: [{ text: plain(x(76)), value: 'a' }] })),
  ],
  [
    '75 of an option value',
    () => labelled(select({ options: [{ text: plain('a'), value: x(75) }] })),
    () => labelled(select({ options: [{ text: plain('a'), value: x(76) }] })),
  ],
  [
    '75 of an option description',
    () => labelled(select({ options: [{ ...option(1), description: plain(x(75)) }] })),
    () => labelled(select({ options: [{ ...option(1), description: plain(x(76)) }] })),
  ],
  ['100 options', () => labelled(select({ options: options(100) })), () => labelled(select({ options: options(101) }))],
  [
    '100 option groups',
    () =>
      labelled({
        type: 'static_select',
        option_groups: times(100, (n) => ({ label: plain('a'), options: [option(n)] })),
      }),
    () =>
      labelled({
        type: 'static_select',
        option_groups: times(101, (n) => ({ label: plain('a'), options: [option(n)] })),
      }),
  ],
  [
    '75 of a group label',
    () => labelled({ type: 'static_select', option_groups: [{ label: plain(x(75)), options: options(1) }] }),
    () => labelled({ type: 'static_select', option_groups: [{ label: plain(x(76)), options: options(1) }] }),
  ],
  [
    '5 overflow options',
    () => inMessage(row({ type: 'overflow', action_id: 'a', options: options(5) })),
    () => inMessage(row({ type: 'overflow', action_id: 'a', options: options(6) })),
  ],
  [
    '3,000 of an overflow url',
    () => inMessage(row({ type: 'overflow', action_id: 'a', options: [{ ...option(1), url: url(3000) }] })),
    () => inMessage(row({ type: 'overflow', action_id: 'a', options: [{ ...option(1), url: url(3001) }] })),
  ],
  [
    '10 checkboxes',
    () => labelled({ type: 'checkboxes', options: options(10) }),
    () => labelled({ type: 'checkboxes', options: options(11) }),
  ],
  [
    '10 radio buttons',
    () => labelled({ type: 'radio_buttons', options: options(10) }),
    () => labelled({ type: 'radio_buttons', options: options(11) }),
  ],
  [
    '150 of a placeholder',
    () => labelled(select({ placeholder: plain(x(150)) })),
    () => labelled(select({ placeholder: plain(x(151)) })),
  ],
  ...['email_text_input', 'url_text_input', 'rich_text_input', 'plain_text_input', 'users_select', 'datepicker'].map(
    (type): Case => [
      `150 of the placeholder of ${type}`,
      () => labelled({ type, placeholder: plain(x(150)) }),
      () => labelled({ type, placeholder: plain(x(151)) }),
    ],
  ),
  [
    '3,000 of max_length',
    () => labelled({ type: 'plain_text_input', max_length: 3000 }),
    () => labelled({ type: 'plain_text_input', max_length: 3001 }),
  ],
  [
    '3,000 of min_length',
    () => labelled({ type: 'plain_text_input', min_length: 3000 }),
    () => labelled({ type: 'plain_text_input', min_length: 3001 }),
  ],
  [
    'max_length of the initial text',
    () => labelled({ type: 'plain_text_input', max_length: 5, initial_value: 'x😀xx' }),
    () => labelled({ type: 'plain_text_input', max_length: 5, initial_value: 'x😀xxx' }),
  ],
  [
    'min_length of the initial text',
    () => labelled({ type: 'plain_text_input', min_length: 2, initial_value: 'xx' }),
    () => labelled({ type: 'plain_text_input', min_length: 2, initial_value: '😀' }),
  ],
  [
    '1 selected item',
    () => labelled({ type: 'multi_users_select', max_selected_items: 1 }),
    () => labelled({ type: 'multi_users_select', max_selected_items: 0 }),
  ],
  [
    '10 files',
    () => labelled({ type: 'file_input', max_files: 10 }),
    () => labelled({ type: 'file_input', max_files: 11 }),
  ],
  [
    '1 file',
    () => labelled({ type: 'file_input', max_files: 1 }),
    () => labelled({ type: 'file_input', max_files: 0 }),
  ],
  [
    'minimum not above maximum',
    () => labelled({ type: 'number_input', is_decimal_allowed: false, min_value: '3', max_value: '3' }),
    () => labelled({ type: 'number_input', is_decimal_allowed: false, min_value: '4', max_value: '3' }),
  ],
  [
    '150 of a card title',
    () => inMessage(card({ title: mrkdwn(x(150)) })),
    () => inMessage(card({ title: mrkdwn(x(151)) })),
  ],
  [
    '150 of a card subtitle',
    () => inMessage(card({ subtitle: mrkdwn(x(150)) })),
    () => inMessage(card({ subtitle: mrkdwn(x(151)) })),
  ],
  [
    '200 of a card body',
    () => inMessage(card({ body: mrkdwn(x(200)) })),
    () => inMessage(card({ body: mrkdwn(x(201)) })),
  ],
  [
    '10 cards',
    () => inMessage({ type: 'carousel', elements: times(10, () => card()) }),
    () => inMessage({ type: 'carousel', elements: times(11, () => card()) }),
  ],
  [
    '1 card',
    () => inMessage({ type: 'carousel', elements: [card()] }),
    () => inMessage({ type: 'carousel', elements: [] }),
  ],
  [
    '150 of a container title',
    () => inMessage(container({ title: plain(x(150)) })),
    () => inMessage(container({ title: plain(x(151)) })),
  ],
  [
    '150 of a container subtitle',
    () => inMessage(container({ subtitle: plain(x(150)) })),
    () => inMessage(container({ subtitle: plain(x(151)) })),
  ],
  [
    '10 children',
    () => inMessage(container({ child_blocks: sections(10) })),
    () => inMessage(container({ child_blocks: sections(11) })),
  ],
  ['page size 100', () => inMessage(dataTable(100)), () => inMessage(dataTable(101))],
  ['page size 1', () => inMessage(dataTable(1)), () => inMessage(dataTable(0))],
];

function confirmCases(): Case[] {
  const dialog = { title: plain('Sure?'), text: plain('Really'), confirm: plain('Yes'), deny: plain('No') };
  const limits: Readonly<Record<string, number>> = { title: 100, text: 300, confirm: 30, deny: 30 };
  const ask = (key: string, count: number) =>
    inMessage(row(button({ confirm: { ...dialog, [key]: plain(x(count)) } })));
  return Object.entries(limits).map(([key, max]) => [
    `${max} of confirm ${key}`,
    () => ask(key, max),
    () => ask(key, max + 1),
  ]);
}

function dataTable(pageSize: number): Json {
  return { type: 'data_table', caption: 'Numbers', page_size: pageSize, rows: [[cell('a')], [cell('b')]] };
}

const formal: readonly Case[] = [
  ['a message with text', () => message({}), () => message({ text: '' })],
  ['a message with visible text', () => message({ text: 'x' }), () => message({ text: '\u200b ' })],
  ['known blocks', () => inMessage({ type: 'divider' }), () => inMessage({ type: 'divide' })],
  ['known elements', () => inMessage(row(button())), () => inMessage(row({ type: 'knob', action_id: 'a' }))],
  ['elements that may stand there', () => labelled(select()), () => labelled(button())],
  ['known properties', () => inMessage(row(button())), () => inMessage(row(button({ colour: 'red' })))],
  ['objects for blocks', () => inMessage({ type: 'divider' }), () => checkMessage({ text: 'x', blocks: ['divider'] })],
  ['a list of blocks', () => message({ blocks: [] }), () => message({ blocks: {} })],
  ['an object for a message', () => message({}), () => checkMessage(null)],
  ['modal or home', () => home({}), () => checkView({ type: 'workflow_step', blocks: sections(1) })],
  ['a title', () => modal({}), () => checkView({ type: 'modal', blocks: sections(1) })],
  ['no title on a Home tab', () => home({}), () => home({ title: plain('x') })],
  [
    'submit beside inputs',
    () => inModal(field({ type: 'plain_text_input' })),
    () => checkView({ type: 'modal', title: plain('x'), blocks: [field({ type: 'plain_text_input' })] }),
  ],
  [
    'plain headers',
    () => inMessage({ type: 'header', text: plain('x') }),
    () => inMessage({ type: 'header', text: mrkdwn('x') }),
  ],
  ['plain buttons', () => inMessage(row(button())), () => inMessage(row(button({ text: mrkdwn('x') })))],
  ['non-empty text', () => inMessage(section('x')), () => inMessage(section(''))],
  ['text or fields', () => inMessage(section('x')), () => inMessage({ type: 'section' })],
  ['alt_text', () => inMessage(picture()), () => inMessage({ type: 'image', image_url: url(40) })],
  ['one source of a picture', () => inMessage(picture()), () => inMessage(picture({ slack_file: { id: 'F1' } }))],
  ['video alt_text', () => inMessage(video()), () => inMessage(video({ alt_text: undefined }))],
  [
    'options or groups',
    () => labelled(select()),
    () => labelled(select({ option_groups: [{ label: plain('a'), options: options(1) }] })),
  ],
  ['some options', () => labelled(select()), () => labelled(select({ options: [] }))],
  ['different values', () => labelled(select()), () => labelled(select({ options: [option(1), option(1)] }))],
  [
    'an initial option among the options',
    () => labelled(select({ initial_option: option(1) })),
    () => labelled(select({ initial_option: option(7) })),
  ],
  [
    'unique block ids',
    () => inMessage({ ...section('a'), block_id: 'a' }),
    () => inMessage({ ...section('a'), block_id: 'a' }, { type: 'divider', block_id: 'a' }),
  ],
  ['unique action ids in a block', () => inMessage(row(button())), () => inMessage(row(button(), button()))],
  ['one focus', () => inModal(focused()), () => inModal(focused(), focused())],
  [
    'real dates',
    () => labelled({ type: 'datepicker', initial_date: '2026-12-01' }),
    () => labelled({ type: 'datepicker', initial_date: '1.12.2026' }),
  ],
  [
    'real times',
    () => labelled({ type: 'timepicker', initial_time: '23:59' }),
    () => labelled({ type: 'timepicker', initial_time: '24:00' }),
  ],
  [
    'seconds of ten digits',
    () => labelled({ type: 'datetimepicker', initial_date_time: 1_628_633_820 }),
    () => labelled({ type: 'datetimepicker', initial_date_time: 1_628_633_820_000 }),
  ],
  [
    'numbers as digits',
    () => labelled({ type: 'number_input', is_decimal_allowed: true, min_value: '0.5' }),
    () => labelled({ type: 'number_input', is_decimal_allowed: false, min_value: '0.5' }),
  ],
  [
    'ids of users',
    () => labelled({ type: 'users_select', initial_user: 'U012AB' }),
    () => labelled({ type: 'users_select', initial_user: 'ana' }),
  ],
  [
    'levels of an alert',
    () => inMessage({ type: 'alert', text: plain('x'), level: 'info' }),
    () => inMessage({ type: 'alert', text: plain('x'), level: 'loud' }),
  ],
  ['something on a card', () => inMessage(card()), () => inMessage({ type: 'card', subtitle: mrkdwn('x') })],
  ['states of a task card', () => inMessage(taskCard('complete')), () => inMessage(taskCard('done'))],
  ['tables in messages only', () => inMessage(table(1, 1)), () => home({ blocks: [table(1, 1)] })],
  [
    'web addresses',
    () => inMessage(row(button({ url: url(40) }))),
    () => inMessage(row(button({ url: 'javascript:alert(1)' }))),
  ],
  [
    'a filter with something in it',
    () => labelled({ type: 'conversations_select', filter: { include: ['im'] } }),
    () => labelled({ type: 'conversations_select', filter: {} }),
  ],
  ['whole surrogate pairs', () => inMessage(section('😀')), () => inMessage(section('\ud83d'))],
  ['no NUL', () => inMessage(section('␀')), () => inMessage(section('a\0'))],
];

function focused(): Json {
  return field({ type: 'plain_text_input', focus_on_load: true });
}

function taskCard(status: string): Json {
  return { type: 'task_card', task_id: 'T-1', title: 'x', status };
}

const markup: readonly Case[] = [
  ['whole entities', () => inMessage(section('a &amp; b')), () => inMessage(section('a &am…'))],
  ['escaped ampersands', () => inMessage(section('&lt;')), () => inMessage(section('Q&A'))],
  ['escaped brackets', () => inMessage(section('a &lt; b')), () => inMessage(section('a < b'))],
  ['whole links', () => inMessage(section(`<${url(40)}|x>`)), () => inMessage(section('<https://muster.example/…'))],
  ['mentions by id', () => inMessage(section('<@U012AB>')), () => inMessage(section('<@U012AB|payload>'))],
  ['channels by id', () => inMessage(section('<#C012AB>')), () => inMessage(section('<#general>'))],
  ['no broadcast', () => inMessage(section('&lt;!channel&gt;')), () => inMessage(section('<!channel>'))],
  ['no broadcast in the text', () => message({ text: '@here' }), () => message({ text: '<!here>' })],
  ['no group', () => inMessage(section('ops')), () => inMessage(section('<!subteam^S1>'))],
  ['no unknown command', () => inMessage(section('x')), () => inMessage(section('<!x>'))],
  ['http links', () => inMessage(section(`<${url(40)}|x>`)), () => inMessage(section('<mailto:a@b.example|x>'))],
  ['allowed links', () => allowing(url(40)), () => allowing('https://evil.example/')],
  [
    'dates without a link',
    () => inMessage(section('<!date^1700000000^{date}|2023>')),
    () => allowing('x', '<!date^1700000000^{date}^https://evil.example|2023>'),
  ],
  [
    'nothing linked by itself',
    () => inMessage(section('https://evil.example')),
    () => inMessage(unquoted('https://evil.example'), unquoted('@here')),
  ],
  [
    'links of markdown',
    () => inMessage(markdown('*x*')),
    () => allowing('x', undefined, markdown('[x](https://evil.example)')),
  ],
  [
    'rich text without broadcast',
    () => inMessage(rich({ type: 'text', text: '<!here>' })),
    () => inMessage(rich({ type: 'broadcast', range: 'here' })),
  ],
  [
    'rich text links allowed',
    () => allowing(url(40), undefined, rich({ type: 'link', url: url(40) })),
    () => allowing('x', undefined, rich({ type: 'link', url: url(40) })),
  ],
];

function unquoted(text: string): Json {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

function allowing(address: string, source = `<${address}|x>`, ...blocks: Json[]): string[] {
  const shown = blocks.length > 0 ? blocks : [section(source)];
  return checkMessage({ text: 'x', blocks: shown }, { allowLink: (one) => one === url(40) && address === one });
}

describe('the oracle', () => {
  it.each([...counted, ...formal, ...markup])('takes %s and refuses the next', (_, legal, illegal) => {
    expect(legal()).toEqual([]);
    expect(illegal()).not.toEqual([]);
  });

  it('counts an emoji as two, as the stricter way of counting does', () => {
    const title = (count: number) => modal({ title: plain('😀'.repeat(count)) });
    expect(title(12)).toEqual([]);
    expect(title(13)).toHaveLength(1);
  });

  it('names the place of a violation', () => {
    expect(inMessage(section('x'), row(button({ text: plain(x(76)) })))).toEqual([
      'blocks[1].elements[0].text.text: 76 characters, at most 75',
    ]);
  });
});

describe('live markup', () => {
  it.each([
    ['<@U1> and <#C1|general>', ['user', 'channel']],
    ['<!channel> <!here|here> <!subteam^S1>', ['broadcast', 'broadcast', 'group']],
    ['<https://a.example|https://b.example>', ['link']],
    ['<!date^1^{time}^https://a.example|x>', ['date', 'link']],
    ['<!unknown> <unclosed', ['special', 'half-open']],
    ['&lt;!channel&gt; &amp;lt;@U1&amp;gt;', []],
    ['<!date^00000000^{_}|**>bold', []],
    ['<!date^00000000^{_}^https://evil.example|*>', ['date', 'link']],
  ])('in %s is %j', (text, kinds) => {
    expect(findLiveMarkup(text).map((one) => one.kind)).toEqual(kinds);
  });

  it('shows where a link really leads', () => {
    expect(findLiveMarkup('<https://a.example/?x=1&amp;y=2|https://b.example>').map((one) => one.url)).toEqual([
      'https://a.example/?x=1&y=2',
    ]);
  });

  it('counts what Slack links by itself only when asked', () => {
    const text = 'see evil.example, http://x.test/a and @channel';
    expect(findLiveMarkup(text)).toEqual([]);
    expect(findLiveMarkup(text, { bare: true })).toHaveLength(3);
  });

  it('reads markdown by its own rules', () => {
    expect(
      findLiveMarkdown('[a](https://a.example/x) ![b](https://b.example/y)\n[c]: https://c.example/z').length,
    ).toBeGreaterThanOrEqual(3);
  });
});
