import type { TextObject } from '../blocks/text.tsx';

export type Option = {
  readonly text: TextObject;
  readonly value: string;
  readonly description?: TextObject;
  readonly url?: string;
};

export type OptionGroup = { readonly label: TextObject; readonly options: readonly Option[] };

export type Confirm = {
  readonly title?: TextObject;
  readonly text: TextObject;
  readonly confirm?: TextObject;
  readonly deny?: TextObject;
  readonly style?: 'primary' | 'danger';
};

type Filter = {
  readonly include?: readonly ('im' | 'mpim' | 'private' | 'public')[];
  readonly exclude_bot_users?: boolean;
};

/** An element of Block Kit, of any type: the parts the page looks at. */
export type Element = {
  readonly type: string;
  readonly action_id: string;
  readonly text?: TextObject;
  readonly value?: string;
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
  readonly accessibility_label?: string;
  readonly confirm?: Confirm;
  readonly placeholder?: TextObject;
  readonly options?: readonly Option[];
  readonly option_groups?: readonly OptionGroup[];
  readonly multiline?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: string;
  readonly max_value?: string;
  readonly min_query_length?: number;
  readonly is_decimal_allowed?: boolean;
  readonly max_selected_items?: number;
  readonly focus_on_load?: boolean;
  readonly filter?: Filter;
  readonly timezone?: string;
  readonly dispatch_action_config?: { readonly trigger_actions_on?: readonly string[] };
  readonly [initial: `initial_${string}`]: unknown;
};

/** What stands in an element, as Slack sends it in a form's state: `type` and one or two fields more. */
export type Value = Readonly<Record<string, unknown>> & { readonly type: string };

/** Every choice of a static menu, its groups included. */
export function optionsOf(element: Pick<Element, 'options' | 'option_groups'>): readonly Option[] {
  return [...(element.options ?? []), ...(element.option_groups ?? []).flatMap(({ options }) => options)];
}

/** True for elements that hold something; buttons and menus of deeds don't. */
export function holdsValue({ type }: Element): boolean {
  return Object.hasOwn(fields, type);
}

/** True where people write letter by letter. */
export function isTyped({ type }: Element): boolean {
  return type.endsWith('_input');
}

/** True for many boxes under one name. */
export function isGroup({ type }: Element): boolean {
  return type === 'checkboxes' || type === 'radio_buttons';
}

type Field = { readonly field: string; readonly initial: string; readonly many: boolean };

const one = (field: string, initial = `initial_${field.replace('selected_', '')}`): Field => ({
  ...{ field, initial, many: false },
});
const many = (field: string): Field => ({ ...one(field), many: true });

/** The name of the field in which an element's value stands, and whether it is a list. Source: `@slack/types`. */
export const fields: Readonly<Record<string, Field>> = {
  plain_text_input: one('value'),
  number_input: one('value'),
  email_text_input: one('value'),
  url_text_input: one('value'),
  rich_text_input: one('rich_text_value', 'initial_value'),
  static_select: one('selected_option'),
  external_select: one('selected_option'),
  radio_buttons: one('selected_option'),
  multi_static_select: many('selected_options'),
  multi_external_select: many('selected_options'),
  checkboxes: many('selected_options'),
  users_select: one('selected_user'),
  multi_users_select: many('selected_users'),
  channels_select: one('selected_channel'),
  multi_channels_select: many('selected_channels'),
  conversations_select: one('selected_conversation'),
  multi_conversations_select: many('selected_conversations'),
  datepicker: one('selected_date'),
  timepicker: one('selected_time'),
  datetimepicker: one('selected_date_time'),
};

/** What stands in an element before anybody touches it. */
export function initialValue(element: Element): Value {
  const known = fields[element.type];
  if (known === undefined) return { type: element.type };
  const initial = element[known.initial as `initial_${string}`];
  return { type: element.type, [known.field]: initial ?? (known.many ? [] : null) };
}

/** The value of an element in which this was chosen. @param what null for nothing */
export function valueWith(element: Element, what: unknown): Value {
  return { type: element.type, [fields[element.type]?.field ?? 'value']: what };
}

/** What was chosen: text, an id or an option; null or an empty list when nothing. */
export function chosen(value: Value): unknown {
  return value[fields[value.type]?.field ?? ''];
}

export function isEmpty(value: Value): boolean {
  const what = chosen(value);
  if (typeof what === 'string') return what.trim() === '';
  return what === null || what === undefined || (Array.isArray(what) && what.length === 0);
}
