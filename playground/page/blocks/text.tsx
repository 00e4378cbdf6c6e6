import type { ReactNode } from 'react';
import { withEmoji } from './emoji.ts';
import { Mrkdwn } from './mrkdwn.tsx';

/** A text object of Block Kit. */
export type TextObject = { readonly type: string; readonly text: string };

export function Text({ text }: { readonly text: TextObject }): ReactNode {
  return text.type === 'mrkdwn' ? <Mrkdwn text={text.text} /> : <span className="plain">{withEmoji(text.text)}</span>;
}

/** The words of a plain text object; empty for anything else. */
export function wordsOf(text: unknown): string {
  const words = typeof text === 'object' && text !== null && 'text' in text ? text.text : '';
  return typeof words === 'string' ? withEmoji(words) : '';
}
