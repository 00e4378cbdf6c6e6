/**
 * Slack's limits, in characters unless said otherwise; counted here in UTF-16 units, the larger way of counting.
 * Where Slack's sources differ, the smaller stands. "Types" is the JSDoc of `@slack/types` 3.2.0, "Python" the constants
 * of python-slack-sdk 3.43, "reference" docs.slack.dev/reference/block-kit.
 */

/** Blocks of one message. Source: reference, blocks. */
export const MESSAGE_BLOCKS_MAX = 50;
/**
 * All strings a message shows or carries, together. Slack answered `msg_blocks_too_long` at about 13,200 characters of
 * legal blocks (slackapi/bolt-js #2509); 12,000 is also its limit of all markdown blocks together.
 */
export const MESSAGE_CHARACTERS_MAX = 12_000;
/** The `text` beside the blocks. Source: chat.postMessage, advice ("4,000 characters"). */
export const MESSAGE_TEXT_MAX = 4000;
/** Blocks of one modal or Home tab, at least 1. Source: Types, views. */
export const VIEW_BLOCKS_MAX = 100;
/** A whole view as JSON, in bytes. Source: views.open, `view_too_large` (250 kB). */
export const VIEW_BYTES_MAX = 250_000;
/** Title, submit and close of a modal, each. Source: Types, views. */
export const VIEW_TITLE_MAX = 24;
/** Source: Types, views. */
export const PRIVATE_METADATA_MAX = 3000;
/** block_id, action_id, callback_id and external_id, each. Source: Types, blocks and views. */
export const ID_MAX = 255;
/** Any text object; section text. At least 1. Source: Types, composition objects. */
export const TEXT_MAX = 3000;
/** Source: Types, section block. */
export const SECTION_FIELDS_MAX = 10;
/** One field of a section. Source: Types, section block. */
export const FIELD_MAX = 2000;
/** Source: Types, header block. */
export const HEADER_MAX = 150;
/** Elements of one actions block. Source: Types, actions block. */
export const ACTIONS_MAX = 25;
/** Elements of one context block. Source: Types, context block. */
export const CONTEXT_MAX = 10;
/** Image title and alt_text, each; label and hint of an input. Source: Types, image and input block. */
export const LABEL_MAX = 2000;
/** Button text and accessibility_label, each. Source: Types, button. */
export const BUTTON_MAX = 75;
/** Source: Types, button. */
export const BUTTON_VALUE_MAX = 2000;
/** Source: Types, confirmation dialog: title, text, and each of its two buttons. */
export const CONFIRM_TITLE_MAX = 100;
export const CONFIRM_TEXT_MAX = 300;
export const CONFIRM_BUTTON_MAX = 30;
/** Text and description of an option, and an option group's label. Source: Types, option. */
export const OPTION_MAX = 75;
/** Value of an option: 75 in Types, 150 in Python. */
export const OPTION_VALUE_MAX = 75;
/** Options of a select, and option groups. Source: Types, select. */
export const SELECT_OPTIONS_MAX = 100;
/** Options of an overflow menu, at least 1. Source: Types, overflow. */
export const OVERFLOW_OPTIONS_MAX = 5;
/** Options of checkboxes and of radio buttons. Source: Types. */
export const CHOICES_MAX = 10;
/** Source: Types, placeholder. */
export const PLACEHOLDER_MAX = 150;
/** Longest text a plain text input can be asked for. Source: Types, plain text input. */
export const INPUT_MAX = 3000;
/** Rows, the header included, and columns of a table. Source: Types, table block. */
export const TABLE_ROWS_MAX = 100;
export const TABLE_COLUMNS_MAX = 20;
/** One cell of a table. Source: third-party measurement, not official. */
export const TABLE_CELL_MAX = 2000;
/** Rows of a data table, the header not counted. Source: reference, data table block. */
export const LARGE_TABLE_ROWS_MAX = 100;
/** All cells of a data table together. Source: reference, data table block. */
export const LARGE_TABLE_CHARACTERS_MAX = 10_000;
/** Slack's own charts in one message. Source: Slack's answer `invalid_blocks`, found by vercel/chat #696; not in the reference. */
export const MESSAGE_CHARTS_MAX = 2;
