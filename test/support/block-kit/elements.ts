import {
  address,
  anything,
  bool,
  byType,
  isShape,
  list,
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

/** Block elements and composition objects, limit by limit. Sources: FACTS.md, table "Block Kit and message limits". */

const id = string({ min: 1, max: 255 });
const date = string({ pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/ });
const userId = string({ pattern: /^[UW][A-Z0-9]+$/ });
const channelId = string({ pattern: /^[CG][A-Z0-9]+$/ });
const conversationId = string({ pattern: /^[CDG][A-Z0-9]+$/ });
const placeholder = plain(150);

const focus: Rule = (value, at, walk) => {
  bool(value, at, walk);
  if (value === true) walk.focused += 1;
};

const confirm = shape(
  { text: text(300) },
  { title: plain(100), confirm: plain(30), deny: plain(30), style: oneOf('primary', 'danger') },
);

const dispatchConfig = shape(
  {},
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1 }) },
);

const common = { action_id: id };
const choosing = { ...common, confirm, focus_on_load: focus };
const menu = { ...choosing, placeholder };
const typing = { ...common, focus_on_load: focus, placeholder, dispatch_action_config: dispatchConfig };
const several = { max_selected_items: number({ min: 1, whole: true }) };

function option(label: Rule): Rule {
  return shape({ text: label, value: string({ min: 1, max: 75 }) }, { description: plain(75) });
}
const menuOption = option(plain(75));
const listOption = option(text(75));
const overflowOption = shape(
  { text: plain(75) },
  { value: string({ min: 1, max: 75 }), description: plain(75), url: address(3000) },
);
const group = shape({ label: plain(75), options: list(menuOption, { min: 1, max: 100 }) });

/** Values differ, and what is chosen at first is one of the options, word for word. */
function checkOptions(value: Shape, at: string, walk: Walk): void {
  const groups = Array.isArray(value.option_groups) ? value.option_groups : [];
  const inGroups = groups.flatMap((one: unknown) => (isShape(one) && Array.isArray(one.options) ? one.options : []));
  const options: unknown[] = Array.isArray(value.options) ? value.options : inGroups;
  const values = options.map((one) => (isShape(one) ? one.value : undefined)).filter((one) => one !== undefined);
  if (new Set(values).size < values.length) walk.found.push(`${at}: two options have one value`);
  const many: unknown[] = Array.isArray(value.initial_options) ? value.initial_options : [];
  const initial = [...many, ...(value.initial_option === undefined ? [] : [value.initial_option])];
  const known = new Set(options.map((one) => JSON.stringify(one)));
  if (initial.some((one) => !known.has(JSON.stringify(one))))
    walk.found.push(`${at}: an initial option is not among the options`);
}

function staticMenu(more: Readonly<Record<string, Rule>>): Rule {
  const optional = {
    ...menu,
    ...more,
    options: list(menuOption, { min: 1, max: 100 }),
    option_groups: list(group, { min: 1, max: 100 }),
  };
  return shape({ type: anything }, optional, (value, at, walk) => {
    const given = [value.options, value.option_groups].filter((one) => one !== undefined).length;
    if (given !== 1) walk.found.push(`${at}: needs options or option_groups, not both`);
    checkOptions(value, at, walk);
  });
}

const filter = shape(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
    exclude_external_shared_channels: bool,
    exclude_bot_users: bool,
  },
  (value, at, walk) => {
    if (Object.keys(value).length === 0) walk.found.push(`${at}: an empty filter`);
  },
);

/** Minimum not above maximum, what stands in it at first between the two. */
function checkTextLengths(value: Shape, at: string, walk: Walk): void {
  const min = typeof value.min_length === 'number' ? value.min_length : 0;
  const max = typeof value.max_length === 'number' ? value.max_length : 3000;
  if (min > max) walk.found.push(`${at}: min_length ${min} is above max_length ${max}`);
  const initial = value.initial_value;
  if (typeof initial === 'string' && initial !== '' && ([...initial].length < min || initial.length > max)) {
    walk.found.push(`${at}.initial_value: ${initial.length} characters, allowed are ${min} to ${max}`);
  }
}

function checkNumbers(value: Shape, at: string, walk: Walk): void {
  const [min, max, initial] = ['min_value', 'max_value', 'initial_value'].map((key) => value[key]);
  const smaller = (a: unknown, b: unknown) => a !== undefined && b !== undefined && Number(a) < Number(b);
  if (smaller(max, min)) walk.found.push(`${at}: min_value is above max_value`);
  if (smaller(initial, min) || smaller(max, initial)) walk.found.push(`${at}: initial_value is out of range`);
  for (const given of [min, max, initial]) {
    if (given === undefined) continue;
    if (typeof given !== 'string' || !/^-?\d+(\.\d+)?$/.test(given))
      walk.found.push(`${at}: ${JSON.stringify(given)} is no number`);
    else if (value.is_decimal_allowed === false && given.includes('.'))
      walk.found.push(`${at}: decimals are not allowed`);
  }
}

const feedback = shape({ text: plain(75), value: string({ min: 1, max: 2000 }) }, { accessibility_label: words(75) });

export const image: Rule = shape(
  { type: anything, alt_text: words(2000) },
  { image_url: address(3000), slack_file: slackFile() },
  (value, at, walk) => {
    onePicture(value, at, walk);
  },
);

/** Exactly one source of a picture. */
export function onePicture(value: Shape, at: string, walk: Walk): void {
  const given = [value.image_url, value.slack_file].filter((one) => one !== undefined).length;
  if (given !== 1) walk.found.push(`${at}: needs image_url or slack_file, not both`);
}

export function slackFile(): Rule {
  return shape({}, { url: address(3000), id: string({ min: 1 }) }, (value, at, walk) => {
    if (Object.keys(value).length !== 1) walk.found.push(`${at}: needs url or id, not both`);
  });
}

const buttonLook = { style: oneOf('primary', 'danger'), accessibility_label: words(75), confirm };
const button = shape(
  { type: anything, text: plain(75) },
  { ...common, ...buttonLook, value: string({ max: 2000 }), url: address(3000) },
);
const workflowTrigger = shape(
  { url: address(3000) },
  { customizable_input_parameters: list(shape({ name: string({ min: 1 }), value: string() })) },
);

/** Every element by its `type`. */
export const elements = {
  button,
  image,
  workflow_button: shape(
    { type: anything, text: plain(75), workflow: shape({ trigger: workflowTrigger }) },
    { ...common, ...buttonLook },
  ),
  checkboxes: shape(
    { type: anything, options: list(listOption, { min: 1, max: 10 }) },
    { ...choosing, initial_options: list(listOption, { min: 1 }) },
    checkOptions,
  ),
  radio_buttons: shape(
    { type: anything, options: list(listOption, { min: 1, max: 10 }) },
    { ...choosing, initial_option: listOption },
    checkOptions,
  ),
  overflow: shape(
    { type: anything, options: list(overflowOption, { min: 1, max: 5 }) },
    { ...common, confirm },
    checkOptions,
  ),
  static_select: staticMenu({ initial_option: menuOption }),
  multi_static_select: staticMenu({ initial_options: list(menuOption, { min: 1 }), ...several }),
  external_select: shape(
    { type: anything },
    { ...menu, initial_option: menuOption, min_query_length: number({ min: 0, whole: true }) },
  ),
  multi_external_select: shape(
    { type: anything },
    {
      ...menu,
      ...several,
      initial_options: list(menuOption, { min: 1 }),
      min_query_length: number({ min: 0, whole: true }),
    },
  ),
  users_select: shape({ type: anything }, { ...menu, initial_user: userId }),
  multi_users_select: shape({ type: anything }, { ...menu, ...several, initial_users: list(userId, { min: 1 }) }),
  channels_select: shape({ type: anything }, { ...menu, initial_channel: channelId, response_url_enabled: bool }),
  multi_channels_select: shape(
    { type: anything },
    { ...menu, ...several, initial_channels: list(channelId, { min: 1 }) },
  ),
  conversations_select: shape(
    { type: anything },
    {
      ...menu,
      initial_conversation: conversationId,
      default_to_current_conversation: bool,
      filter,
      response_url_enabled: bool,
    },
  ),
  multi_conversations_select: shape(
    { type: anything },
    {
      ...menu,
      ...several,
      initial_conversations: list(conversationId, { min: 1 }),
      default_to_current_conversation: bool,
      filter,
    },
  ),
  datepicker: shape({ type: anything }, { ...menu, initial_date: date }),
  timepicker: shape(
    { type: anything },
    { ...menu, initial_time: string({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }), timezone: string({ min: 1 }) },
  ),
  datetimepicker: shape(
    { type: anything },
    { ...choosing, initial_date_time: number({ min: 1_000_000_000, max: 9_999_999_999, whole: true }) },
  ),
  plain_text_input: shape(
    { type: anything },
    {
      ...typing,
      initial_value: string(),
      multiline: bool,
      min_length: number({ min: 0, max: 3000, whole: true }),
      max_length: number({ min: 1, max: 3000, whole: true }),
    },
    checkTextLengths,
  ),
  email_text_input: shape({ type: anything }, { ...typing, initial_value: string() }),
  url_text_input: shape({ type: anything }, { ...typing, initial_value: string() }),
  number_input: shape(
    { type: anything, is_decimal_allowed: bool },
    { ...typing, initial_value: anything, min_value: anything, max_value: anything },
    checkNumbers,
  ),
  rich_text_input: shape(
    { type: anything },
    {
      ...typing,
      initial_value: anything,
      min_lines: number({ min: 1, max: 100 }),
      max_lines: number({ min: 1, max: 100 }),
    },
  ),
  file_input: shape(
    { type: anything },
    { ...common, filetypes: list(string({ min: 1 })), max_files: number({ min: 1, max: 10, whole: true }) },
  ),
  feedback_buttons: shape({ type: anything, positive_button: feedback, negative_button: feedback }, common),
  icon_button: shape(
    { type: anything, icon: string({ min: 1 }), text: plain(75) },
    {
      ...common,
      confirm,
      accessibility_label: words(75),
      value: string({ max: 2000 }),
      visible_to_user_ids: list(userId),
    },
  ),
} satisfies Readonly<Record<string, Rule>>;

type ElementType = keyof typeof elements;

/** A rule that takes these element types and no other. */
export function elementOf(types: readonly ElementType[], more: Readonly<Record<string, Rule>> = {}): Rule {
  return byType({ ...Object.fromEntries(types.map((type) => [type, elements[type]])), ...more }, 'element');
}

const MENUS = ['static_select', 'external_select', 'users_select', 'conversations_select', 'channels_select'] as const;
const MULTI_MENUS = [
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
] as const;
const SHARED = ['checkboxes', 'datepicker', 'radio_buttons', 'timepicker', ...MENUS, ...MULTI_MENUS] as const;

export const actionsElement = elementOf([
  ...SHARED,
  'button',
  'datetimepicker',
  'overflow',
  'workflow_button',
  'rich_text_input',
]);
export const accessory = elementOf([...SHARED, 'button', 'image', 'overflow', 'workflow_button']);
export const contextActionsElement = elementOf(['feedback_buttons', 'icon_button']);
export const inputElement = elementOf([
  ...SHARED,
  'datetimepicker',
  'email_text_input',
  'file_input',
  'number_input',
  'plain_text_input',
  'rich_text_input',
  'url_text_input',
]);
