import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { cutMrkdwn, isMrkdwn, type Mrkdwn, mrkdwnSource } from '../mrkdwn.ts';
import { cleanText, cutText, isBlank } from '../text.ts';
import { TEXT_MAX } from './limits.ts';

/** A string is shown as it stands (`plain_text`, nothing in it is interpreted); `Mrkdwn` is our own markup. */
export type Text = string | Mrkdwn;

/** A text object of at most `max` characters. A text nobody could see becomes `(blank)`, as Slack refuses empty ones. */
export function textObject(text: Text, max: number = TEXT_MAX): PlainTextElement | MrkdwnElement {
  return isMrkdwn(text) ? mrkdwnObject(text, max) : plainText(text, max);
}

/** `emoji`: people's own `:tada:` (Slack's inputs deliver emoji so) shows as they meant it. */
export function plainText(text: string, max: number = TEXT_MAX): PlainTextElement {
  return { type: 'plain_text', text: shown(text, max), emoji: true };
}

/** A string of at most `max` characters that is never empty, for the fields that aren't text objects. */
export function shown(text: string, max: number): string {
  const clean = cleanText(text);
  return isBlank(clean) ? BLANK : cutText(clean, max);
}

const BLANK = '(blank)';

/** `verbatim`: Slack must not make links and mentions out of bare words such as `@here` or `evil.example`. */
function mrkdwnObject(text: Mrkdwn, max: number): MrkdwnElement {
  const source = mrkdwnSource(cutMrkdwn(text, max));
  return { type: 'mrkdwn', text: isBlank(source) ? BLANK : source, verbatim: true };
}
