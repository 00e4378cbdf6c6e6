/** Longest title. Source: Slack Block Kit reference, header block text (150, plain text only). */
export const TITLE_MAX = 150;

/** Longest details, blocker reason and "what was tried". Source: Slack, plain_text_input max_length (3,000). */
export const DETAILS_MAX = 3000;

/** Longest answer to "waiting on something outside" and longest reason of a verb: fits into one line of a card. */
export const LINE_MAX = 300;

/** Most labels on a task, and the longest one: they share one context line of a card. */
export const LABELS_MAX = 10;
export const LABEL_MAX = 30;

/** Most people per letter C and I, most tasks waited for, most children made at once: a card still names each. */
export const PEOPLE_MAX = 20;
export const WAITS_MAX = 20;
export const CHILDREN_MAX = 10;

/** How long the one who acted may undo, in milliseconds. Source: product page, section 2. */
export const UNDO_WINDOW_MS = 10 * 60_000;
