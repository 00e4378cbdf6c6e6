import { chart } from './chart.ts';
import {
  accessory,
  actionsElement,
  contextActionsElement,
  elements,
  image,
  inputElement,
  onePicture,
  slackFile,
} from './elements.ts';
import {
  address,
  anything,
  bool,
  byType,
  checkMarkdown,
  isShape,
  list,
  mrkdwn,
  number,
  oneOf,
  plain,
  type Rule,
  type Shape,
  shape,
  string,
  text,
  type Walk,
  words,
} from './rules.ts';

/** Blocks, limit by limit. Sources: FACTS.md, table "Block Kit and message limits"; fields: `@slack/types` 3.2.0. */

const blockId: Rule = (value, at, walk) => {
  string({ min: 1, max: 255 })(value, at, walk);
  if (typeof value !== 'string') return;
  if (walk.blockIds.has(value)) walk.found.push(`${at}: the block id ${JSON.stringify(value)} is there twice`);
  walk.blockIds.add(value);
};

type Fields = Readonly<Record<string, Rule>>;

function block(required: Fields, optional: Fields = {}, more?: (value: Shape, at: string, walk: Walk) => void): Rule {
  return shape({ type: anything, ...required }, { block_id: blockId, ...optional }, (value, at, walk) => {
    checkActionIds(value, at, walk);
    more?.(value, at, walk);
  });
}

/** Action ids differ within one block. */
function checkActionIds(value: Shape, at: string, walk: Walk): void {
  const members = [value.elements, value.actions, [value.accessory, value.element]].flatMap((one) =>
    Array.isArray(one) ? one : [],
  );
  const ids = members.flatMap((one: unknown) =>
    isShape(one) && typeof one.action_id === 'string' ? [one.action_id] : [],
  );
  if (new Set(ids).size < ids.length) walk.found.push(`${at}: an action id is there twice`);
}

function anyOf(...keys: readonly string[]) {
  return (value: Shape, at: string, walk: Walk) => {
    if (keys.every((key) => value[key] === undefined)) walk.found.push(`${at}: needs one of ${keys.join(', ')}`);
  };
}

function messagesOnly(kind: string) {
  return (_: Shape, at: string, walk: Walk) => {
    if (walk.surface !== 'message') walk.found.push(`${at}: a ${kind} block belongs in messages only`);
  };
}

const style = shape({}, { bold: bool, code: bool, italic: bool, strike: bool, underline: bool });
const link: Rule = (value, at, walk) => {
  address(3000)(value, at, walk);
  if (typeof value === 'string' && !walk.allowLink(value)) walk.found.push(`${at}: live link ${value}`);
};
const never =
  (kind: string): Rule =>
  (_, at, walk) =>
    void walk.found.push(`${at}: live ${kind}`);

const richWord = byType(
  {
    text: shape({ type: anything, text: string({ min: 1 }) }, { style }),
    link: shape({ type: anything, url: link }, { text: string({ min: 1 }), style, unsafe: bool }),
    user: shape({ type: anything, user_id: string({ pattern: /^[UW][A-Z0-9]+$/ }) }, { style }),
    channel: shape({ type: anything, channel_id: string({ pattern: /^[CDG][A-Z0-9]+$/ }) }, { style }),
    emoji: shape({ type: anything, name: string({ min: 1 }) }, { style, unicode: string(), url: string() }),
    date: shape(
      { type: anything, timestamp: number({ whole: true }), format: string({ min: 1 }) },
      { style, url: link, fallback: string() },
    ),
    color: shape({ type: anything, value: string({ pattern: /^#[0-9a-f]{6}$/i }) }, { style }),
    broadcast: never('broadcast'),
    usergroup: never('group'),
    team: never('team'),
  },
  'rich text word',
);
const border = { border: oneOf(0, 1) };
const richSection = shape({ type: anything, elements: list(richWord) });
const richPart = byType(
  {
    rich_text_section: richSection,
    rich_text_quote: shape({ type: anything, elements: list(richWord) }, border),
    rich_text_preformatted: shape({ type: anything, elements: list(richWord) }, border),
    rich_text_list: shape(
      {
        type: anything,
        style: oneOf('bullet', 'ordered'),
        elements: list(byType({ rich_text_section: richSection }, 'list item')),
      },
      { ...border, indent: number({ min: 0, max: 8 }), offset: number({ min: 0 }) },
    ),
  },
  'rich text part',
);
const richText = block({ elements: list(richPart, { min: 1 }) });
const richTextOnly = byType({ rich_text: richText }, 'block');

const cell = byType(
  {
    raw_text: shape({ type: anything, text: words(2000) }),
    raw_number: shape({ type: anything, value: number(), text: words(2000) }),
    rich_text: richText,
  },
  'table cell',
);
const column = shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: bool });

const button = byType({ button: elements.button }, 'element');
const pictureOnly = byType({ image }, 'element');
const contextElement: Rule = (value, at, walk) => {
  (isShape(value) && value.type === 'image' ? image : text(3000))(value, at, walk);
};

const card = block(
  {},
  {
    hero_image: pictureOnly,
    icon: pictureOnly,
    title: mrkdwn(150),
    subtitle: mrkdwn(150),
    body: mrkdwn(200),
    actions: list(button),
  },
  anyOf('hero_image', 'title', 'actions', 'body'),
);
const source = shape({ type: oneOf('url'), url: link, text: words(3000) });
const taskCard = block(
  { task_id: string({ min: 1 }), title: words(3000), status: oneOf('pending', 'in_progress', 'complete', 'error') },
  { details: richTextOnly, output: richTextOnly, sources: list(source) },
);

const section = block(
  {},
  { text: text(3000), fields: list(text(2000), { min: 1, max: 10 }), accessory, expand: bool },
  anyOf('text', 'fields'),
);
const picture = block(
  { alt_text: words(2000) },
  { title: plain(2000), image_url: address(3000), slack_file: slackFile() },
  onePicture,
);
const table = block(
  { rows: list(list(cell, { min: 1, max: 20 }), { min: 1, max: 100 }) },
  { column_settings: list((value, at, walk) => (value === null ? undefined : column(value, at, walk)), { max: 20 }) },
  (value, at, walk) => {
    walk.tables += 1;
    messagesOnly('table')(value, at, walk);
  },
);
/** Every row as long as the first, no rich text among the titles, 10,000 characters together. Source: data table block's page. */
const dataTable = block(
  { rows: list(list(cell, { min: 1, max: 20 }), { min: 2, max: 101 }), caption: words(2000) },
  {
    page_size: number({ min: 1, max: 100, whole: true }),
    row_header_column_index: number({ min: 0, max: 19, whole: true }),
  },
  (value, at, walk) => {
    walk.tables += 1;
    messagesOnly('data_table')(value, at, walk);
    const rows = (Array.isArray(value.rows) ? value.rows : []).map((row): unknown[] => (Array.isArray(row) ? row : []));
    const [titles = []] = rows;
    if (rows.some((row) => row.length !== titles.length)) walk.found.push(`${at}: rows of different lengths`);
    if (titles.some((one) => isShape(one) && one.type === 'rich_text')) walk.found.push(`${at}: rich text as a title`);
    const letters = rows.flat().reduce<number>((sum, one) => sum + (isShape(one) ? String(one.text).length : 0), 0);
    if (letters > 10_000) walk.found.push(`${at}: ${letters} characters in the cells, at most 10000`);
  },
);
const markdown = block({ text: words(12_000) }, {}, (value, at, walk) => {
  messagesOnly('markdown')(value, at, walk);
  if (typeof value.text !== 'string') return;
  walk.markdown += value.text.length;
  checkMarkdown(value.text, at, walk);
});
const dataVisualization = block({ title: words(50), chart }, {}, (value, at, walk) => {
  walk.charts += 1;
  messagesOnly('data_visualization')(value, at, walk);
});
const https =
  (max: number): Rule =>
  (value, at, walk) => {
    address(max)(value, at, walk);
    if (typeof value === 'string' && !value.startsWith('https://')) walk.found.push(`${at}: must be https`);
  };
const video = block(
  { alt_text: words(2000), title: plain(199), thumbnail_url: address(3000), video_url: https(3000) },
  {
    title_url: https(3000),
    author_name: words(49),
    provider_name: words(2000),
    provider_icon_url: address(3000),
    description: plain(3000),
  },
);
const input = block(
  { label: plain(2000), element: inputElement },
  { hint: plain(2000), optional: bool, dispatch_action: bool },
);

const simple = {
  actions: block({ elements: list(actionsElement, { min: 1, max: 25 }) }),
  context: block({ elements: list(contextElement, { min: 1, max: 10 }) }),
  divider: block({}),
  file: block({ source: oneOf('remote'), external_id: string({ min: 1 }) }, {}, messagesOnly('file')),
  header: block({ text: plain(150) }),
  image: picture,
  input,
  rich_text: richText,
  section,
  table,
  video,
};

const container = block(
  { child_blocks: list(byType(simple, 'block'), { min: 1, max: 10 }) },
  {
    title: plain(150),
    rich_text_title: richTextOnly,
    subtitle: text(150),
    width: oneOf('narrow', 'standard', 'wide', 'full'),
    icon: pictureOnly,
    is_collapsible: bool,
    default_collapsed: bool,
    has_header_divider: bool,
  },
  (value, at, walk) => {
    anyOf('title', 'rich_text_title')(value, at, walk);
    if (value.default_collapsed === true && value.is_collapsible !== true)
      walk.found.push(`${at}: collapsed but not collapsible`);
  },
);

/** Any block Slack knows. */
export const anyBlock: Rule = byType(
  {
    ...simple,
    container,
    card,
    markdown,
    task_card: taskCard,
    alert: block({ text: text(3000) }, { level: oneOf('default', 'info', 'warning', 'error', 'success') }),
    carousel: block({ elements: list(byType({ card }, 'block'), { min: 1, max: 10 }) }),
    context_actions: block(
      { elements: list(contextActionsElement, { min: 1, max: 5 }) },
      {},
      messagesOnly('context_actions'),
    ),
    data_table: dataTable,
    data_visualization: dataVisualization,
    plan: block({ title: words(3000) }, { tasks: list(byType({ task_card: taskCard }, 'block')) }),
  },
  'block',
);
