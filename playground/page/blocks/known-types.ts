/**
 * Every type of Block Kit that the page draws and lets people use. Tests refuse what Muster says with any other, so
 * a feature that needs one more draws it here first; a sample of each is drawn and used by the page's own test.
 */
export const knownTypes = {
  blocks: [
    ...['actions', 'context', 'data_table', 'data_visualization', 'divider', 'header', 'image', 'input'],
    ...['markdown', 'rich_text', 'section', 'table'],
  ],
  elements: [
    ...['button', 'image', 'overflow'],
    ...['plain_text_input', 'rich_text_input', 'number_input', 'email_text_input', 'url_text_input'],
    ...['static_select', 'external_select', 'users_select', 'channels_select', 'conversations_select'],
    ...['multi_static_select', 'multi_external_select', 'multi_users_select'],
    ...['multi_channels_select', 'multi_conversations_select'],
    ...['checkboxes', 'radio_buttons', 'datepicker', 'timepicker', 'datetimepicker'],
  ],
  /** Parts of rich text, and the words within them. */
  richText: [
    ...['rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote'],
    ...['text', 'link', 'user', 'channel', 'usergroup', 'broadcast', 'emoji', 'date', 'color'],
  ],
  cells: ['raw_text', 'raw_number', 'rich_text'],
  texts: ['plain_text', 'mrkdwn'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
