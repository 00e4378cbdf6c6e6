import { cleanText, cutText, ENTITY, isBlank, isolateDirection, safeCut } from './text.ts';

const made: unique symbol = Symbol('mrkdwn');

/** Slack markup of our own making. Only `md` and the functions of this file make it, so people's text can't pass for it. */
export type Mrkdwn = { readonly [made]: string };

/**
 * Writes Slack markup: the literal parts are markup, every plain value is people's text and stays text, `Mrkdwn`
 * values pass through. ``md`*${task.title}* is due ${dueOn}` ``
 */
export function md(literals: TemplateStringsArray, ...values: readonly (Mrkdwn | string | number)[]): Mrkdwn {
  const parts = literals.map((literal, n) => {
    const value = values[n];
    const ours = literal.replace(/&(?!(?:amp|lt|gt);)/g, '&amp;');
    return value === undefined ? ours : ours + sourceOf(value);
  });
  return make(parts.join(''));
}

/** One piece of markup from many, empty ones left out. */
export function joinMd(pieces: readonly (Mrkdwn | string)[], separator: string): Mrkdwn {
  const sources = pieces.map(sourceOf).filter((source) => source !== '');
  return make(sources.join(escapeControl(separator)));
}

/** The markup as Slack reads it; for the builders that put it into a block. */
export function mrkdwnSource(mrkdwn: Mrkdwn): string {
  return mrkdwn[made];
}

export function isMrkdwn(value: unknown): value is Mrkdwn {
  return typeof value === 'object' && value !== null && made in value;
}

/**
 * Shortens markup to at most `max` UTF-16 units, ending in `…`; never cuts an entity, a link, a mention or a grapheme.
 */
export function cutMrkdwn(mrkdwn: Mrkdwn, max: number): Mrkdwn {
  const source = mrkdwn[made];
  if (source.length <= max) return mrkdwn;
  return make(`${source.slice(0, safeCut(source, max - 1, WHOLE))}…`);
}

/**
 * The text beside the blocks, as notifications show it: control characters escaped, nothing added for the sake of
 * formatting, at most `max` UTF-16 units. Empty when a reader would see nothing.
 */
export function notificationText(text: Mrkdwn | string, max: number): string {
  const source = isMrkdwn(text) ? text[made].replace(LITERAL, '$1') : escapeControl(text);
  return isBlank(source) ? '' : cutMrkdwn(make(source), max)[made];
}

/**
 * Escapes the three control characters, nothing else. Most callers want `md`, or `message` for the text beside blocks.
 * Source: docs.slack.dev, formatting message text.
 */
export function escapeControl(text: string): string {
  return cleanText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * A link made by us. A blank label shows the address; a label over 300 characters is cut, so that the link stays whole.
 * @returns the label as text when the address isn't http(s), carries a user name or is too long for one section
 */
export function link(url: string, label: string): Mrkdwn {
  const safe = safeUrl(url);
  const text = isBlank(label) ? url : label;
  if (safe === null) return md`${text}`;
  const source = `<${safe.replaceAll('&', '&amp;')}|${escapeControl(disarm(cutText(oneLine(text), 300)))}>`;
  return source.length > URL_MAX ? md`${text}` : make(source);
}

/** Longest address, in characters. Source: Slack Block Kit reference, button element, `url`. */
export const URL_MAX = 3000;

/** The address in canonical form, fit to stand in markup; null unless http(s), without user name, at most 3,000 characters. */
export function safeUrl(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) return null;
  if (parsed.username !== '' || parsed.password !== '') return null;
  const href = parsed.href.replace(/[<>|`*_~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return href.replaceAll('&', '&amp;').length > URL_MAX ? null : href;
}

/** @throws Error when the id isn't one of Slack's: a mention is never made from text */
export function mentionUser(id: string): Mrkdwn {
  return make(`<@${checkId(id, /^[UW][A-Z0-9]{2,40}$/, 'user')}>`);
}

/** @throws Error when the id isn't one of Slack's */
export function mentionChannel(id: string): Mrkdwn {
  return make(`<#${checkId(id, /^[CG][A-Z0-9]{2,40}$/, 'channel')}>`);
}

/**
 * An instant that every reader sees in their own zone and language, for messages many read.
 * Old clients show the fallback, in UTC. Source: docs.slack.dev, date formatting.
 */
export function slackTime(instant: Date, shape: 'day' | 'time' | 'day and time'): Mrkdwn {
  const format = { day: '{date_short_pretty}', time: '{time}', 'day and time': '{date_short_pretty}, {time}' }[shape];
  const [day, time] = instant.toISOString().slice(0, 16).split('T');
  const fallback = { day, time: `${time} UTC`, 'day and time': `${day}, ${time} UTC` }[shape];
  return make(`<!date^${Math.floor(instant.getTime() / 1000)}^${format}|${fallback}>`);
}

/** A code span: nothing inside is formatted. Backticks become U+02CB, lines are joined. */
export function code(text: string): Mrkdwn {
  const inside = escapeControl(oneLine(text).replace(/[`｀]/g, 'ˋ'));
  return isBlank(inside) ? make('') : make(`\`${inside}\``);
}

/** What a person's text becomes inside markup; also what `md` does to every plain value. */
function escapeText(text: string): string {
  const clean = isolateDirection(cleanText(cutText(text, VALUE_MAX)));
  const parts = clean.split(MARKERS);
  const risky = parts.flatMap((part, n) => (n % 2 === 1 && mayFormat(part, parts[n - 1], parts[n + 1]) ? [n] : []));
  if (risky.length > LITERALS_MAX) return breakQuotes(escapeControl(clean));
  const asText = parts.map((part, n) => (risky.includes(n) ? literal(part) : escapeControl(part)));
  return breakQuotes(asText.join(''));
}

/** No message shows more than 12,000 characters, so what a longer value holds beyond is never looked at. */
const VALUE_MAX = 12_000;

/** Runs of one formatting character; Slack reads the full-width forms too. */
const MARKERS = /(\*+|_+|~+|`+|＊+|＿+|｀+)/;

/** More literals than this would spend Slack's 3,000 characters on them: then formatting shows, and no word is lost. */
const LITERALS_MAX = 30;

/**
 * Slack has no escape for formatting characters. The fallback of a date that can't be formatted is shown as it stands,
 * so it carries them. Source: yhatt/jsx-slack docs/about-escape-and-exact-mode.md.
 */
function literal(run: string): string {
  return `<!date^00000000^{_}|${run}>`;
}

const LITERAL = /<!date\^00000000\^\{_\}\|([^>]*)>/g;

/** Formatting starts and ends at the border of a word; inside a word (`snake_case`) or between blanks it does nothing. */
function mayFormat(run: string, before = '', after = ''): boolean {
  if (/[`｀]/.test(run)) return true;
  if (/\s$/u.test(before) && /^\s/u.test(after)) return false;
  return !(/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after));
}

/** A line that starts with `>` would become a quote; an invisible word joiner before it prevents that. */
function breakQuotes(escaped: string): string {
  return escaped.replace(/^(?=&gt;|＞)/gm, '\u2060');
}

/** Inside `<url|label>` nothing can be nested: look-alikes stand in for the characters that would format. */
function disarm(label: string): string {
  return label.replace(/[*＊_＿~`｀]/g, (sign) => LOOK_ALIKE[sign] ?? sign);
}

const LOOK_ALIKE: Readonly<Record<string, string>> = {
  '*': '∗',
  '＊': '﹡',
  _: 'ˍ',
  '＿': 'ˍ',
  '~': '∼',
  '`': 'ˋ',
  '｀': 'ˋ',
};

/** What a cut must not enter: entities and everything between angle brackets. */
const WHOLE = new RegExp(`${ENTITY.source}|<[^>]*>`, 'g');

function sourceOf(value: Mrkdwn | string | number): string {
  return isMrkdwn(value) ? value[made] : escapeText(String(value));
}

function make(source: string): Mrkdwn {
  return { [made]: source };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function checkId(id: string, pattern: RegExp, kind: string): string {
  if (!pattern.test(id)) throw new Error(`not a Slack ${kind} id: ${JSON.stringify(id)}`);
  return id;
}
