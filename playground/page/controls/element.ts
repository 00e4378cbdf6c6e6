import type { TextObject } from '../blocks/text.tsx';

export type Option = {
  readonly text: TextObject;
  readonly value: string;
  readonly description?: TextObject;
  readonly url?: string;
};

export type Confirm = {
  readonly title: TextObject;
  readonly text: TextObject;
  readonly confirm: TextObject;
  readonly deny: TextObject;
  readonly style?: 'primary' | 'danger';
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
  readonly option_groups?: readonly { readonly label: TextObject; readonly options: readonly Option[] }[];
  readonly multiline?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: string;
  readonly max_value?: string;
  readonly is_decimal_allowed?: boolean;
  readonly max_selected_items?: number;
  readonly focus_on_load?: boolean;
  readonly filter?: { readonly include?: readonly string[] };
  readonly [initial: `initial_${string}`]: unknown;
};

/** What stands in an element, as Slack sends it in a form's state: `type` and one or two fields more. */
export type Value = Readonly<Record<string, unknown>> & { readonly type: string };

/** Every choice of a static menu, its groups included. */
export function optionsOf(element: Element): readonly Option[] {
  return [...(element.options ?? []), ...(element.option_groups ?? []).flatMap(({ options }) => options)];
}

/** True for elements that hold something; buttons and menus of deeds don't. */
export function holdsValue({ type }: Element): boolean {
  return fields[type] !== undefined;
}

/** The name of the field in which an element's value stands, and whether it is a list. */
export const fields: Readonly<Record<string, { readonly field: string; readonly many: boolean } | undefined>> = {
  plain_text_input: { field: 'value', many: false },
  number_input: { field: 'value', many: false },
  email_text_input: { field: 'value', many: false },
  url_text_input: { field: 'value', many: false },
  static_select: { field: 'selected_option', many: false },
  radio_buttons: { field: 'selected_option', many: false },
  multi_static_select: { field: 'selected_options', many: true },
  checkboxes: { field: 'selected_options', many: true },
  users_select: { field: 'selected_user', many: false },
  multi_users_select: { field: 'selected_users', many: true },
  channels_select: { field: 'selected_channel', many: false },
  multi_channels_select: { field: 'selected_channels', many: true },
  conversations_select: { field: 'selected_conversation', many: false },
  multi_conversations_select: { field: 'selected_conversations', many: true },
  datepicker: { field: 'selected_date', many: false },
  timepicker: { field: 'selected_time', many: false },
};

/** What stands in an element before anybody touches it. */
export function initialValue(element: Element): Value {
  const known = fields[element.type];
  if (known === undefined) return { type: element.type };
  const initial = element[`initial_${known.field.replace('selected_', '')}`];
  return { type: element.type, [known.field]: initial ?? (known.many ? [] : null) };
}

/** What was chosen: text, an id or an option; null or an empty list when nothing. */
export function chosen(value: Value): unknown {
  return value[fields[value.type]?.field ?? ''];
}

export function isEmpty(value: Value): boolean {
  const what = chosen(value);
  return what === null || what === undefined || what === '' || (Array.isArray(what) && what.length === 0);
}
