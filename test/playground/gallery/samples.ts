import type { Block } from '../../../playground/slack/journal.ts';

/*
 * One sample of everything the page says it knows. `shows` is what a person must be able to read of it; `value` is what
 * Slack would send of a field in which nobody touched anything.
 */

export type Sample = { readonly type: string; readonly shows: readonly string[] };
export type BlockSample = Sample & { readonly block: Block };
export type ElementSample = Sample & {
  readonly element: Readonly<Record<string, unknown>> & { readonly type: string };
};

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: true });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const option = (text: string, value: string) => ({ text: plain(text), value, description: plain(`about ${value}`) });
const richLine = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
const cell = (text: string) => ({ type: 'raw_text', text });
const options = [option('Low', 'low'), option('High', 'high'), option('Urgent', 'urgent')];

/** The smallest picture there is. */
const DOT = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Wednesday 25 November 2026, 13:30 in UTC. */
export const SOME_SECONDS = 1_795_613_400;

const weeks = ['W42', 'W43', 'W44', 'W45', 'W46', 'W47'];
const over = (name: string, values: readonly number[]) => ({
  name,
  data: weeks.map((label, at) => ({ label, value: values[at] ?? 0 })),
});
const axis_config = { categories: weeks, x_label: 'Week', y_label: 'number' };
const merged = over('Merged', [9, 14, 11, 17, 12, 21]);
const planned = over('Planned', [12, 12, 14, 14, 16, 16]);

/** Slack's own charts, one of each kind. */
export const chartSamples = {
  line: {
    ...{ type: 'data_visualization', title: 'Merged pull requests per week' },
    chart: { type: 'line', series: [merged, planned], axis_config },
  },
  bar: {
    ...{ type: 'data_visualization', title: 'Velocity' },
    chart: { type: 'bar', series: [merged, planned], axis_config },
  },
  area: {
    ...{ type: 'data_visualization', title: 'Open pull requests' },
    chart: { type: 'area', series: [merged], axis_config },
  },
  pie: {
    ...{ type: 'data_visualization', title: 'Who was asked to review' },
    chart: {
      type: 'pie',
      segments: ['Ana', 'Ben', 'Mira', 'Others'].map((label, at) => ({ label, value: [9, 6, 5, 3][at] ?? 0 })),
    },
  },
} satisfies Readonly<Record<string, Block>>;

export const blockSamples: readonly BlockSample[] = [
  {
    type: 'header',
    shows: ['Fix the login page'],
    block: { type: 'header', text: plain('Fix the login page') },
  },
  {
    type: 'section',
    shows: ['Responsible', '@Ana Keller', '#web', '2 points', 'Show <it> & more'],
    block: {
      type: 'section',
      text: mrkdwn('*Responsible* <@U01ANA> in <#C01WEB>. Show &lt;it&gt; &amp; more'),
      fields: [mrkdwn('*Effort* 2 points'), plain('Priority: high')],
      accessory: { type: 'button', action_id: 'gallery.open', text: plain('Open') },
    },
  },
  {
    type: 'context',
    shows: ['A small line', 'by Ben Okafor'],
    block: {
      type: 'context',
      elements: [{ type: 'image', image_url: DOT, alt_text: 'a dot' }, mrkdwn('A small line'), plain('by Ben Okafor')],
    },
  },
  {
    type: 'data_table',
    shows: ['Review times', 'Reviewer', 'Ben Okafor', '4.5 h', '1 of 2'],
    block: {
      ...{ type: 'data_table', caption: 'Review times', page_size: 2, row_header_column_index: 0 },
      rows: [
        [cell('Reviewer'), cell('Median')],
        [cell('Ana Keller'), { type: 'raw_number', value: 12, text: '12 h' }],
        [cell('Ben Okafor'), { type: 'raw_number', value: 4.5, text: '4.5 h' }],
        [cell('Mira Novak'), { type: 'raw_number', value: 6, text: '6 h' }],
      ],
    },
  },
  {
    type: 'data_visualization',
    shows: ['Merged pull requests per week', 'W45', 'Planned', '14'],
    block: chartSamples.line,
  },
  { type: 'divider', shows: [], block: { type: 'divider' } },
  {
    type: 'actions',
    shows: ['Start'],
    block: {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'gallery.start', text: plain('Start'), style: 'primary' },
        { type: 'static_select', action_id: 'gallery.pick', placeholder: plain('Choose one'), options },
      ],
    },
  },
  {
    type: 'image',
    shows: ['The curve of this week', 'Open the picture'],
    block: {
      ...{ type: 'image', image_url: 'https://tidewater.example/curve.png', alt_text: 'A rising curve' },
      title: plain('The curve of this week'),
    },
  },
  {
    type: 'input',
    shows: ['What stops it?', 'In a few words'],
    block: {
      ...{ type: 'input', block_id: 'reason', label: plain('What stops it?'), hint: plain('In a few words') },
      element: { type: 'plain_text_input', action_id: 'reason' },
    },
  },
  {
    type: 'markdown',
    shows: ['This week', 'done', 'three tasks'],
    block: { type: 'markdown', text: '## This week\n\n- **done**: three tasks\n- open: `two`' },
  },
  {
    type: 'rich_text',
    shows: ['A quote of *stars* & <angles>', 'first', 'second', 'let x = 1'],
    block: {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: richWords() },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'A quote of *stars* & <angles>' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'let x = 1' }] },
        {
          ...{ type: 'rich_text_list', style: 'ordered', indent: 0, offset: 2 },
          elements: ['first', 'second'].map((text) => ({
            type: 'rich_text_section',
            elements: [{ type: 'text', text }],
          })),
        },
      ],
    },
  },
  {
    type: 'table',
    shows: ['Task', 'Points', 'T-12', 'bold cell'],
    block: {
      type: 'table',
      column_settings: [{ align: 'left' }, { align: 'right', is_wrapped: true }],
      rows: [
        [cell('Task'), cell('Points')],
        [cell('T-12'), { type: 'raw_number', value: 3, text: '3' }],
        [{ type: 'rich_text', elements: [richLine('bold cell')] }, cell('–')],
      ],
    },
  },
];

/** Every word of rich text. */
function richWords() {
  return [
    { type: 'text', text: 'bold', style: { bold: true, italic: true, underline: true, strike: true } },
    { type: 'text', text: ' code ', style: { code: true } },
    { type: 'link', url: 'https://tidewater.example/a', text: 'a link' },
    { type: 'user', user_id: 'U01BEN' },
    { type: 'channel', channel_id: 'C01WEB' },
    { type: 'usergroup', usergroup_id: 'S01TEAM' },
    { type: 'broadcast', range: 'here' },
    { type: 'emoji', name: 'tada' },
    { type: 'date', timestamp: SOME_SECONDS, format: '{date_num} {time}', fallback: 'some day' },
    { type: 'color', value: '#0a6b66' },
  ];
}

/** What each word of rich text looks like. */
export const richShows = [
  ...['bold', 'code', 'a link', '@Ben Okafor', '#web', '@S01TEAM', '@here', '🎉', '2026-11-25 2:30 PM', '#0a6b66'],
];

const field = (type: string, more: object = {}) => ({
  type,
  action_id: type,
  placeholder: plain(`Any ${type}`),
  ...more,
});

export const elementSamples: readonly ElementSample[] = [
  {
    type: 'button',
    shows: ['Block'],
    element: { type: 'button', action_id: 'button', text: plain('Block'), value: 'T-1' },
  },
  { type: 'image', shows: [], element: { type: 'image', image_url: DOT, alt_text: 'A dot' } },
  { type: 'overflow', shows: [], element: { type: 'overflow', action_id: 'overflow', options } },
  { type: 'plain_text_input', shows: [], element: field('plain_text_input', { multiline: true, max_length: 200 }) },
  { type: 'rich_text_input', shows: [], element: field('rich_text_input') },
  {
    type: 'number_input',
    shows: [],
    element: field('number_input', { is_decimal_allowed: false, min_value: '1', max_value: '21' }),
  },
  { type: 'email_text_input', shows: [], element: field('email_text_input') },
  { type: 'url_text_input', shows: [], element: field('url_text_input') },
  {
    type: 'static_select',
    shows: [],
    element: field('static_select', { option_groups: [{ label: plain('How soon'), options }] }),
  },
  { type: 'external_select', shows: [], element: field('external_select', { min_query_length: 2 }) },
  { type: 'users_select', shows: [], element: field('users_select') },
  { type: 'channels_select', shows: [], element: field('channels_select') },
  { type: 'conversations_select', shows: [], element: field('conversations_select') },
  {
    type: 'multi_static_select',
    shows: ['High'],
    element: field('multi_static_select', { options, initial_options: [options[1]] }),
  },
  { type: 'multi_external_select', shows: [], element: field('multi_external_select', { min_query_length: 0 }) },
  {
    type: 'multi_users_select',
    shows: ['Ana Keller'],
    element: field('multi_users_select', { initial_users: ['U01ANA'], max_selected_items: 2 }),
  },
  { type: 'multi_channels_select', shows: [], element: field('multi_channels_select') },
  { type: 'multi_conversations_select', shows: [], element: field('multi_conversations_select') },
  {
    type: 'checkboxes',
    shows: ['Low', 'about urgent'],
    element: { type: 'checkboxes', action_id: 'checkboxes', options },
  },
  {
    type: 'radio_buttons',
    shows: ['Low', 'about urgent'],
    element: { type: 'radio_buttons', action_id: 'radio_buttons', options },
  },
  { type: 'datepicker', shows: [], element: field('datepicker') },
  { type: 'timepicker', shows: [], element: field('timepicker') },
  { type: 'datetimepicker', shows: [], element: { type: 'datetimepicker', action_id: 'datetimepicker' } },
];

/** Elements that stand in a form's field. */
export const fieldSamples = elementSamples.filter(({ type }) => !['button', 'image', 'overflow'].includes(type));

/** A form with one field of every kind. */
export function formOf(samples: readonly ElementSample[], more: object = {}): Block[] {
  return samples.map(({ type, element }) => ({
    ...{ type: 'input', block_id: type, label: plain(`Field ${type}`), optional: true },
    element,
    ...more,
  }));
}
